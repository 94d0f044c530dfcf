package io.plumbline.engine.feature;

import java.util.List;

/** A feature that follows from others, which it holds; they need not be features of the model themselves. */
public sealed interface CombinedFeature extends Feature permits Product, NumberWithin, Logarithm, Binned {

    /** What it follows from. */
    List<Feature> operands();

    /** Present where all operands are, unless the feature says otherwise. */
    @Override
    default boolean alwaysPresent() {
        return operands().stream().allMatch(Feature::alwaysPresent);
    }

    /** Its value from those of the operands, in their order: SQL expressions. */
    String sql(List<String> values);
}
