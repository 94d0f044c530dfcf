package io.plumbline.training.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BinLearnerTest {

    @Test
    void tenthsOfDifferentValuesAreTenBins() {
        List<Bin> bins = BinLearner.ofNumbers(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 0.5);
        assertEquals(11, bins.size());
        assertEquals("missing values", bins.get(0).words());
        assertEquals("values up to 1", bins.get(1).words());
        assertEquals("values above 1 up to 2", bins.get(2).words());
        assertEquals("values above 9", bins.get(10).words());
    }

    @Test
    void tiedTenthsAreOneBinAndWhatLiesBelowTheLowestIsAnother() {
        List<Bin> bins = BinLearner.ofNumbers(new double[] {0, 0, 0, 0, 0, 0, 0, 2, 7}, 0);
        assertEquals(
                List.of(
                        "missing values",
                        "values below 0",
                        "the value 0",
                        "values above 0 up to 2",
                        "values above 2 up to 7",
                        "values above 7"),
                bins.stream().map(Bin::words).toList());
    }

    @Test
    void aFeatureThatWasAlwaysTheSameSeesWhatIsLessAndWhatIsMore() {
        List<Bin> bins = BinLearner.ofNumbers(new double[] {5, 5, 5, 5, 5, 5, 5, 5, 5}, 5);
        assertEquals(
                List.of("missing values", "values below 5", "the value 5", "values above 5"),
                bins.stream().map(Bin::words).toList());
    }

    @Test
    void aFeatureWithoutValuesHasOnlyMissingOnes() {
        double none = Double.NaN;
        assertEquals(
                List.of(Bin.missing()),
                BinLearner.ofNumbers(new double[] {none, none, none, none, none, none, none, none, none}, none));
    }
}
