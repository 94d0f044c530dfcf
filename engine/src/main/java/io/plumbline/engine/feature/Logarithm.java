package io.plumbline.engine.feature;

import java.util.List;

/** A number that is read on the scale {@code sign(x) * ln(1 + |x|)}. */
public record Logarithm(String name, Feature of) implements CombinedFeature {

    @Override
    public List<Feature> operands() {
        return List.of(of);
    }

    @Override
    public String description() {
        return "Logarithm of '" + of.name() + "'";
    }

    @Override
    public Shape shape() {
        return Shape.LONG_TAILED;
    }

    @Override
    public String sql(List<String> values) {
        return values.get(0);
    }
}
