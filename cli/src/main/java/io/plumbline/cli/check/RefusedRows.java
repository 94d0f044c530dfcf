package io.plumbline.cli.check;

import io.plumbline.engine.store.Store;
import java.util.List;

/**
 * Rows or cells that an import refuses for one reason.
 *
 * @param columnName empty when the whole row is concerned
 * @param rows       how many
 * @param first      where the first of them are, such as {@code leads.csv:17}
 */
public record RefusedRows(String source, String columnName, String reason, long rows, List<String> first) {
    private static final int PLACES = 3;

    /** All reasons, most frequent first. */
    static List<RefusedRows> of(Store store) {
        return store.rows(
                """
                with placed as (
                    select
                        source,
                        coalesce(column_name, '') as column_name,
                        reason,
                        path,
                        line,
                        row_number() over (
                            partition by source, column_name, reason
                            order by path, line
                        ) as place
                    from rejected_row
                )
                select
                    source,
                    column_name,
                    reason,
                    count(*) as row_count,
                    string_agg(concat_ws(':', path, line), chr(10) order by place) filter (where place <= %s) as places
                from placed
                group by source, column_name, reason
                order by row_count desc, source, column_name, reason
                """.formatted(PLACES),
                row -> new RefusedRows(
                        row.text("source"),
                        row.text("column_name"),
                        row.text("reason"),
                        row.number("row_count"),
                        row.text("places").lines().toList()));
    }
}
