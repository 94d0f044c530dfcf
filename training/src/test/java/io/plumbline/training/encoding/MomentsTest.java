package io.plumbline.training.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    @Test
    void countedByHand() {
        assertEquals(new Moments(5, 2), Moments.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9}));
    }

    @Test
    void equalValuesHaveNoDeviationAtAll() {
        assertEquals(new Moments(0.1, 0), Moments.of(new double[] {0.1, 0.1, 0.1}));
        assertEquals(new Moments(0, 0), Moments.of(new double[] {0, 0}));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e-9, 1, 1e9, 1e200})
    void anyOrderGivesTheSameBitsAndTheExactFigures(double size) {
        Random random = new Random(7);
        List<Double> values = IntStream.range(0, 5_000)
                .mapToObj(i -> size * (random.nextDouble() * random.nextDouble() - 0.2))
                .collect(Collectors.toList());
        Moments moments = Moments.of(array(values));
        assertEquals(exactMean(values), moments.mean(), 1e-12 * size);
        assertEquals(exactDeviation(values), moments.deviation(), 1e-10 * size);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(values, random);
            assertEquals(moments, Moments.of(array(values)));
        }
    }

    @Test
    void theLargestNumbersDoNotOverflow() {
        Moments moments = Moments.of(new double[] {1e308, -1e308});
        assertEquals(new Moments(0, 1e308), moments);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double exactMean(List<Double> values) {
        BigDecimal sum = values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128)
                .doubleValue();
    }

    private static double exactDeviation(List<Double> values) {
        BigDecimal mean = new BigDecimal(exactMean(values));
        BigDecimal squares = values.stream()
                .map(value -> new BigDecimal(value).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return squares.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128)
                .sqrt(MathContext.DECIMAL128)
                .doubleValue();
    }
}
