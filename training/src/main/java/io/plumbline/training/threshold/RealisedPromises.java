package io.plumbline.training.threshold;

import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.model.RowPredictions;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.SnapshotPolicy.Monthly;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.registry.ModelRegistry;
import io.plumbline.training.snapshot.Maturity;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of the promises of earlier models' thresholds: volume as soon as a month's snapshot is there, precision and
 * recall once its leads have had their horizon. Counted in unit entry over the first one, two, ... months since the model
 * was made, up to as many as its test had, and held against as many months of the test: in both, those who already stand
 * above the threshold are called in the first month. Reads the temporary tables of
 * {@link io.plumbline.training.snapshot.TrainingRows}; writes {@code threshold_realised}. Only monthly snapshots have
 * months that are whole.
 *
 * @param features of these tables; a model that reads others cannot be asked any more
 */
public record RealisedPromises(Store store, Workspace workspace, long runId, FeatureSet features) {

    /** A threshold that was chosen. */
    private record Promised(Scorer scorer, String level, String step, double threshold) {}

    /**
     * Checks what has become known since the last run.
     *
     * @param newest the model just trained, whose promises are of the future
     */
    public void check(long newest) {
        if (!(workspace.training().snapshots() instanceof Monthly)) {
            return;
        }
        store.rows(
                        """
                        select
                            m.model_id as model_id,
                            m.as_of as as_of,
                            max(p.last_snapshot_no) - min(p.first_snapshot_no) + 1 as test_months
                        from model as m
                        join model_part as p on p.model_id = m.model_id and p.part = 'test'
                        where m.model_id != %s
                        group by m.model_id, m.as_of
                        order by m.model_id
                        """.formatted(newest),
                        row -> new Tested(row.number("model_id"), row.instant("as_of"), row.number("test_months")))
                .forEach(this::check);
    }

    private record Tested(long modelId, Instant asOf, long months) {}

    private void check(Tested model) {
        List<Instant> months = months(model);
        List<Promised> promises = promises(model.modelId());
        if (months.isEmpty() || promises.isEmpty() || known(model.modelId()) == model.months()) {
            return;
        }
        boolean asked = predict(model, months.get(0));
        List<Scorer> scorers = promises.stream()
                .map(Promised::scorer)
                .distinct()
                .filter(scorer -> asked || scorer != Scorer.PREDICTIVE)
                .toList();
        TreeSet<String> steps = promises.stream().map(Promised::step).collect(Collectors.toCollection(TreeSet::new));
        HeldRows tested = HeldRows.read(store, model.modelId(), Part.TEST, steps, scorers);
        HeldRows since = since(months, steps, scorers);
        for (int count = 1; count <= months.size(); count++) {
            boolean mature = mature(months.get(count - 1));
            int[] then = first(tested, count);
            int[] now = first(since, count);
            for (Promised promise : promises) {
                if (scorers.contains(promise.scorer())) {
                    Calls promised = calls(tested, then, promise);
                    Calls realised = calls(since, now, promise);
                    write(model, promise, count, months.get(count - 1), "volume_per_month", realised, promised);
                    if (mature) {
                        write(model, promise, count, months.get(count - 1), "precision", realised, promised);
                        write(model, promise, count, months.get(count - 1), "recall", realised, promised);
                    }
                }
            }
        }
    }

    private static Calls calls(HeldRows rows, int[] chosen, Promised promise) {
        return HeldRows.arrays(rows.calls(chosen, promise.scorer(), promise.step(), promise.threshold()));
    }

    /** For how many months everything is known already. */
    private long known(long modelId) {
        return store.number("select coalesce(max(month_count), 0) from threshold_realised where measure = 'recall'"
                        + " and scorer = 'predictive' and model_id = " + modelId)
                .orElse(0L);
    }

    private List<Promised> promises(long modelId) {
        return store.rows(
                """
                select
                    scorer,
                    level,
                    label_step,
                    threshold
                from threshold
                where model_id = %s
                    and segment = %s
                    and threshold is not null
                order by scorer, level
                """.formatted(modelId, Sql.literal(CurveKey.ALL)),
                row -> new Promised(
                        scorer(row.text("scorer")), row.text("level"), row.text("label_step"), row.real("threshold")));
    }

