package io.plumbline.cli.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.NumberAttribute;
import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.ModelPlan;
import io.plumbline.engine.model.PercentileScale;
import io.plumbline.engine.model.PlattCalibration;
import io.plumbline.engine.model.Predictor;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.model.Term;
import io.plumbline.engine.model.Transform;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes the store that {@code benchmarks/predict.sh} measures, and stores a prediction for each of its leads by a model
 * of forty terms. The same arguments make the same rows.
 */
public final class PredictBenchmark {
    private static final int TERMS = 40;
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    private PredictBenchmark() {}

    /** {@code generate STORE LEADS} makes the store; {@code predict STORE} predicts three times, after the floor. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        if (args[0].equals("generate")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Store store = Store.open(file)) {
                generate(store, Long.parseLong(args[2]));
            }
        } else {
            try (Store store = Store.open(file)) {
                floor(store);
                predict(store);
            }
        }
    }

    private static void generate(Store store, long leads) {
        List<String> names = names();
        names.forEach(name -> store.execute("alter table lead add column " + name + " double"));
        String columns = IntStream.rangeClosed(1, TERMS)
                .mapToObj(
                        i -> ",\n    case when hash(n, %s) %% 20 > 0 then cast(hash(n, %s) %% 1000 as double) end as %s"
                                .formatted(-i, i, names.get(i - 1)))
                .collect(Collectors.joining());
        store.execute("""
                insert into lead by name
                select
                    'L' || lpad(cast(n as varchar), 8, '0') as lead_id,
                    timestamp '2023-01-01' + to_seconds(cast(hash(n, 0) %% 63072000 as bigint)) as created_at,
                    n as row_no,
                    1 as run_id%s
                from range(%s) as leads(n)
                """.formatted(columns, leads));
        store.execute("checkpoint");
    }

    private static void predict(Store store) {
        store.execute("create temp table open_lead as select lead_id from lead where hash(lead_id) % 5 < 3");
        PropensityModel model = model(store);
        for (int run = 1; run <= 3; run++) {
            long runId = run;
            store.execute("delete from prediction");
            store.execute("checkpoint");
            long begun = System.nanoTime();
            long cpu = cpu();
            long rows =
                    store.transaction(() -> Predictor.predict(store, model, 1, declared(), runId, AS_OF, "open_lead"));
            System.out.printf(
                    Locale.ROOT,
                    "%s rows stored: %.2f s, CPU %.2f s%n",
                    rows,
                    (System.nanoTime() - begun) / 1e9,
                    (cpu() - cpu) / 1e9);
        }
    }

    /**
     * What no way in DuckDB goes without: the sum of the terms over the leads' columns, and storing rows that are there
     * already.
     */
    private static void floor(Store store) {
        String terms = model(PercentileScale.of(new double[] {0.5})).terms().stream()
                .map(term ->
                        Sql.literal(term.coefficient()) + " * (" + term.column().sql() + ")")
                .collect(Collectors.joining("\n    + "));
        store.execute(
                "create temp table ready as select lead_id, row_no * 1e-9 as number, row_no % 2 = 0 as open from lead");
        for (int run = 1; run <= 2; run++) {
            long cpu = cpu();
            store.number("select cast(max(" + terms + ") as bigint) from lead");
            long read = cpu();
            store.execute("delete from prediction");
            store.execute("checkpoint");
            long begun = cpu();
            store.transaction(() -> store.execute("""
                    insert into prediction
                        (run_id, lead_id, as_of, model_id, linear_predictor, probability, predictive_score, open)
                    select 1, lead_id, timestamp '2026-01-01', 1, number, number + 1, number + 2, open
                    from ready
                    """));
            System.out.printf(
                    Locale.ROOT,
                    "floor: terms alone CPU %.2f s, storing alone CPU %.2f s%n",
                    (read - cpu) / 1e9,
                    (cpu() - begun) / 1e9);
        }
        store.execute("drop table ready");
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The scale is that of every hundredth lead. */
    private static PropensityModel model(Store store) {
        PropensityModel model = model(PercentileScale.of(new double[] {0.5}));
        store.execute("create temp table sampled as select lead_id from lead where row_no % 100 = 0");
        String query = ModelPlan.of(model, declared(), AttributesAsOf.in(store), Moment.of("sampled", AS_OF))
                .query();
        return model.withScale(PercentileScale.of(
                store.columns("select probability from (" + query + ")").column("probability")));
    }

    private static PropensityModel model(PercentileScale scale) {
        List<Term> terms = IntStream.range(0, TERMS)
                .mapToObj(i -> new Term(
                        new EncodedColumn(
                                names().get(i),
                                i % 2 == 0 ? new Transform.Plain(500) : new Transform.Log(500),
                                i % 2 == 0 ? 500 : 5.9,
                                i % 2 == 0 ? 289 : 0.98,
                                0),
                        (i % 7 - 3) / 20.0))
                .toList();
        FeatureSet features = new FeatureSet(names().stream()
                .map(NumberAttribute::new)
                .map(Feature.class::cast)
                .toList());
        return new PropensityModel(
                "customer", OptionalDouble.of(90), AS_OF, features, terms, -3, new PlattCalibration(0.9, -0.1), scale);
    }

    private static Declarations declared() {
        TreeMap<String, ValueType> attributes = new TreeMap<>();
        names().forEach(name -> attributes.put(name, ValueType.NUMBER));
        return new Declarations(attributes, new TreeMap<>());
    }

    private static List<String> names() {
        return IntStream.rangeClosed(1, TERMS).mapToObj(i -> "number_" + i).toList();
    }
}
