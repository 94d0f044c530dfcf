package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.EnglishFigures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the newest model may be used.
 *
 * @param judged  empty before there is a model that went through the gate
 * @param checks  what it was held to
 * @param history the newest change of status of each model, newest model first, at most {@value #SHOWN}
 */
public record GateSection(Optional<Judged> judged, List<Check> checks, List<Change> history) {
    /** Models shown. */
    public static final int SHOWN = 12;

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

    private static final String HISTORY = """
            select
                m.model_id as model_id,
                m.as_of as as_of,
                s.status as status,
                s.reason as reason
            from model as m
            join model_status as s on s.model_id = m.model_id and s.run_id <= %s
            qualify row_number() over (partition by m.model_id order by s.change_no desc) = 1
            order by m.model_id desc
            limit %s
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
    public record Check(String name, String segment, boolean passed, String reason) {

        /** The check in words, with its segment. */
        String words() {
            return EnglishFigures.words(name) + (segment.equals("all") ? "" : " of " + segment);
        }
    }

    /** What became of a model, and why. */
    public record Change(long modelId, Instant asOf, String status, String reason) {}

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
                        .orElse(List.of()),
                store.rows(
                        HISTORY.formatted(Sql.literal(subject.runId()), SHOWN),
                        row -> new Change(
                                row.number("model_id"), row.instant("as_of"), row.text("status"), row.text("reason"))));
    }

    /** The checks that were not passed, as a part of a sentence. */
    String failures() {
        return checks.stream()
                .filter(check -> !check.passed())
                .map(Check::words)
                .collect(Collectors.joining(", "));
    }

    /** Whether the model was refused. */
    public boolean refused() {
        return judged.filter(model -> model.status().equals("refused")).isPresent();
    }
}
