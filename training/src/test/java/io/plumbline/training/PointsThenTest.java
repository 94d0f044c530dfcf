package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.ScorecardVersions;
import io.plumbline.engine.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points and prediction meet at moments of the past, by the scorecard of then where the store has it. */
class PointsThenTest {
    private static final Instant FIRST = Instant.parse("2025-02-15T00:00:00Z");
    private static final Instant EDITED = Instant.parse("2025-04-01T00:00:00Z");
    private static final Instant BACK = Instant.parse("2025-04-20T00:00:00Z");

    private final Scorecard current = SmallMarket.scorecard();
    private final Scorecard earlier = weighing(current, 0.2, 1);
    private final Scorecard between = weighing(current, 1, 0);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"monthly", "{ at_age: 30d }"})
    void everyRowHasThePointsOfTheVersionThatWasInForceAtItsMoment(String snapshots) throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            use(store, earlier, FIRST);
            use(store, between, EDITED);
            use(store, current, BACK);
            train(store, snapshots);
            int seen = 0;
            for (Instant at : moments(store)) {
                seen++;
                assertEquals(expected(store, snapshots, at), rows(store, "points_then", at), at.toString());
            }
            assertTrue(seen > 1);
            assertTrue(count(store, "training_row where points_then is null") > 0);
            for (String step : List.of(
                    "snapshot_at >= timestamp '2025-02-15' and snapshot_at < timestamp '2025-04-01'",
                    "snapshot_at >= timestamp '2025-04-01' and snapshot_at < timestamp '2025-04-20'")) {
                assertNotEquals(0L, count(store, "training_row where points_then <> points and " + step));
            }
            assertEquals(
                    0L,
                    count(
                            store,
                            "training_row where points_then is distinct from points"
                                    + " and snapshot_at >= timestamp '2025-04-20'"));
        }
    }

    @Test
    void bothAreHeldAgainstThePredictionAndTheNoteSaysWhichIsWhich() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            use(store, earlier, Instant.parse("2024-12-01T00:00:00Z"));
            use(store, current, BACK);
            TrainedModel model = train(store, "monthly");
            assertEquals(
                    List.of("points true", "points_then false"),
                    store.rows(
                            "select distinct baseline, hindsight from comparison where scorer = 'predictive'"
                                    + " and metric = 'roc_auc' order by baseline",
                            row -> row.text("baseline") + " " + row.truth("hindsight")));
            assertEquals(3L, count(store, "model_metric where scorer = 'points_then' and part = 'test'"));
            assertNotEquals(figure(store, "points", "roc_auc"), figure(store, "points_then", "roc_auc"));
            assertTrue(
                    model.notes().stream()
                            .anyMatch(note -> note.contains("points_then are those of the version in force then")),
                    model.notes().toString());
            assertEquals(0L, count(store, "threshold where scorer = 'points_then'"));
        }
    }

    @Test
    void pointsThatWereInForceAreNoHindsight() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            use(store, current, Instant.parse("2024-01-01T00:00:00Z"));
            TrainedModel model = train(store, "monthly");
            assertEquals(0L, count(store, "comparison where hindsight"));
            assertEquals(0L, count(store, "comparison where baseline = 'points_then'"));
            assertTrue(model.notes().stream().noneMatch(note -> note.contains("current scorecard")));
        }
    }

    @Test
    void whatNoVersionWasInForceForIsHindsight() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            use(store, current, SmallMarket.AS_OF);
            TrainedModel model = train(store, "monthly");
            assertEquals(0L, count(store, "holdout_score where points_then is not null"));
            assertEquals(0L, count(store, "comparison where baseline = 'points' and not hindsight"));
            assertTrue(model.notes().stream().anyMatch(note -> note.contains("which may not have existed then")));
        }
    }

    private static Scorecard weighing(Scorecard card, double fit, double engagement) {
        return new Scorecard(
                card.name(),
                card.fit(),
                card.engagement(),
                card.stage(),
                new PointsScore(fit, engagement, 0, card.points().bounds()),
                card.grades(),
                card.levels());
    }

    private void use(Store store, Scorecard scorecard, Instant asOf) {
        ScorecardVersions.use(store, scorecard, "text", 1, asOf);
    }

    private TrainedModel train(Store store, String snapshots) throws IOException {
        return Training.train(store, workspace(snapshots), current, 1, SmallMarket.AS_OF);
    }

    private Workspace workspace(String snapshots) throws IOException {
        return SmallMarket.workspace(directory, snapshots, "1");
    }

    private static List<Instant> moments(Store store) {
        return store.rows(
                "select distinct snapshot_at from training_row order by hash(snapshot_at) limit 20",
                row -> row.instant("snapshot_at"));
    }

    /** The points of the rows of a moment, by the ordinary statement that scores all leads. */
    private List<String> expected(Store store, String snapshots, Instant at) throws IOException {
        if (at.isBefore(FIRST)) {
            return rows(store, "null", at);
        }
        Scorecard then = at.isBefore(EDITED) ? earlier : at.isBefore(BACK) ? between : current;
        store.execute("delete from lead_score");
        LeadScorer.score(store, then, workspace(snapshots).declarations(), 9, at);
        return rows(store, "(select cast(s.points as double) from lead_score as s where s.lead_id = r.lead_id)", at);
    }

    private static List<String> rows(Store store, String points, Instant at) {
        return store.rows(
                "select r.lead_id || ' ' || coalesce(cast(" + points + " as varchar), 'none') as line"
                        + " from training_row as r where r.snapshot_at = timestamp '"
                        + at.toString().replace("Z", "") + "' order by r.lead_id",
                row -> row.text("line"));
    }

    private static double figure(Store store, String baseline, String metric) {
        return store.first(
                        "select baseline_value from comparison where scorer = 'predictive' and unit = 'row' and baseline = '"
                                + baseline + "' and metric = '" + metric + "'",
                        row -> row.real("baseline_value"))
                .orElseThrow();
    }

    private static long count(Store store, String from) {
        return store.number("select count(*) from " + from).orElseThrow();
    }
}
