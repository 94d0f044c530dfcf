package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.plumbline.engine.feature.FeaturePlan;
import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.model.ModelPlan;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.model.Term;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import io.plumbline.training.encoding.EncodedRows;
import io.plumbline.training.encoding.FeatureRows;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.TribuoModel;
import io.plumbline.training.registry.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A model of each release, with the leads and events of its day and what it said of them: later versions must load it and
 * say the same. A release adds its own by {@code -Dtest.args=-Dsaved.model=VERSION}; a folder that is there is not
 * changed.
 */
class SavedModelTest {
    private static final Path SAVED = Path.of("src", "test", "resources", "io", "plumbline", "training", "saved");
    private static final double CLOSE = 1e-9;
    private static final int LEADS = 60;

    @TempDir
    Path directory;

    static List<Path> releases() throws IOException {
        try (Stream<Path> folders = Files.list(SAVED)) {
            return folders.sorted().toList();
        }
    }

    @Test
    void aReleaseLeavesItsModelHere() throws IOException {
        String version = System.getProperty("saved.model", "");
        if (!version.isEmpty()) {
            save(Files.createDirectory(SAVED.resolve(version)));
        }
        assertFalse(releases().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void itsDefinitionReadsBackAsItWasWritten(Path saved) throws IOException {
        String definition = Files.readString(saved.resolve("model.json"));
        assertEquals(definition, PropensityModel.parse(definition).definition());
        String manifest = Files.readString(saved.resolve("manifest.json"));
        assertEquals(manifest, Manifest.parse(manifest).json());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void itSaysOfTheLeadsOfItsDayWhatItSaid(Path saved) throws IOException {
        Workspace workspace = WorkspaceReader.read(saved);
        PropensityModel model = PropensityModel.parse(Files.readString(saved.resolve("model.json")));
        try (Store store = loaded(saved)) {
            Columns said = store.columns(
                    """
                    select
                        linear_predictor,
                        probability,
                        predictive_score
                    from read_csv(%s, header = true)
                    order by lead_id
                    """.formatted(Sql.literal(saved.resolve("predicted.csv").toString())));
            Columns says = predicted(store, workspace, model);
            assertEquals(LEADS, said.size());
            for (String column : said.names()) {
                assertClose(said.column(column), says.column(column), column);
            }
            assertClose(said.column("linear_predictor"), byTribuo(store, workspace, model, saved), "Tribuo");
        }
    }

    private static void assertClose(double[] expected, double[] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], CLOSE, what + " of lead " + i);
        }
    }

    private static Columns predicted(Store store, Workspace workspace, PropensityModel model) {
        String query = ModelPlan.of(
                        model, workspace.declarations(), AttributesAsOf.in(store), Moment.everyLead(SmallMarket.AS_OF))
                .query();
        return store.columns(
                "select linear_predictor, probability, predictive_score from (" + query + ") order by lead_id");
    }

    /** The log-odds of what Tribuo says; it knows nothing of calibration. */
    private static double[] byTribuo(Store store, Workspace workspace, PropensityModel model, Path saved)
            throws IOException {
        String query = FeaturePlan.of(
                        model.features(),
                        workspace.declarations(),
                        AttributesAsOf.in(store),
                        Moment.everyLead(SmallMarket.AS_OF))
                .query();
        store.execute("create temp table feature_row as " + query);
        List<EncodedColumn> columns = model.terms().stream().map(Term::column).toList();
        Encoding encoding = new Encoding(columns, List.of());
        DesignMatrix matrix = EncodedRows.read(store, encoding, new FeatureRows("feature_row", "true", "lead_id"));
        TribuoModel tribuo = TribuoModel.load(Files.readAllBytes(saved.resolve("model.tribuo")));
        double[] logOdds = new double[matrix.rows()];
        for (int i = 0; i < logOdds.length; i++) {
            double probability = tribuo.probability(model.target(), encoding.names(), matrix.row(i));
            logOdds[i] = Math.log(probability) - Math.log1p(-probability);
        }
        return logOdds;
    }

    private static Store loaded(Path saved) {
        Store store = Store.inMemory();
        store.execute("alter table lead add column industry varchar");
        store.execute("alter table lead add column employees double");
        for (String table : List.of("lead", "event")) {
            store.execute("insert into %s by name select * from %s"
                    .formatted(
                            table, Sql.literal(saved.resolve(table + ".parquet").toString())));
        }
        return store;
    }

    private void save(Path folder) throws IOException {
        Workspace workspace = SmallMarket.workspace(directory, "monthly", "1");
        Files.copy(directory.resolve("plumbline.yaml"), folder.resolve("plumbline.yaml"));
        try (Store store = SmallMarket.store(1200)) {
            Training.train(store, workspace, SmallMarket.scorecard(), 1, SmallMarket.AS_OF);
            write(store, folder);
            store.execute(
                    "delete from lead where lead_id not in (select lead_id from lead order by hash(lead_id) limit "
                            + LEADS + ")");
            store.execute("delete from event where lead_id not in (select lead_id from lead)");
            PropensityModel model = PropensityModel.parse(Files.readString(folder.resolve("model.json")));
            String query = ModelPlan.of(
                            model,
                            workspace.declarations(),
                            AttributesAsOf.in(store),
                            Moment.everyLead(SmallMarket.AS_OF))
                    .query();
            copy(store, query + " order by lead_id", folder.resolve("predicted.csv"));
            copy(store, "from lead order by lead_id", folder.resolve("lead.parquet"));
            copy(store, "from event order by event_id", folder.resolve("event.parquet"));
        }
    }

    private static void copy(Store store, String query, Path file) {
        store.execute("copy (" + query + ") to " + Sql.literal(file.toString()));
    }

    private static void write(Store store, Path folder) {
        store.rows("select definition, manifest, artefact from model", row -> {
            try {
                Files.writeString(folder.resolve("model.json"), row.text("definition"));
                Files.writeString(folder.resolve("manifest.json"), row.text("manifest"));
                return Files.write(folder.resolve("model.tribuo"), row.bytes("artefact"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
