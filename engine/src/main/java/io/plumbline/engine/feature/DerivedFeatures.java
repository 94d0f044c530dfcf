package io.plumbline.engine.feature;

import java.util.List;

/**
 * The features that follow from what is declared, and what was left out of them.
 *
 * @param setAside attributes and event types not used, with the reason
 */
public record DerivedFeatures(FeatureSet features, List<SetAside> setAside) {
    public DerivedFeatures {
        setAside = List.copyOf(setAside);
    }
}
