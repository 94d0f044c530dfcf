package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.protection.Protection;
import io.plumbline.engine.yaml.FileProblems;
import io.plumbline.engine.yaml.YamlNode;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Reads the declared features that follow from others.
 *
 * @param known the features there are, by name
 */
record CombinedFeatureReader(NavigableMap<String, Feature> known, Protection protection, FileProblems problems) {

    /** The features of an entry; none where it names what is none, which is told. */
    List<Feature> read(YamlNode node) {
        return switch (node.field("kind").text()) {
            case "log" ->
                number(node.field("of")).<Feature>map(of -> new Logarithm(name(node, "log_" + of.name()), of)).stream()
                        .toList();
            case "bins" -> bins(node);
            case "product" -> product(node);
            default -> within(node);
        };
    }

    private List<Feature> bins(YamlNode node) {
        int bins = node.find("bins").map(YamlNode::whole).map(Math::toIntExact).orElse(5);
        return number(node.field("of"))
                .<Feature>map(of -> new Binned(name(node, of.name() + "_bins"), of, bins))
                .stream()
                .toList();
    }

    private List<Feature> product(YamlNode node) {
        List<Feature> factors = node.field("of").items().stream()
                .flatMap(factor -> number(factor).stream())
                .toList();
        return factors.size() < 2
                ? List.of()
                : List.of(new Product(
                        name(
                                node,
                                factors.get(0).name() + "_x_" + factors.get(1).name()),
                        factors.get(0),
                        factors.get(1)));
    }

    private List<Feature> within(YamlNode node) {
        Optional<Feature> number = number(node.field("number"));
        Optional<Feature> category = category(node.field("category"));
        if (number.isEmpty() || category.isEmpty()) {
            return List.of();
        }
        List<String> levels =
                node.field("levels").items().stream().map(YamlNode::text).toList();
        String base = name(node, number.get().name() + "_in_" + category.get().name());
        return levels.stream()
                .<Feature>map(level -> new NumberWithin(
                        base + (levels.size() == 1 && node.find("name").isPresent() ? "" : "_" + level),
                        number.get(),
                        category.get(),
                        level))
                .toList();
    }

    private Optional<Feature> number(YamlNode name) {
        return named(name)
                .filter(feature -> is(
                        name,
                        feature,
                        feature.valueType() == ValueType.NUMBER && feature.shape() != Shape.BINS,
                        "a number"));
    }

    private Optional<Feature> category(YamlNode name) {
        return named(name).filter(feature -> is(name, feature, feature.shape() == Shape.CATEGORY, "a category"));
    }

    private boolean is(YamlNode name, Feature feature, boolean right, String wanted) {
        if (!right) {
            problems.problem(
                    name, "'" + feature.name() + "' is not " + wanted + ".", "name a feature that is " + wanted + ".");
        }
        return right;
    }

    private Optional<Feature> named(YamlNode name) {
        Optional<Feature> feature = Optional.ofNullable(known.get(name.text()));
        if (feature.isEmpty() && protection.refuses(name.text())) {
            protection.check(problems, "The feature", "attribute", name);
        } else if (feature.isEmpty()) {
            problems.undeclared(
                    name,
                    "There is no feature '" + name.text() + "' above this one.",
                    known.keySet(),
                    "declare it before it is used");
        }
        return feature;
    }

    private static String name(YamlNode node, String otherwise) {
        return node.find("name").map(YamlNode::text).orElse(otherwise);
    }
}
