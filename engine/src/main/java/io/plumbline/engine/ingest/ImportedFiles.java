package io.plumbline.engine.ingest;

import io.plumbline.engine.fingerprint.Sha256;
import io.plumbline.engine.ingest.ImportSummary.SourceSummary;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Source;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table {@code source_file}: which files were imported, and by which definition of their source. A file is known
 * when the last file imported at its path with the same declared time had these bytes and was read by the same definition.
 *
 * @param definition fingerprint of everything that decides how the source is read
 */
record ImportedFiles(Store store, Source source, String definition) {

    static ImportedFiles of(Store store, Source source, String definition) {
        return new ImportedFiles(
                store, source, Sha256.hex(definition) + TimeReadings.of(source).text());
    }

    boolean knows(SourceTable table) {
        return store.number("""
                        select
                            1
                        from (
                            select
                                sha256,
                                definition
                            from source_file
                            where source = %s
                                and path = %s
                                and exported_at is not distinct from %s
                            order by run_id desc
                            limit 1
                        ) as f
                        where f.sha256 = %s
                            and f.definition = %s
                        """.formatted(
                                Sql.literal(source.name()),
                                Sql.literal(table.name()),
                                literal(Exports.declared(source.file(), table.name())),
                                Sql.literal(table.sha256()),
                                Sql.literal(definition)))
                .isPresent();
    }

    private static String literal(Optional<Instant> instant) {
        return instant.map(Sql::literal).orElse("cast(null as timestamp)");
    }

    /**
     * Notes the files read.
     *
     * @param newRows relation with {@code file_no}, one row per accepted row
     */
    SourceSummary record(long runId, Exports exports, long unchanged, String newRows) {
        SourceSummary total = SourceSummary.of(source).read(exports.all().size(), unchanged);
        Map<Integer, SourceSummary> counts = counts(newRows);
        for (int number = 0; number < exports.all().size(); number++) {
            Export export = exports.get(number);
            SourceSummary counted =
                    counts.getOrDefault(number, SourceSummary.of(source)).told(new HistoryCounts(store).of(number));
            store.execute("""
                    insert into source_file (
                        run_id, source, kind, path, sha256, byte_count, exported_at, known_at,
                        accepted_count, rejected_count, ignored_count, known_count,
                        changed_count, corrected_count, withdrawn_count, late_count, merged_count, deleted_count,
                        definition)
                    values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
                    """.formatted(
                            runId,
                            Sql.literal(source.name()),
                            Sql.literal(source.kind()),
                            Sql.literal(export.table().name()),
                            Sql.literal(export.table().sha256()),
                            export.table().bytes(),
                            literal(export.exportedAt()),
                            Sql.literal(export.knownAt()),
                            counted.accepted(),
                            counted.rejected(),
                            counted.ignored(),
                            counted.known(),
                            counted.history().literals(),
                            Sql.literal(definition)));
            total = total.plus(counted);
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
        return SourceSummary.of(source)
                .rows(
                        accepted,
                        row.number("fine") - accepted,
                        row.number("ignored"),
                        row.number("rejected"),
                        row.number("cells"));
    }
}
