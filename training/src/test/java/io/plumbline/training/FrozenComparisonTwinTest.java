package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.model.Term;
import io.plumbline.engine.model.Transform;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import io.plumbline.training.gate.Basis;
import io.plumbline.training.gate.Check;
import io.plumbline.training.gate.Gate;
import io.plumbline.training.gate.Verdict;
import io.plumbline.training.gate.Verdict.Decision;
import io.plumbline.training.metric.SplitMix64;
import io.plumbline.training.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate's comparison with a champion as it is, beside a slow twin in plain Java: one lead every 18 hours, looked at once
 * and a week old, that converts within the 30 days that follow or not. Of the store the twin takes the two models'
 * definitions only.
 */
@Tag("slow")
class FrozenComparisonTwinTest {
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant CHAMPION_AS_OF = Instant.parse("2024-09-01T00:00:00Z");
    private static final Instant CHALLENGER_AS_OF = Instant.parse("2025-09-01T00:00:00Z");
    private static final Duration AGE = Duration.ofDays(7);
    private static final Duration HORIZON = Duration.ofDays(30);
    private static final int LEADS = 720;
    private static final int TURN = 280;
    private static final double C = 0.5;
    private static final int SEED = 7;
    private static final int DRAWS = 200;
    private static final double LEAST_GAIN = 0.05;

    @TempDir
    Path directory;

    /** A lead as it was made up, by hand rather than by chance. */
    private record Lead(int number, boolean software, Optional<Double> employees, boolean converts) {
        static Lead of(int number, boolean marketTurns) {
            boolean software = number / 3 % 2 == 0;
            boolean likely = software != (marketTurns && number >= TURN);
            return new Lead(
                    number,
                    software,
                    number % 7 == 0 ? Optional.empty() : Optional.of(number * 5 % 11 * 10.0),
                    number * 7919 % 101 < (likely ? 55 : 12));
        }

        Instant lookedAt() {
            return FIRST.plus(Duration.ofHours(18L * number)).plus(AGE);
        }

        String sql() {
            return "('lead %04d', timestamp '%s', null, %s, null, 1, '%s', %s)"
                    .formatted(
                            number,
                            lookedAt().minus(AGE).toString().replace("T", " ").replace("Z", ""),
                            number,
                            software ? "software" : "retail",
                            employees.map(String::valueOf).orElse("null"));
        }
    }

    @Test
    void aMarketThatTurnedPromotesTheModelThatFollowedIt() throws IOException {
        Verdict verdict = heldAgainstTheTwin(true);
        assertEquals(Decision.PROMOTE, verdict.decision(), verdict.reason());
        assertTrue(drift(verdict).passed());
        assertTrue(
                drift(verdict).reason().contains("; that does not stop the model"),
                drift(verdict).reason());
    }

    @Test
    void aMarketThatStaysLeavesTheGainUnshown() throws IOException {
        Verdict verdict = heldAgainstTheTwin(false);
        assertEquals(Decision.REFUSE, verdict.decision());
        assertTrue(verdict.reason().contains("; a gain of 5.0 % is not shown."), verdict.reason());
        assertFalse(drift(verdict).passed());
    }

    private static Check drift(Verdict verdict) {
        return check(verdict, "feature_drift");
    }

    private static Check check(Verdict verdict, String name) {
        return verdict.checks().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Verdict heldAgainstTheTwin(boolean marketTurns) throws IOException {
        List<Lead> leads = IntStream.range(0, LEADS)
                .mapToObj(number -> Lead.of(number, marketTurns))
                .toList();
        try (Store store = store(leads)) {
            Workspace workspace = workspace();
            judged(store, workspace, 1, CHAMPION_AS_OF);
            new ModelRegistry(store, 1).promote(1, "for the test");
            Verdict verdict = judged(store, workspace, 2, CHALLENGER_AS_OF);
            assertEquals(Basis.FROZEN, verdict.basis());
            compare(
                    leads,
                    ModelRegistry.model(store, 1).orElseThrow(),
                    ModelRegistry.model(store, 2).orElseThrow(),
                    check(verdict, "log_loss"));
            return verdict;
        }
    }

    private static void compare(List<Lead> leads, PropensityModel champion, PropensityModel challenger, Check check) {
        List<Lead> rows = leads.stream()
                .filter(lead -> !lead.lookedAt().isBefore(CHAMPION_AS_OF))
                .toList();
        double[] frozen = rows.stream()
                .mapToDouble(lead -> loss(probability(champion, lead), lead.converts()))
                .toArray();
        double[] retrained = retrained(leads, rows, challenger);
        double before = mean(frozen);
        double[] gains = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            SplitMix64 random = new SplitMix64(SEED, draw);
            double difference = 0;
            for (int i = 0; i < rows.size(); i++) {
                int drawn = random.below(rows.size());
                difference += frozen[drawn] - retrained[drawn];
            }
            gains[draw] = difference / rows.size() / before;
        }
        Arrays.sort(gains);
        double low = quantile(gains, 0.025);
        assertEquals(before, check.champion().orElseThrow(), 1e-9);
        assertEquals(mean(retrained), check.challenger().orElseThrow(), 1e-9);
        assertEquals(
                (before - mean(retrained)) / before, check.measured().value().orElseThrow(), 1e-9);
        assertEquals(low, check.measured().low().orElseThrow(), 1e-9);
        assertEquals(quantile(gains, 0.975), check.measured().high().orElseThrow(), 1e-9);
        assertEquals(low >= LEAST_GAIN, check.passed());
    }

