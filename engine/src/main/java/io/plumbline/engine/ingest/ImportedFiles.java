package io.plumbline.engine.ingest;

import io.plumbline.engine.fingerprint.Sha256;
import io.plumbline.engine.ingest.ImportSummary.SourceSummary;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table {@code source_file}: which files were imported, and by which definition of their source. A file is known
 * when a file with this path and these bytes was imported by the same definition.
 *
 * @param definition fingerprint of everything that decides how the source is read
 */
record ImportedFiles(Store store, Source source, String definition) {

    static ImportedFiles of(Store store, Source source, String definition) {
        return new ImportedFiles(store, source, Sha256.hex(definition));
    }

    boolean knows(SourceTable table) {
        return store.number("""
                        select
                            1
                        from source_file
                        where source = %s
                            and path = %s
                            and sha256 = %s
                            and definition = %s
                        limit 1
                        """.formatted(
                                Sql.literal(source.name()),
                                Sql.literal(table.name()),
                                Sql.literal(table.sha256()),
                                Sql.literal(definition)))
                .isPresent();
    }

    /** Whether no file of a source was ever imported. */
    static boolean isFirst(Store store, Source source) {
        return store.number("select 1 from source_file where source = " + Sql.literal(source.name()) + " limit 1")
                .isEmpty();
    }

    /**
     * Notes the files read.
     *
     * @param knownAt the instant from which on the files' rows are known
     * @param newRows relation with {@code file_no}, one row per accepted row
     */
    SourceSummary record(long runId, Instant knownAt, List<SourceTable> tables, long unchanged, String newRows) {
        SourceSummary total = new SourceSummary(source.name(), source.kind(), tables.size(), unchanged, 0, 0, 0, 0, 0);
        Map<Integer, SourceSummary> counts = counts(newRows);
        for (int number = 0; number < tables.size(); number++) {
            SourceSummary counted =
                    counts.getOrDefault(number, new SourceSummary(source.name(), source.kind(), 1, 0, 0, 0, 0, 0, 0));
            store.execute("""
                    insert into source_file (
                        run_id, source, kind, path, sha256, byte_count, known_at,
                        accepted_count, rejected_count, ignored_count, known_count,
                        changed_count, corrected_count, withdrawn_count, late_count, merged_count, deleted_count,
                        definition)
                    values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0, 0, 0, 0, 0, 0, %s)
                    """.formatted(
                            runId,
                            Sql.literal(source.name()),
                            Sql.literal(source.kind()),
                            Sql.literal(tables.get(number).name()),
                            Sql.literal(tables.get(number).sha256()),
                            tables.get(number).bytes(),
                            Sql.literal(knownAt),
                            counted.accepted(),
                            counted.rejected(),
                            counted.ignored(),
                            counted.known(),
                            Sql.literal(definition)));
            total = sum(total, counted);
        }
        return total;
    }

    /** By number of file; a file without a row has none. */
    private Map<Integer, SourceSummary> counts(String newRows) {
        return store
                .rows(
                        """
                        with counts as (
                            select
                                file_no,
                                0 as accepted,
                                count(*) filter (refusal is null and not ignored) as fine,
                                count(*) filter (refusal is null and ignored) as ignored,
                                0 as rejected,
                                0 as cells
                            from %s
                            group by file_no
                            union all
                            select
                                file_no,
                                count(*) as accepted,
                                0 as fine,
                                0 as ignored,
                                0 as rejected,
                                0 as cells
                            from %s
                            group by file_no
                            union all
                            select
                                file_no,
                                0 as accepted,
                                0 as fine,
                                0 as ignored,
                                count(distinct case when not is_cell then row_no end) as rejected,
                                count(*) filter (is_cell) as cells
                            from %s
                            group by file_no
                        )
                        select
                            file_no,
                            cast(sum(accepted) as bigint) as accepted,
                            cast(sum(fine) as bigint) as fine,
                            cast(sum(ignored) as bigint) as ignored,
                            cast(sum(rejected) as bigint) as rejected,
                            cast(sum(cells) as bigint) as cells
                        from counts
                        group by file_no
                        """.formatted(Staging.ROWS, newRows, Staging.REFUSED),
                        row -> Map.entry((int) row.number("file_no"), summary(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private SourceSummary summary(Row row) {
        long accepted = row.number("accepted");
        return new SourceSummary(
                source.name(),
                source.kind(),
                1,
                0,
                accepted,
                row.number("fine") - accepted,
                row.number("ignored"),
                row.number("rejected"),
                row.number("cells"));
    }

    private static SourceSummary sum(SourceSummary total, SourceSummary one) {
        return new SourceSummary(
                total.source(),
                total.kind(),
                total.files(),
                total.unchanged(),
                total.accepted() + one.accepted(),
                total.known() + one.known(),
                total.ignored() + one.ignored(),
                total.rejected() + one.rejected(),
                total.cells() + one.cells());
    }
}
