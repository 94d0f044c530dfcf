package io.plumbline.training.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.workspace.ThresholdPolicy;
import io.plumbline.training.curve.OperatingPoint;
import io.plumbline.training.curve.PrecisionRecallCurve;
import io.plumbline.training.threshold.ThresholdChoice.Status;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThresholdChooserTest {
    /** Ten leads, four of which convert. */
    private static final PrecisionRecallCurve CURVE = new PrecisionRecallCurve(List.of(
            new OperatingPoint(0.9, 1, 0, 3, 6),
            new OperatingPoint(0.7, 2, 1, 2, 5),
            new OperatingPoint(0.5, 3, 2, 1, 4),
            new OperatingPoint(0.3, 3, 4, 1, 2),
            new OperatingPoint(0.1, 4, 6, 0, 0)));

    private static final ThresholdChooser TWO_MONTHS =
            new ThresholdChooser(OptionalDouble.of(2), OptionalDouble.empty());

    @Test
    void greatestF1() {
        // 0.4, 4/7, 2/3, 6/11, 4/7
        assertChosen(0.5, Status.MET, new ThresholdPolicy.MaxF1("customer"));
        assertEquals(
                "Greatest F measure (beta 1.0): 0.667.",
                choice(new ThresholdPolicy.MaxF1("customer")).reason());
    }

    @Test
    void aGreaterBetaPrefersRecall() {
        // F3: 10 tp / (10 tp + 9 fn + fp): 10/37, 20/39, 30/41, 30/43, 40/46
        assertChosen(0.1, Status.MET, new ThresholdPolicy.MaxFbeta("customer", 3));
    }

    @Test
    void mostConversionsAtAPrecision() {
        assertChosen(0.5, Status.MET, new ThresholdPolicy.MinPrecision("customer", 0.6));
    }

    @Test
    void precisionExactlyAtTheBoundIsEnough() {
        assertChosen(0.9, Status.MET, new ThresholdPolicy.MinPrecision("customer", 1));
    }

    @Test
    void anImpossiblePrecisionGivesTheNearestPointAndSaysSo() {
        PrecisionRecallCurve poor = new PrecisionRecallCurve(
                List.of(new OperatingPoint(0.9, 0, 1, 1, 2), new OperatingPoint(0.5, 1, 3, 0, 0)));
        ThresholdChoice choice = TWO_MONTHS.choose(new ThresholdPolicy.MinPrecision("customer", 0.6), poor);
        assertEquals(Status.NEAREST_FEASIBLE, choice.status());
        assertEquals("No threshold reaches a precision of 0.6; the highest is 0.250.", choice.reason());
        assertEquals(0.5, choice.point().orElseThrow().threshold());
    }

    @Test
    void fewestCalledAtARecall() {
        assertChosen(0.5, Status.MET, new ThresholdPolicy.MinRecall("customer", 0.75));
    }

    @Test
    void capacityIsPerMonth() {
        assertChosen(0.7, Status.MET, new ThresholdPolicy.Capacity("customer", 1.5));
        assertChosen(0.5, Status.MET, new ThresholdPolicy.Capacity("customer", 2.9));
        assertChosen(0.9, Status.NEAREST_FEASIBLE, new ThresholdPolicy.Capacity("customer", 0.1));
    }

    @Test
    void capacityNeedsDates() {
        ThresholdChoice choice = new ThresholdChooser(OptionalDouble.empty(), OptionalDouble.empty())
                .choose(new ThresholdPolicy.Capacity("customer", 5), CURVE);
        assertEquals(Status.UNAVAILABLE, choice.status());
        assertEquals("A capacity per month needs dates, and this table has none.", choice.reason());
    }

    @Test
    void greatestProfit() {
        // 100 per conversion less 30 per lead: 70, 110, 150, 90, 100
        assertChosen(0.5, Status.MET, new ThresholdPolicy.Profit("customer", 100, 30));
    }

    @Test
    void aLossIsNotCalledAProfit() {
        assertChosen(0.9, Status.NEAREST_FEASIBLE, new ThresholdPolicy.Profit("customer", 10, 30));
    }

    @Test
    void aFloorIsKept() {
        ThresholdChoice choice = new ThresholdChooser(OptionalDouble.of(2), OptionalDouble.of(0.7))
                .choose(new ThresholdPolicy.MaxF1("customer"), CURVE);
        assertEquals(0.7, choice.point().orElseThrow().threshold());
    }

    @Test
    void withoutConversionsOrScoresNothingIsChosen() {
        PrecisionRecallCurve none = new PrecisionRecallCurve(List.of(new OperatingPoint(0.5, 0, 2, 0, 0)));
        assertEquals(
                "No lead reached 'customer' in the out-of-fold rows.",
                TWO_MONTHS.choose(new ThresholdPolicy.MaxF1("customer"), none).reason());
        assertEquals(
                Status.UNAVAILABLE,
                TWO_MONTHS
                        .choose(new ThresholdPolicy.MaxF1("customer"), new PrecisionRecallCurve(List.of()))
                        .status());
    }

    private static ThresholdChoice choice(ThresholdPolicy policy) {
        return TWO_MONTHS.choose(policy, CURVE);
    }

    private static void assertChosen(double threshold, Status status, ThresholdPolicy policy) {
        assertEquals(status, choice(policy).status());
        assertEquals(threshold, choice(policy).point().orElseThrow().threshold());
    }
}
