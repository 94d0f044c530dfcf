package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.yaml.FileProblems;
import io.plumbline.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads the features that a workspace declares beside those that are derived. One may follow from another above it. */
public final class DeclaredFeatureReader {
    private final FileProblems problems;
    private final NavigableMap<String, Feature> known = new TreeMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final List<Feature> features = new ArrayList<>();
    private final EventFeatureReader events;
    private final AttributeFeatureReader attributes;
    private final CombinedFeatureReader combined;

    /** @param options what is derived; its own declared features are not looked at */
    public DeclaredFeatureReader(Declarations declarations, FeatureOptions options, FileProblems problems) {
        this.problems = problems;
        possible(declarations, new FeatureOptions(options.windows(), Map.of(), true))
                .forEach(feature -> known.put(feature.name(), feature));
        possible(declarations, new FeatureOptions(options.windows(), options.excluded(), options.companyEvents()))
                .forEach(feature -> taken.put(folded(feature.name()), 0));
        events = new EventFeatureReader(declarations, problems);
        attributes = new AttributeFeatureReader(declarations, problems);
        combined = new CombinedFeatureReader(known, declarations.protection(), problems);
    }

    /** Reads one entry, which may declare several features. What is wrong with it is told, and it then declares fewer. */
    public void read(YamlNode node) {
        List<Feature> read = switch (node.field("kind").text()) {
            case "seniority", "function", "words", "list_size", "list_contains", "date_part" -> attributes.read(node);
            case "log", "bins", "product", "number_within" -> combined.read(node);
            default -> events.read(node);
        };
        read.forEach(feature -> add(node, feature));
    }

    /** The features read so far, in order, with names of their own. */
    public List<Feature> features() {
        return List.copyOf(features);
    }

    private void add(YamlNode node, Feature feature) {
        YamlNode place = node.find("name").orElse(node);
        Integer before = FeatureSet.isReserved(feature.name())
                ? Integer.valueOf(0)
                : taken.putIfAbsent(folded(feature.name()), node.line());
        if (before == null) {
            features.add(feature);
            known.put(feature.name(), feature);
        } else {
            problems.problem(
                    place,
                    "There is a feature or column '" + feature.name() + "' already"
                            + (before > 0 ? ", in line " + before : "") + ".",
                    "give this one another `name`, or remove it.");
        }
    }

    /** Where two derived features have one name, that is told elsewhere. */
    private static List<Feature> possible(Declarations declarations, FeatureOptions options) {
        try {
            return DefaultFeatures.possible(declarations, options).features();
        } catch (ProblemException e) {
            return List.of();
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
