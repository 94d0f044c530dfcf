package io.plumbline.training.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.feature.CategoryAttribute;
import io.plumbline.engine.feature.EventCount;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.Product;
import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.NoCalibration;
import io.plumbline.engine.model.PercentileScale;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.model.Term;
import io.plumbline.engine.model.Transform;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.PromotionPolicy;
import io.plumbline.engine.workspace.PromotionPolicy.Mode;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DriftCheckTest {
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
    private static final Feature COUNTRY = new CategoryAttribute("country");
    private static final Feature VIEWS = new EventCount("page_view", Optional.empty());

    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void driftThatNobodyExplainedIsNamedWithItsIndex() {
        drift("country", 0.4, true);
        drift("country", 0.3, true);
        drift("seats", 0.9, false);
        Check check = check(Map.of());
        assertFalse(check.passed());
        assertEquals(0.4, check.measured().value().orElseThrow());
        assertTrue(check.reason().contains("country 0.40; find out why"), check.reason());
        assertTrue(check(Map.of("country", "a new office")).passed());
    }

    @Test
    void unexplainedDriftDoesNotStopAModelThatIsShownToBeBetterOnTheRowsSince() {
        drift("country", 0.4, true);
        Estimate gain = new Estimate(OptionalDouble.of(0.1), Optional.of(new Interval(0.02, 0.18)));
        Check check = check(Map.of(), Optional.of(gain));
        assertTrue(check.passed());
        assertEquals(0.4, check.measured().value().orElseThrow(), "still told");
        assertEquals(
                "Features have drifted since the champion learned (population stability index): country 0.40; that does not"
                        + " stop the model, whose log loss on the rows since then is 10.0 % better (2.0 to 18.0) than the"
                        + " champion's. Find out why all the same.",
                check.reason());
        assertEquals(
                "The drift of 1 feature is explained in promotion.explained_drift.",
                check(Map.of("country", "a new office"), Optional.of(gain)).reason());
    }

    @Test
    void whatIsBelowTheBoundOrWasLearnedNeedsNoExplanation() {
        drift("country", 0.2, true);
        store.execute(
                "insert into drift by name select * replace (true as in_reference, 0.8 as value, 7 as snapshot_no)"
                        + " from drift");
        Check check = check(Map.of());
        assertTrue(check.passed());
        assertEquals("No alarm of a feature of the champion is above 0.25.", check.reason());
    }

    @Test
    void nothingIsSaidWhereNothingWasMeasured() {
        assertEquals(Optional.empty(), new DriftCheck(store, policy(Map.of()), 5).of(1, model(), Optional.empty()));
    }

    @Test
    void aCombinedFeatureIsExplainedByAllItIsMadeOf() {
        assertEquals(Set.of("country", "page_view"), ReadNames.of(new Product("both", COUNTRY, VIEWS)));
    }

    private Check check(Map<String, String> explained) {
        return check(explained, Optional.empty());
    }

    private Check check(Map<String, String> explained, Optional<Estimate> shownGain) {
        return new DriftCheck(store, policy(explained), 5)
                .of(1, model(), shownGain)
                .orElseThrow();
    }

    private static PromotionPolicy policy(Map<String, String> explained) {
        return new PromotionPolicy(Mode.GATED, new TreeMap<>(), 1, 0.25, 0.05, 0.25, new TreeMap<>(explained));
    }

    private static PropensityModel model() {
        Term term = new Term(EncodedColumn.indicator("country", new Transform.Level("DE"), 0.5), 1);
        return new PropensityModel(
                "customer",
                OptionalDouble.empty(),
                AS_OF,
                new FeatureSet(List.of(COUNTRY)),
                List.of(term),
                0,
                new NoCalibration(),
                PercentileScale.of(new double[] {0}));
    }

    private void drift(String feature, double index, boolean alarm) {
        store.execute("""
                insert into drift by name
                select
                    5 as run_id,
                    1 as model_id,
                    'feature' as kind,
                    '%s' as subject,
                    'psi' as measure,
                    (select count(*) from drift) as snapshot_no,
                    false as in_reference,
                    100 as row_count,
                    %s as value,
                    %s as alarm
                """.formatted(feature, index, alarm));
    }
}
