package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
                measured as measured,
                low as low,
                high as high,
                bound as bound,
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
                s.cause as cause,
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

        /** What it was held against, and on which rows. */
        public String held(Words words) {
            return words.say(
                    "gate.held",
                    "basis",
                    basis,
                    "champion",
                    championId.map(String::valueOf).orElse(Figures.ABSENT),
                    "rows",
                    rowCount,
                    "conversions",
                    positiveCount);
        }
    }

    /** Checks of gains, told as shares of the champion's figure. */
    private static final Set<String> GAINS =
            Set.of("base_rate", "log_loss", "brier", "average_precision", "roc_auc", "top_decile_lift", "segment_harm");

    /**
     * One thing that the model was held to.
     *
     * @param measured what was found, with its interval where there is one; absent for a mere condition
     * @param bound    what it was held against, in the unit of what was found; of the calibration slope its logarithm
     * @param reason   a sentence in English
     */
    public record Check(
            String name, String segment, boolean passed, Estimate measured, OptionalDouble bound, String reason) {

        private static Check of(Row row) {
            return new Check(
                    row.text("check_name"),
                    row.text("segment"),
                    row.truth("passed"),
                    Estimate.between(row, "measured"),
                    row.optionalReal("bound"),
                    row.text("reason"));
        }

        /** The check in words, with its segment. */
        String words(Words words) {
            String check = words.named("gate.check", name);
            return segment.equals("all")
                    ? check
                    : words.say("gate.check_of_segment", "check", check, "segment", segment);
        }

        /** What was found. */
        public String found(Figures figures) {
            if (GAINS.contains(name)) {
                return figures.share(measured);
            }
            return name.equals("positives") ? figures.count(measured.value()) : figures.decimal(measured.value(), 2);
        }

        /** The interval of what was found, where it is not told with it. */
        public String interval(Figures figures) {
            return GAINS.contains(name) || !measured.hasInterval() ? "" : figures.bounds(measured, 2);
        }

        /** What would have been right. */
        public String allowed(Words words) {
            if (bound.isEmpty()) {
                return Figures.ABSENT;
            }
            double limit = bound.getAsDouble();
            Figures figures = words.figures();
            return switch (name) {
                case "calibration_in_the_large" -> figures.bounds(between(-limit, limit), 2);
                case "calibration_slope" -> figures.bounds(between(Math.exp(-limit), Math.exp(limit)), 2);
                case "feature_drift" -> words.say("gate.at_most", "bound", figures.number(limit));
                default ->
                    words.say(
                            "gate.at_least",
                            "bound",
                            GAINS.contains(name) ? figures.share(limit) : figures.count(limit));
            };
        }

        private static Estimate between(double low, double high) {
            return new Estimate(OptionalDouble.empty(), OptionalDouble.of(low), OptionalDouble.of(high));
        }
    }

    /**
     * What became of a model, and why.
     *
     * @param cause  trained, promoted, replaced, rolled_back or refused
     * @param reason in English; absent where people may have written it and leads are not named
     */
    public record Change(long modelId, Instant asOf, String status, String cause, Optional<String> reason) {}

    public static GateSection read(Store store, Subject subject) {
        Optional<Judged> judged = store.first(JUDGED.formatted(Sql.literal(subject.runId())), Judged::of);
        return new GateSection(
                judged,
                judged.map(model -> store.rows(CHECKS.formatted(Sql.literal(model.modelId())), Check::of))
                        .orElse(List.of()),
                store.rows(
                        HISTORY.formatted(Sql.literal(subject.runId()), SHOWN),
                        row -> new Change(
                                row.number("model_id"),
                                row.instant("as_of"),
                                row.text("status"),
                                row.text("cause"),
                                row.optionalText("reason").filter(reason -> !subject.anonymised()))));
    }

    /** The checks that were not passed, as a part of a sentence. */
    String failures(Words words) {
        return checks.stream()
                .filter(check -> !check.passed())
                .map(check -> check.words(words))
                .collect(Collectors.joining(", "));
    }

    /** Whether the model was refused. */
    public boolean refused() {
        return judged.filter(model -> model.status().equals("refused")).isPresent();
    }
}
