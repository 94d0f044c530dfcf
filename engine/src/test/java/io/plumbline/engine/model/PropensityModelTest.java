package io.plumbline.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.LeadAge;
import io.plumbline.engine.model.IsotonicCalibration.Knot;
import io.plumbline.engine.problem.ProblemException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropensityModelTest {

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 0.1, 1, 1e300})
    void aModelReadsBackFromItsDefinitionToTheSameBits(double size) {
        for (Calibrator calibrator : List.of(
                new NoCalibration(),
                new PlattCalibration(1 / 3.0, -0.0),
                new IsotonicCalibration(List.of(new Knot(-0.1, 0.1), new Knot(Math.nextUp(-0.1), 1))))) {
            PropensityModel model = new RandomModels(5).model(calibrator, size);
            PropensityModel back = PropensityModel.parse(model.definition());
            assertEquals(model, back);
            assertEquals(model.definition(), back.definition());
        }
    }

    @Test
    void aModelForATableWithoutTimeReadsBackWithoutAHorizon() {
        PropensityModel model = model(List.of(), new FeatureSet(List.of()));
        assertEquals(
                OptionalDouble.empty(),
                PropensityModel.parse(model.definition()).horizonDays());
    }

    @Test
    void aBrokenDefinitionIsRefusedWithTheRemedy() {
        ProblemException refused = assertThrows(ProblemException.class, () -> PropensityModel.parse("{\"target\":3"));
        assertEquals("""
                model
                    The stored definition is not one that this version can read.
                    Fix: Use the version that trained the model, or train it again with 'plumbline train'.""", refused.getMessage());
    }

    @Test
    void aFeatureThatNoTermReadsIsRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> model(List.of(), new FeatureSet(List.of(new LeadAge()))));
        assertEquals("The features of a model must be those that its terms read.", refused.getMessage());
    }

    @Test
    void theAverageRowHasTheAverageOfEveryColumn() {
        Term share = new Term(EncodedColumn.indicator("lead_age_days", new Transform.Missing(), 0.25), 2);
        Term age = new Term(new EncodedColumn("lead_age_days", new Transform.Log(3), 1, 2, 0), 5);
        PropensityModel model = model(List.of(age, share), new FeatureSet(List.of(new LeadAge())));
        assertEquals(1 + 2 * 0.25, model.averageLinearPredictor());
    }

    @Test
    void aRowOfAnotherWidthIsRefused() {
        PropensityModel model = model(List.of(), new FeatureSet(List.of()));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> model.linearPredictor(new double[2]));
        assertEquals("The row has 2 values for 0 terms.", refused.getMessage());
    }

    private static PropensityModel model(List<Term> terms, FeatureSet features) {
        return new PropensityModel(
                "customer",
                OptionalDouble.empty(),
                RandomModels.AS_OF,
                features,
                terms,
                1,
                new NoCalibration(),
                PercentileScale.of(new double[] {0.5}));
    }
}
