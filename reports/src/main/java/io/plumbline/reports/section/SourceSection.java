package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was imported and what was refused, over all imports up to the run.
 *
 * @param files      newest import first, at most {@value #SHOWN}
 * @param fileCount  files in the store
 * @param rejections rows refused, by source and reason
 */
public record SourceSection(List<SourceFile> files, long fileCount, List<Rejection> rejections) {
    /** Files, and kinds of refusal, shown. */
    static final int SHOWN = 100;

    private static final String FILES = """
            select
                source as source,
                kind as kind,
                path as path,
                sha256 as sha256,
                accepted_count as accepted_count,
                rejected_count as rejected_count,
                ignored_count as ignored_count,
                known_count as known_count,
                changed_count as changed_count,
                corrected_count as corrected_count,
                withdrawn_count as withdrawn_count,
                late_count as late_count,
                merged_count as merged_count,
                deleted_count as deleted_count,
                count(*) over () as file_count
            from source_file
            where run_id <= %s
            order by run_id desc, kind, source, path
            limit %s
            """;
    private static final String REJECTIONS = """
            select
                source as source,
                coalesce(column_name, '') as column_name,
                reason as reason,
                count(*) as row_count,
                count(*) over () as kind_count
            from rejected_row
            where run_id <= %s
            group by source, column_name, reason
            order by row_count desc, source, column_name, reason
            limit %s
            """;

    /**
     * A file imported.
     *
     * @param path      as the workspace names it; absent where leads are not named, for people name files after people
     * @param sha256    of its bytes
     * @param accepted  rows taken
     * @param rejected  rows refused
     * @param ignored   rows of no declared kind
     * @param known     rows that were in the store already
     * @param otherwise what it tells otherwise than files before: what, and how often; only what happened
     */
    public record SourceFile(
            String source,
            String kind,
            Optional<String> path,
            String sha256,
            long accepted,
            long rejected,
            long ignored,
            long known,
            List<Otherwise> otherwise,
            long fileCount) {

        /**
         * Something told otherwise than before.
         *
         * @param change changed, corrected, withdrawn, late, merged or deleted
         */
        public record Otherwise(String change, long count) {
            private static final List<String> CHANGES =
                    List.of("changed", "corrected", "withdrawn", "late", "merged", "deleted");

            private static List<Otherwise> of(Row row) {
                List<Otherwise> told = new ArrayList<>();
                CHANGES.forEach(change -> told.add(new Otherwise(change, row.number(change + "_count"))));
                return told.stream().filter(each -> each.count > 0).toList();
            }
        }

        private static SourceFile of(Row row, boolean anonymised) {
            return new SourceFile(
                    row.text("source"),
                    row.text("kind"),
                    row.optionalText("path").filter(path -> !anonymised),
                    row.text("sha256"),
                    row.number("accepted_count"),
                    row.number("rejected_count"),
                    row.number("ignored_count"),
                    row.number("known_count"),
                    Otherwise.of(row),
                    row.number("file_count"));
        }

        /** What it tells otherwise, in words; empty for nothing. */
        public String otherwise(Words words) {
            return otherwise.stream()
                    .map(each -> words.say(
                            "sources.otherwise." + each.change(),
                            "count",
                            words.figures().count(each.count())))
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * Rows of a source refused for one reason.
     *
     * @param column    empty where the whole row is at fault
     * @param kindCount kinds of refusal in the store
     */
    public record Rejection(String source, String column, String reason, long rowCount, long kindCount) {}

    /** How many kinds of refusal the store holds, shown or not. */
    public long kindCount() {
        return rejections.stream().mapToLong(Rejection::kindCount).findFirst().orElse(0);
    }

    public static SourceSection read(Store store, Subject subject) {
        List<SourceFile> files =
                store.rows(FILES.formatted(subject.runId(), SHOWN), row -> SourceFile.of(row, subject.anonymised()));
        List<Rejection> rejections = store.rows(
                REJECTIONS.formatted(subject.runId(), SHOWN),
                row -> new Rejection(
                        row.text("source"),
                        row.text("column_name"),
                        row.text("reason"),
                        row.number("row_count"),
                        row.number("kind_count")));
        long count = files.stream().mapToLong(SourceFile::fileCount).findFirst().orElse(0);
        return new SourceSection(files, count, rejections);
    }
}
