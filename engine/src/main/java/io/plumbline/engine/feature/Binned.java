package io.plumbline.engine.feature;

import java.util.List;

/**
 * A number of which a model reads the bin that it falls in. Bins are cut at quantiles of the training rows.
 *
 * @param bins how many are wanted, at least 2; there are fewer where values repeat
 */
public record Binned(String name, Feature of, int bins) implements CombinedFeature {
    public Binned {
        if (bins < 2) {
            throw new IllegalArgumentException("There are at least two bins.");
        }
    }

    @Override
    public List<Feature> operands() {
        return List.of(of);
    }

    @Override
    public String description() {
        return "Bin of '" + of.name() + "'";
    }

    @Override
    public Shape shape() {
        return Shape.BINS;
    }

    @Override
    public String sql(List<String> values) {
        return values.get(0);
    }
}
