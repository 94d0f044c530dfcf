package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * Whether the newest model may be used.
 *
 * @param judged empty before there is a model that went through the gate
 */
public record GateSection(Optional<Judged> judged, List<Check> checks) {
    private static final String JUDGED = """
            select
                g.model_id as model_id,
                m.status as status,
                g.champion_id as champion_id,
                g.basis as basis,
                g.row_count as row_count,
                g.positive_count as positive_count
            from gate_check as g
            join model as m on m.model_id = g.model_id
            where m.run_id <= %s
            order by g.model_id desc, g.position
            limit 1
            """;
    private static final String CHECKS = """
            select
                check_name as check_name,
                segment as segment,
                passed as passed,
                reason as reason
            from gate_check
            where model_id = %s
            order by position
            """;

    /**
     * The model that was judged.
     *
     * @param championId    the model it was compared with; empty for the first
     * @param basis         frozen, refitted or base_rate
     * @param rowCount      rows compared
     * @param positiveCount those that reached the target
     */
    public record Judged(
            long modelId, String status, Optional<Long> championId, String basis, long rowCount, long positiveCount) {

        private static Judged of(Row row) {
            return new Judged(
                    row.number("model_id"),
                    row.text("status"),
                    row.optionalNumber("champion_id"),
                    row.text("basis"),
                    row.number("row_count"),
                    row.number("positive_count"));
        }

        /** What it was compared with, as a part of a sentence. */
        public String against() {
            return switch (basis) {
                case "frozen" -> "against champion " + championNumber() + " as it is, on the rows that came after it";
                case "refitted" ->
                    "against the recipe of champion " + championNumber()
                            + ", both fitted on the rows before the compared ones";
                default -> "against saying the same of every lead, for there was no champion to compare with";
            };
        }

        private String championNumber() {
            return championId.map(String::valueOf).orElse("");
        }
    }

    /** One thing that the model was held to. */
    public record Check(String name, String segment, boolean passed, String reason) {}

    public static GateSection read(Store store, Subject subject) {
        Optional<Judged> judged = store.first(JUDGED.formatted(Sql.literal(subject.runId())), Judged::of);
        return new GateSection(
                judged,
                judged.map(model -> store.rows(
                                CHECKS.formatted(Sql.literal(model.modelId())),
                                row -> new Check(
                                        row.text("check_name"),
                                        row.text("segment"),
                                        row.truth("passed"),
                                        row.text("reason"))))
                        .orElse(List.of()));
    }

    /** Whether the model was refused. */
    public boolean refused() {
        return judged.filter(model -> model.status().equals("refused")).isPresent();
    }
}
