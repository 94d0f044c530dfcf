package io.plumbline.engine.feature;

import io.plumbline.engine.problem.ProblemException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The features of a model, in the order of its columns.
 *
 * @param features with names that differ by more than their case, else the set is refused with a problem
 */
public record FeatureSet(List<Feature> features) {
    private static final Set<String> RESERVED = Set.of("lead_id", "row_id", "as_of_us");

    public FeatureSet {
        features = List.copyOf(features);
        Set<String> seen = new HashSet<>(RESERVED);
        for (Feature feature : features) {
            if (!seen.add(feature.name().toLowerCase(Locale.ROOT))) {
                throw ProblemException.usage(
                        "features",
                        "Two columns of the training rows would be called '" + feature.name() + "'.",
                        "Rename the attribute or event type it comes from, or list it under training.features.exclude.");
            }
        }
    }

    /** Whether a column of the training rows has this name already. */
    static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The names, in order. */
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /**
     * The feature of a name.
     *
     * @throws NoSuchElementException when there is none
     */
    public Feature named(String name) {
        return features.stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no feature '" + name + "'."));
    }

    /** The features of these names only, in the same order. */
    public FeatureSet retaining(Collection<String> names) {
        return new FeatureSet(features.stream()
                .filter(feature -> names.contains(feature.name()))
                .toList());
    }

    /** The set as JSON: the same text for equal sets. */
    public String json() {
        return DefinitionJson.write(this);
    }

    /**
     * The set that {@link #json()} wrote.
     *
     * @throws ProblemException when the text holds no feature set that this version knows
     */
    public static FeatureSet parse(String json) {
        return DefinitionJson.read(json, FeatureSet.class);
    }
}