    private static Scorer scorer(String word) {
        return Arrays.stream(Scorer.values())
                .filter(scorer -> scorer.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** The snapshots since a model was made, as many as its test had. */
    private List<Instant> months(Tested model) {
        return store.rows("""
                select distinct snapshot_at
                from (
                    select snapshot_at from training_row
                    union all
                    select snapshot_at from young_row
                )
                where snapshot_at >= %s
                order by snapshot_at
                limit %s
                """.formatted(Sql.literal(model.asOf()), model.months()), row -> row.instant("snapshot_at"));
    }

    private boolean mature(Instant month) {
        return store.number("select count(*) from young_row where snapshot_at <= " + Sql.literal(month))
                .filter(young -> young == 0)
                .isPresent();
    }

    /** Predictions of the rows since; nothing when the model reads what is no longer there. */
    private boolean predict(Tested tested, Instant first) {
        PropensityModel model = ModelRegistry.model(store, tested.modelId()).orElseThrow();
        boolean asked = features.features().containsAll(model.features().features());
        for (Maturity maturity : Maturity.values()) {
            String rows = "select row_id from " + maturity.rows() + " where snapshot_at >= " + Sql.literal(first);
            boolean any = store.number("select count(*) from (" + rows + ")").orElse(0L) > 0;
            if (asked && any) {
                store.execute("create or replace temp view promised_feature as\nselect * from " + maturity.features()
                        + " where row_id in (" + rows + ")");
            }
            store.execute(
                    "create or replace temp table promised_" + maturity.rows() + " as\n"
                            + (asked && any
                                    ? RowPredictions.of(model, "promised_feature", "row_id")
                                            .query()
                                    : "select cast(null as bigint) as row_id, cast(null as double) as probability where false"));
        }
        return asked;
    }

    private HeldRows since(List<Instant> months, TreeSet<String> steps, List<Scorer> scorers) {
        String rows = Arrays.stream(Maturity.values())
                .map(maturity -> since(maturity, months, steps))
                .collect(Collectors.joining("union all\n"));
        Columns columns = store.columns(
                "select\n    " + HeldRows.numbers("h") + ",\n    * exclude (lead_id, account_id, snapshot_no)\nfrom (\n"
                        + rows + ") as h\norder by h.lead_id, h.snapshot_no");
        Map<String, boolean[]> labels = new HashMap<>();
        int number = 0;
        for (String step : steps) {
            labels.put(step, columns.truth("label_" + number++));
        }
        return HeldRows.of(columns, labels, scorers);
    }

    private static String since(Maturity maturity, List<Instant> months, TreeSet<String> steps) {
        StringBuilder labels = new StringBuilder();
        StringBuilder joins = new StringBuilder();
        int number = 0;
        for (String step : steps) {
            String alias = "b" + number;
            labels.append(",\n    coalesce(")
                    .append(alias)
                    .append(".label, false) as label_")
                    .append(number++);
            joins.append("left join training_label as ")
                    .append(alias)
                    .append(" on ")
                    .append(alias)
                    .append(".row_id = r.row_id and ")
                    .append(alias)
                    .append(".label_step = ")
                    .append(Sql.literal(step))
                    .append(maturity == Maturity.MATURE ? "\n" : " and false\n");
        }
        return """
                select
                    r.lead_id as lead_id,
                    r.account_id as account_id,
                    r.snapshot_no as snapshot_no,
                    p.probability as probability,
                    r.points as points,
                    r.fit as fit,
                    r.engagement as engagement,
                    r.stage as stage,
                    r.existing as existing%s
                from %s as r
                left join promised_%s as p on p.row_id = r.row_id
                %swhere r.snapshot_at >= %s
                    and r.snapshot_at <= %s
                """.formatted(
                        labels,
                        maturity.rows(),
                        maturity.rows(),
                        joins,
                        Sql.literal(months.get(0)),
                        Sql.literal(months.get(months.size() - 1)));
    }

    /** The rows of the first months. */
    private static int[] first(HeldRows rows, int count) {
        int[] months = rows.snapshots(rows.all());
        int last = months.length == 0 ? -1 : months[Math.min(count, months.length) - 1];
        return Arrays.stream(rows.all())
                .filter(row -> rows.snapshot()[row] <= last)
                .toArray();
    }

    private void write(
            Tested model, Promised promise, int count, Instant month, String measure, Calls realised, Calls promised) {
        Predicate<Calls> some = calls -> calls.called().length > 0;
        Estimate now = some.test(realised) ? figure(measure, realised, count) : UNDEFINED;
        Estimate then = some.test(promised) ? figure(measure, promised, count) : UNDEFINED;
        long found = sum(realised.found());
        long called = sum(realised.called());
        long upper = measure.equals("volume_per_month") ? called : found;
        long lower = switch (measure) {
            case "volume_per_month" -> count;
            case "precision" -> called;
            default -> found + sum(realised.missed());
        };
        if (store.number(
                        "select count(*) from threshold_realised where model_id = " + model.modelId() + " and scorer = "
                                + Sql.literal(promise.scorer().word()) + " and level = " + Sql.literal(promise.level())
                                + " and month_count = " + count + " and measure = " + Sql.literal(measure))
                .filter(stored -> stored > 0)
                .isPresent()) {
            return;
        }
        store.insert(
                "insert into threshold_realised values (?, ?, ?, ?, ?, ?, cast(? as timestamp), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                model.modelId(),
                promise.scorer().word(),
                promise.level(),
                CurveKey.ALL,
                (long) count,
                measure,
                month.toString(),
                upper,
                lower,
                now.value(),
                now.low(),
                now.high(),
                then.value(),
                then.low(),
                then.high(),
                Verdict.of(now, then).word(),
                runId);
    }

    private static final Estimate UNDEFINED = new Estimate(OptionalDouble.empty(), Optional.empty());

    private static Estimate figure(String measure, Calls calls, int months) {
        return switch (measure) {
            case "volume_per_month" -> RatioInterval.perMonth(calls.clusters(), calls.called(), months);
            case "precision" -> RatioInterval.share(calls.clusters(), calls.found(), calls.called());
            default -> RatioInterval.share(calls.clusters(), calls.found(), sums(calls.found(), calls.missed()));
        };
    }

    private static double[] sums(double[] a, double[] b) {
        double[] sums = a.clone();
        for (int i = 0; i < b.length; i++) {
            sums[i] += b[i];
        }
        return sums;
    }

    private static long sum(double[] values) {
        return Math.round(Arrays.stream(values).sum());
    }
}
