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
import io.plumbline.training.registry.ModelRegistry;
import io.plumbline.training.snapshot.Maturity;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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

    private static final List<String> KNOWN_AT_ONCE = List.of(PromiseTable.VOLUME);
    private static final List<String> ALL = List.of(PromiseTable.VOLUME, "precision", "recall");

    /** A threshold that was chosen. */
    record Promised(Scorer scorer, String level, String segment, String step, double threshold) {

        private Calls in(PromisedRows rows, int months) {
            return rows.calls(segment, months, scorer, step, threshold);
        }
    }

    /**
     * Checks what has become known since the last run.
     *
     * @param newest the model just trained, whose promises are of the future
     * @param values of the attributes that make segments now, in the order of leads and snapshots, at the rows of a SELECT
     *     of {@code lead_id}, {@code snapshot_no} and {@code as_of_us}; promises to other segments are not asked for
     */
    public void check(long newest, Function<String, Map<String, List<Optional<String>>>> values) {
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
                .forEach(model -> check(model, values));
    }

    private record Tested(long modelId, Instant asOf, long months) {}

    private void check(Tested model, Function<String, Map<String, List<Optional<String>>>> values) {
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
        Set<String> segments = segments(model.modelId());
        PromisedRows tested = PromisedRows.of(
                HeldRows.read(store, model.modelId(), Part.TEST, steps, scorers),
                segments,
                values.apply(tested(model)));
        PromisedRows since = PromisedRows.of(since(months, steps, scorers), segments, values.apply(since(months)));
        PromiseTable table = new PromiseTable(store, runId);
        for (int count = 1; count <= months.size(); count++) {
            Instant month = months.get(count - 1);
            boolean mature = mature(month);
            for (Promised promise : promises) {
                List<String> open = table.open(model.modelId(), promise, mature ? ALL : KNOWN_AT_ONCE, count);
                if (!open.isEmpty()
                        && scorers.contains(promise.scorer())
                        && tested.members().containsKey(promise.segment())) {
                    Calls promised = promise.in(tested, count);
                    Calls realised = promise.in(since, count);
                    for (String measure : open) {
                        table.write(model.modelId(), promise, measure, count, month, realised, promised);
                    }
                }
            }
        }
    }

    /** The segments that a model has thresholds for, or holds back. */
    private Set<String> segments(long modelId) {
        return new HashSet<>(store.rows(
                "select distinct segment from threshold where segment != %s and model_id = %s"
                        .formatted(Sql.literal(CurveKey.ALL), modelId),
                row -> row.text("segment")));
    }

    private static String tested(Tested model) {
        return """
                select
                    lead_id,
                    snapshot_no,
                    epoch_us(snapshot_at) as as_of_us
                from holdout_score
                where model_id = %s
                    and part = %s
                """.formatted(model.modelId(), Sql.literal(Part.TEST.word()));
    }

    private static String since(List<Instant> months) {
        return Arrays.stream(Maturity.values())
                .map(maturity -> """
                        select
                            lead_id,
                            snapshot_no,
                            as_of_us
                        from %s
                        where snapshot_at >= %s
                            and snapshot_at <= %s
                        """.formatted(
                        maturity.rows(), Sql.literal(months.get(0)), Sql.literal(months.get(months.size() - 1))))
                .collect(Collectors.joining("union all\n"));
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
                    segment,
                    label_step,
                    threshold
                from threshold
                where model_id = %s
                    and threshold is not null
                order by scorer, level, segment
                """.formatted(modelId),
                row -> new Promised(
                        scorer(row.text("scorer")),
                        row.text("level"),
                        row.text("segment"),
                        row.text("label_step"),
                        row.real("threshold")));
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

    /** Predictions of the rows since; nothing when the model reads what is no longer there, or cannot be read itself. */
    private boolean predict(Tested tested, Instant first) {
        Optional<PropensityModel> model = ModelRegistry.readable(store, tested.modelId())
                .filter(each -> features.features().containsAll(each.features().features()));
        for (Maturity maturity : Maturity.values()) {
            String rows = "select row_id from " + maturity.rows() + " where snapshot_at >= " + Sql.literal(first);
            boolean any = store.number("select count(*) from (" + rows + ")").orElse(0L) > 0;
            if (model.isPresent() && any) {
                store.execute("create or replace temp view promised_feature as\nselect * from " + maturity.features()
                        + " where row_id in (" + rows + ")");
            }
            store.execute(
                    "create or replace temp table promised_" + maturity.rows() + " as\n"
                            + (model.isPresent() && any
                                    ? RowPredictions.of(model.get(), "promised_feature", "row_id")
                                            .query()
                                    : "select cast(null as bigint) as row_id, cast(null as double) as probability where false"));
        }
        return model.isPresent();
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
}
