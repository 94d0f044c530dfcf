package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import java.util.Optional;

/** What the prediction's threshold nearest to a customer promises, where its policy is met. */
final class PromiseFinding {
    private static final String PROMISE = """
            select *
            from threshold
            where model_id = %s
                and segment = %s
                and scorer = 'predictive'
                and status = 'met'
                and promised_precision is not null
            order by %s desc, level desc
            limit 1
            """;

    private record Promise(String level, String labelStep, Estimate precision, Estimate volume) {}

    private PromiseFinding() {}

    static Optional<Finding> read(Store store, Subject subject) {
        return store.first(
                        PROMISE.formatted(subject.modelId(), Sql.literal(subject.segment()), Levels.PLACE),
                        row -> new Promise(
                                row.text("level"),
                                row.text("label_step"),
                                Estimate.of(row, "promised_precision"),
                                Estimate.of(row, "promised_volume_per_month")))
                .map(promise -> new Finding("thresholds", words -> {
                    Figures figures = words.figures();
                    return words.say(
                            "findings.promise",
                            "level",
                            words.named("level", promise.level()),
                            "monthly",
                            promise.volume().value().isPresent() ? "yes" : "no",
                            "volume",
                            figures.volume(promise.volume()),
                            "step",
                            promise.labelStep(),
                            "precision",
                            figures.share(promise.precision()));
                }));
    }
}
