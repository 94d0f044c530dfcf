package io.plumbline.training.gate;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Stores what the gate found. */
record GateTables(Store store, long modelId, Optional<Long> championId) {

    /** The checks of a model and what they were made against; empty where it went through no gate. */
    static Optional<Verdict> read(Store store, long modelId, Function<List<Check>, Verdict.Decision> decision) {
        List<Check> checks = checks(store, modelId);
        return store.first(
                "select basis from gate_check where model_id = " + modelId + " limit 1",
                row -> new Verdict(
                        decision.apply(checks), Basis.valueOf(row.text("basis").toUpperCase(Locale.ROOT)), checks));
    }

    static List<Check> checks(Store store, long modelId) {
        return store.rows(
                "select * from gate_check where model_id = " + modelId + " order by position", GateTables::check);
    }

    private static Check check(Row row) {
        OptionalDouble low = row.optionalReal("low");
        return new Check(
                row.text("check_name"),
                row.text("segment"),
                row.optionalReal("champion_value"),
                row.optionalReal("challenger_value"),
                new Estimate(
                        row.optionalReal("measured"),
                        low.isPresent()
                                ? Optional.of(new Interval(
                                        low.getAsDouble(),
                                        row.optionalReal("high").orElseThrow()))
                                : Optional.empty()),
                row.optionalReal("bound"),
                row.truth("passed"),
                row.text("reason"));
    }

    void write(Verdict verdict, TestRows rows) {
        for (int i = 0; i < verdict.checks().size(); i++) {
            Check check = verdict.checks().get(i);
            store.insert(
                    "insert into gate_check values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    modelId,
                    (long) i + 1,
                    check.name(),
                    check.segment(),
                    championId.orElse(null),
                    verdict.basis().word(),
                    (long) rows.size(),
                    (long) rows.positives(),
                    check.champion(),
                    check.challenger(),
                    check.measured().value(),
                    check.measured().low(),
                    check.measured().high(),
                    check.bound(),
                    check.passed(),
                    check.reason());
        }
    }
}