    /** The losses of the new model's recipe, fitted before each quarter of the rows on what was complete by then. */
    private static double[] retrained(List<Lead> leads, List<Lead> rows, PropensityModel challenger) {
        double[] losses = new double[rows.size()];
        for (int quarter = 0; quarter < 4; quarter++) {
            int begin = rows.size() * quarter / 4;
            Instant start = rows.get(begin).lookedAt();
            List<Lead> known = leads.stream()
                    .filter(lead -> !lead.lookedAt().plus(HORIZON).isAfter(start))
                    .toList();
            Plain fitted = Plain.fit(known);
            for (int i = begin; i < rows.size() * (quarter + 1) / 4; i++) {
                double probability = challenger.calibrator().probability(fitted.linearPredictor(rows.get(i)));
                losses[i] = loss(probability, rows.get(i).converts());
            }
        }
        return losses;
    }

    /** Logistic regression by steps against the gradient, on columns that are made by hand. */
    private record Plain(double median, double centre, double deviation, double[] weights) {
        static Plain fit(List<Lead> known) {
            double[] numbers = known.stream()
                    .flatMap(lead -> lead.employees().stream())
                    .mapToDouble(each -> each)
                    .sorted()
                    .toArray();
            double median = (numbers[(numbers.length - 1) / 2] + numbers[numbers.length / 2]) / 2;
            double[] filled = known.stream()
                    .mapToDouble(lead -> lead.employees().orElse(median))
                    .toArray();
            double centre = mean(filled);
            double variance = mean(
                    Arrays.stream(filled).map(x -> (x - centre) * (x - centre)).toArray());
            Plain plain = new Plain(median, centre, Math.sqrt(variance), new double[5]);
            double[][] rows = known.stream().map(plain::row).toArray(double[][]::new);
            double curvature = 1;
            for (double[] row : rows) {
                curvature += C * Arrays.stream(row).map(x -> x * x).sum() / 4;
            }
            for (int step = 0; step < 10_000; step++) {
                plain.step(rows, known, 1 / curvature);
            }
            return plain;
        }

        private void step(double[][] rows, List<Lead> known, double length) {
            double[] gradient = weights.clone();
            gradient[0] = 0;
            for (int i = 0; i < rows.length; i++) {
                double off = C * (sigmoid(dot(weights, rows[i])) - (known.get(i).converts() ? 1 : 0));
                for (int k = 0; k < gradient.length; k++) {
                    gradient[k] += off * rows[i][k];
                }
            }
            for (int k = 0; k < gradient.length; k++) {
                weights[k] -= length * gradient[k];
            }
        }

        /** One, both industries, the standardised number, and whether it is missing. */
        private double[] row(Lead lead) {
            return new double[] {
                1,
                lead.software() ? 0 : 1,
                lead.software() ? 1 : 0,
                (lead.employees().orElse(median) - centre) / deviation,
                lead.employees().isEmpty() ? 1 : 0
            };
        }

        double linearPredictor(Lead lead) {
            return dot(weights, row(lead));
        }
    }

    private static double probability(PropensityModel model, Lead lead) {
        double linear = model.intercept();
        for (Term term : model.terms()) {
            double value = transformed(term.column().transform(), lead);
            linear += term.coefficient()
                    * (value - term.column().mean())
                    / term.column().scale();
        }
        return model.calibrator().probability(linear);
    }

    private static double transformed(Transform transform, Lead lead) {
        if (transform instanceof Transform.Level level) {
            return level.level().equals(lead.software() ? "software" : "retail") ? 1 : 0;
        }
        if (transform instanceof Transform.Plain number) {
            return lead.employees().orElse(number.ifMissing());
        }
        assertEquals(new Transform.Missing(), transform);
        return lead.employees().isEmpty() ? 1 : 0;
    }

    private static double loss(double probability, boolean converts) {
        return -Math.log(converts ? probability : 1 - probability);
    }

    private static double sigmoid(double linear) {
        return 1 / (1 + Math.exp(-linear));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Between the two draws beside it. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    private static Verdict judged(Store store, Workspace workspace, long run, Instant asOf) {
        store.execute("insert into run values (" + run
                + ", 'train', '2026-01-01', '2026-01-01', null, 'running', null, null, 'test')");
        long model = Training.train(store, workspace, SmallMarket.scorecard(), run, asOf)
                .modelId();
        PlantedDrift.of(store, "employees", run, 1);
        return Gate.judge(store, workspace, model, 2);
    }

    private Workspace workspace() throws IOException {
        SmallMarket.workspace(directory, "{ at_age: 7d }", String.valueOf(C));
        Path file = directory.resolve("plumbline.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                                .replace("60d", "30d")
                                .replace("bootstrap_draws: 50", "bootstrap_draws: %s, seed: %s".formatted(DRAWS, SEED))
                                .replace("training: {", "training: { test_share: 0.6, leakage: { suspects: report },")
                        + "promotion: { metrics: { log_loss: { gain: %s } } }\n".formatted(LEAST_GAIN));
        return WorkspaceReader.read(directory);
    }

    private static Store store(List<Lead> leads) {
        Store store = Store.inMemory();
        store.execute("alter table lead add column industry varchar");
        store.execute("alter table lead add column employees double");
        leads.forEach(lead -> store.execute("insert into lead values " + lead.sql()));
        leads.stream()
                .filter(Lead::converts)
                .forEach(lead -> store.insert(
                        "insert into outcome (lead_id, step, occurred_at, happened, source, run_id)"
                                + " select lead_id, 'customer', created_at + interval 20 days, true, 'steps', 1"
                                + " from lead where row_no = ?",
                        (long) lead.number()));
        return store;
    }
}
