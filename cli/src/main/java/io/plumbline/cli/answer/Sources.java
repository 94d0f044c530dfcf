package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.ingest.Survivors;
import io.plumbline.engine.store.Store;
import java.util.List;

/**
 * What one run imported.
 *
 * @param leads leads in the store now, without records merged into others
 * @param events events in the store now, as last told
 * @param outcomes outcomes in the store now, as last told
 * @param mergedIntoUnlisted merged records in the store now whose surviving lead no source of leads lists
 * @param sources in alphabetical order
 * @param refused most frequent first, at most {@value #REASONS_SHOWN}
 */
public record Sources(
        long leads, long events, long outcomes, long mergedIntoUnlisted, List<Source> sources, List<Refused> refused) {
    private static final int REASONS_SHOWN = 10;

    /**
     * Rows of one source by what became of them.
     *
     * @param kind      leads, events, outcomes or answers
     * @param known     rows that were in the store already
     * @param otherwise what they tell otherwise than files before
     */
    public record Source(
            String source,
            String kind,
            long files,
            long accepted,
            long known,
            long ignored,
            long rejected,
            Otherwise otherwise) {}

    /**
     * What files of one source tell otherwise than those before.
     *
     * @param changed   leads with changed attributes
     * @param corrected events and steps told otherwise
     * @param withdrawn steps told no more
     * @param late      new events and steps that were over before the export before
     * @param merged    records newly merged into another lead
     * @param deleted   records newly deleted
     */
    public record Otherwise(long changed, long corrected, long withdrawn, long late, long merged, long deleted) {
        boolean isNothing() {
            return changed + corrected + withdrawn + late + merged + deleted == 0;
        }
    }

    /**
     * A reason for refusing rows.
     *
     * @param columnName empty when the whole row is concerned
     */
    public record Refused(String source, String columnName, String reason, long rows) {}

    /** Reads what a run left in {@code source_file} and {@code rejected_row}. */
    public static Sources read(Store store, long runId) {
        return new Sources(
                count(store, "lead as l where not exists (select 1 from lead_merge as g where g.lead_id = l.lead_id)"),
                count(store, "event where replaced_at is null"),
                count(store, "outcome where replaced_at is null"),
                Survivors.of(store).unlisted(),
                sources(store, runId),
                refused(store, runId));
    }

    private static long count(Store store, String rows) {
        return store.number("select count(*) from " + rows).orElse(0L);
    }

    private static List<Source> sources(Store store, long runId) {
        return store.rows(
                """
                select
                    source,
                    kind,
                    count(*) as files,
                    cast(sum(accepted_count) as bigint) as accepted,
                    cast(sum(known_count) as bigint) as known,
                    cast(sum(ignored_count) as bigint) as ignored,
                    cast(sum(rejected_count) as bigint) as rejected,
                    cast(sum(changed_count) as bigint) as changed,
                    cast(sum(corrected_count) as bigint) as corrected,
                    cast(sum(withdrawn_count) as bigint) as withdrawn,
                    cast(sum(late_count) as bigint) as late,
                    cast(sum(merged_count) as bigint) as merged,
                    cast(sum(deleted_count) as bigint) as deleted
                from source_file
                where run_id = %s
                group by source, kind
                order by source, kind
                """.formatted(runId),
                row -> new Source(
                        row.text("source"),
                        row.text("kind"),
                        row.number("files"),
                        row.number("accepted"),
                        row.number("known"),
                        row.number("ignored"),
                        row.number("rejected"),
                        new Otherwise(
                                row.number("changed"),
                                row.number("corrected"),
                                row.number("withdrawn"),
                                row.number("late"),
                                row.number("merged"),
                                row.number("deleted"))));
    }

    private static List<Refused> refused(Store store, long runId) {
        return store.rows(
                """
                select
                    source,
                    coalesce(column_name, '') as column_name,
                    reason,
                    count(*) as row_count
                from rejected_row
                where run_id = %s
                group by source, coalesce(column_name, ''), reason
                order by row_count desc, source, column_name, reason
                limit %s
                """.formatted(runId, REASONS_SHOWN),
                row -> new Refused(
                        row.text("source"), row.text("column_name"), row.text("reason"), row.number("row_count")));
    }

    void print(Page page) {
        page.line("The store holds " + Figures.counted(leads, "lead", "leads") + ", "
                + Figures.counted(events, "event", "events") + " and "
                + Figures.counted(outcomes, "outcome", "outcomes") + ".");
        if (mergedIntoUnlisted > 0) {
            page.line(Figures.counted(mergedIntoUnlisted, "merged record", "merged records")
                    + " went into a lead that stands in no source of leads.");
        }
        page.table(sourceTable());
        if (!sources.stream().allMatch(each -> each.otherwise().isNothing())) {
            page.heading("Told otherwise than before");
            page.table(otherwiseTable());
        }
        if (!refused.isEmpty()) {
            page.heading("Refused rows (table rejected_row)");
            page.table(refusedTable());
        }
    }

    private TextTable sourceTable() {
        TextTable table = TextTable.of(
                TextTable.words("source"),
                TextTable.words("kind"),
                TextTable.numbers("files"),
                TextTable.numbers("new rows"),
                TextTable.numbers("known"),
                TextTable.numbers("ignored"),
                TextTable.numbers("refused"));
        sources.forEach(each -> table.row(
                each.source(),
                each.kind(),
                Figures.count(each.files()),
                Figures.count(each.accepted()),
                Figures.count(each.known()),
                Figures.count(each.ignored()),
                Figures.count(each.rejected())));
        return table;
    }

    private TextTable otherwiseTable() {
        TextTable table = TextTable.of(
                TextTable.words("source"),
                TextTable.numbers("changed"),
                TextTable.numbers("corrected"),
                TextTable.numbers("withdrawn"),
                TextTable.numbers("late"),
                TextTable.numbers("merged"),
                TextTable.numbers("deleted"));
        sources.stream().filter(each -> !each.otherwise().isNothing()).forEach(each -> {
            Otherwise otherwise = each.otherwise();
            table.row(
                    each.source(),
                    Figures.count(otherwise.changed()),
                    Figures.count(otherwise.corrected()),
                    Figures.count(otherwise.withdrawn()),
                    Figures.count(otherwise.late()),
                    Figures.count(otherwise.merged()),
                    Figures.count(otherwise.deleted()));
        });
        return table;
    }

    private TextTable refusedTable() {
        TextTable table = TextTable.of(
                TextTable.words("source"),
                TextTable.words("column"),
                TextTable.words("reason"),
                TextTable.numbers("rows"));
        refused.forEach(each -> table.row(each.source(), each.columnName(), each.reason(), Figures.count(each.rows())));
        return table;
    }
}
