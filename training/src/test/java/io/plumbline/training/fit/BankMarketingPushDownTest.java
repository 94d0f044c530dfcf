package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.DefaultFeatures;
import io.plumbline.engine.feature.FeatureOptions;
import io.plumbline.engine.feature.FeaturePlan;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.model.ModelPlan;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.protection.Protection;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.encoding.EncodedRows;
import io.plumbline.training.encoding.EncodingLearner;
import io.plumbline.training.encoding.EncodingOptions;
import io.plumbline.training.encoding.FeatureRows;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.ProbabilityLosses;
import io.plumbline.training.metric.Ranking;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real contacts from the store to probabilities in SQL, by the way every training goes. */
@Tag("real-data")
class BankMarketingPushDownTest {
    /** The reference figures are of a model that reads age and marital status. */
    private static final Protection AS_THE_REFERENCE = new Protection(
            new TreeMap<>(Map.of("age", "a public benchmark", "marital", "a public benchmark")),
            new TreeSet<>(),
            new TreeMap<>());

    private static final String FILE = "bank-marketing/bank-additional-full.csv";
    private static final Instant AS_OF = Instant.parse("2010-12-01T00:00:00Z");
    private static final FeatureRows TRAINING = new FeatureRows("contact", "row_no <= 32950", "row_no");

    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void probabilitiesMadeInSqlHaveTheReferenceFigures() throws Exception {
        RealFile.text(FILE, "74adfc578bf77a7ff4bb1ba4a9f8709d9e3c6907342959c2c8416847e0afb4d8");
        Declarations declared = load(Path.of(System.getenv("PLUMBLINE_DATA"), FILE));
        PropensityModel model = train(declared);
        String query = ModelPlan.of(model, declared, AttributesAsOf.in(store), Moment.everyLead(AS_OF))
                .query();
        Columns test = store.columns("""
                select
                    p.probability as probability,
                    c.label as label
                from (%s) as p
                join contact as c on c.lead_id = p.lead_id
                where c.row_no > 32950
                order by c.row_no""".formatted(query));
        double[] probabilities = test.column("probability");
        boolean[] labels = test.truth("label");
        assertEquals(8_238, labels.length);
        assertEquals(
                0.7449, Ranking.of(probabilities, labels).figures().rocAuc().orElseThrow(), 1e-4);
        assertEquals(
                0.5787,
                ProbabilityLosses.of(probabilities, labels, Clusters.eachRow(labels.length))
                        .logLoss()
                        .orElseThrow(),
                1e-4);
    }

    /** Makes each column an attribute, {@code duration} left out, and each row a lead. */
    private Declarations load(Path file) {
        store.execute("create temp table csv as from read_csv(%s, delim = ';', header = true, normalize_names = true)"
                .formatted(Sql.literal(file.toString())));
        TreeMap<String, ValueType> attributes = new TreeMap<>();
        store.rows(
                "select column_name, data_type from duckdb_columns() where table_name = 'csv'",
                row -> attributes.put(
                        row.text("column_name"),
                        row.text("data_type").equals("VARCHAR") ? ValueType.TEXT : ValueType.NUMBER));
        attributes.keySet().removeAll(List.of("duration", "y"));
        attributes.forEach((name, type) ->
                store.execute("alter table lead add column " + Sql.identifier(name) + " " + type.column()));
        store.execute("insert into lead by name select 'contact ' || row_number() over () as lead_id,"
                + " row_number() over () as row_no, 1 as run_id, * exclude (duration, y) from csv");
        return new Declarations(attributes, new TreeMap<>(), AS_THE_REFERENCE);
    }

    private PropensityModel train(Declarations declared) {
        FeatureSet features = DefaultFeatures.derive(
                        declared, new FeatureOptions(List.of(), Map.of(), false), store, AS_OF)
                .features();
        assertEquals(19, features.features().size());
        String query = FeaturePlan.of(features, declared, AttributesAsOf.in(store), Moment.everyLead(AS_OF))
                .query();
        store.execute("""
                create temp table contact as
                select
                    f.*,
                    l.row_no as row_no,
                    c.label as label
                from (%s) as f
                join lead as l on l.lead_id = f.lead_id
                join (select row_number() over () as row_no, y = 'yes' as label from csv) as c
                    on c.row_no = l.row_no""".formatted(query));
        Encoding encoding = EncodingLearner.learn(store, TRAINING, features, EncodingOptions.DEFAULT);
        LogisticFit fit = new LogisticTrainer(1, 2)
                .fit(
                        EncodedRows.read(store, encoding, TRAINING),
                        store.columns(TRAINING.query("label")).truth("label"));
        return Fitted.model("subscribed", AS_OF, features, encoding, fit);
    }
}
