package io.plumbline.engine.feature;

import java.util.List;

/** The product of two numbers, at most 1e300 in size; missing when one of them is. Long-tailed when one of them is. */
public record Product(String name, Feature one, Feature other) implements CombinedFeature {

    @Override
    public List<Feature> operands() {
        return List.of(one, other);
    }

    @Override
    public String description() {
        return "Product of '" + one.name() + "' and '" + other.name() + "'";
    }

    @Override
    public Shape shape() {
        return one.shape() == Shape.LONG_TAILED || other.shape() == Shape.LONG_TAILED ? Shape.LONG_TAILED : Shape.PLAIN;
    }

    @Override
    public String sql(List<String> values) {
        String product = "(" + values.get(0) + ") * (" + values.get(1) + ")";
        return "case when abs(" + product + ") <= 1e300 then " + product + " when " + product
                + " > 0e0 then 1e300 when " + product + " < 0e0 then -1e300 end";
    }
}
