package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import io.plumbline.engine.sql.Sql;
import java.util.List;
import java.util.Map;

/** Months with hardly a row between others of a source, where a month usually has some. */
final class SilentMonths implements Examination {
    private static final int USUAL_ROWS = 10;

    private static final String QUERY = """
            with records as (
                select
                    source,
                    occurred_at
                from event
                where replaced_at is null
                union all
                select
                    source,
                    occurred_at
                from outcome
                where replaced_at is null
                    and happened
            ),
            months as (
                select
                    source,
                    date_trunc('month', occurred_at) as month,
                    count(*) as row_count
                from records
                where occurred_at >= timestamp '1990-01-01'
                    and occurred_at < @now
                group by source, date_trunc('month', occurred_at)
            ),
            usual as (
                select
                    source,
                    median(row_count) as row_count
                from months
                group by source
            ),
            gaps as (
                select
                    m.source as source,
                    m.month as month,
                    datediff('month', lag(m.month) over (partition by m.source order by m.month), m.month) - 1 as silent
                from months as m
                join usual as u on u.source = m.source
                where u.row_count >= @usual
                    and m.row_count >= 0.1 * u.row_count
            )
            select
                source,
                cast(sum(silent) as bigint) as silent,
                strftime(arg_max(month - to_months(cast(silent as integer)), silent), '%Y-%m') as first_month
            from gaps
            where silent > 0
            group by source
            order by source
            """;

    @Override
    public List<Finding> findings(Imported imported) {
        return imported.store()
                .rows(
                        QUERY.replace("@usual", Integer.toString(USUAL_ROWS))
                                .replace("@now", Sql.literal(imported.now())),
                        row -> finding(row.text("source"), row.number("silent"), row.text("first_month")));
    }

    private static Finding finding(String source, long silent, String firstMonth) {
        return new Finding(
                "silent_months",
                Severity.WARNING,
                source,
                Figures.counted(silent, "month has", "months have") + " hardly a row; the longest gap begins in "
                        + firstMonth + ".",
                "export what is missing; if there is none, set `complete_since` to the month after the gap, so that"
                        + " silence is not taken for a lead's.",
                Map.of("silent_months", silent));
    }
}
