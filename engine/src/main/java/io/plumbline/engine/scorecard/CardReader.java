package io.plumbline.engine.scorecard;

import io.plumbline.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the scorecard of a file: that of all leads, or that of a segment put into the file. */
final class CardReader {
    private final ScoringFile file;
    private final RuleReader rules;
    private final List<Rule> fit;
    private final List<Rule> engagement;
    private final List<List<Rule>> stages;
    private final List<Level> levels;
    private final Grid grid;

    /**
     * Reads the rules and levels, and tells what is wrong with the scorecard.
     *
     * @param levels reads levels and their grid
     */
    CardReader(ScoringFile file, RuleReader rules, LevelReader levels) {
        this.file = file;
        this.rules = rules.of(file);
        this.fit = rulesOf("fit");
        this.engagement = rulesOf("engagement");
        Optional<ChannelWeights> channels = file.root().find("stage").flatMap(this.rules::channels);
        this.stages = stages().stream()
                .map(stage -> this.rules.rules(stage, Set.of(), channels))
                .toList();
        refuseRepeatedStages();
        file.root().find("grade").ifPresent(grade -> grade.fields().values().forEach(this::refuseRisingCuts));
        this.levels = file.root().find("levels").map(levels::levels).orElse(List.of());
        this.grid = file.root().find("evaluate").map(levels::grid).orElse(Grid.USUAL);
    }

    /** The scorecard; to be asked for only where no problem was told. */
    Scorecard card(List<Segment> segments) {
        return new Scorecard(
                file.root().field("name").text(),
                dimension("fit", fit),
                dimension("engagement", engagement),
                buyingStage(stages),
                points(file.root().field("points")),
                grades(),
                levels,
                grid,
                segments);
    }

    private List<Rule> rulesOf(String dimension) {
        return file.root()
                .find(dimension)
                .map(node -> rules.rules(node, groups(node).keySet(), rules.channels(node)))
                .orElse(List.of());
    }

    private static Map<String, YamlNode> groups(YamlNode dimension) {
        return dimension.find("groups").map(YamlNode::fields).orElse(Map.of());
    }

    private List<YamlNode> stages() {
        return file.root()
                .find("stage")
                .flatMap(stage -> stage.find("stages"))
                .map(YamlNode::items)
                .orElse(List.of());
    }

    private void refuseRepeatedStages() {
        Map<String, YamlNode> seen = new HashMap<>();
        stages().stream()
                .filter(file::isWellFormed)
                .map(stage -> stage.field("name"))
                .forEach(name -> {
                    YamlNode first = seen.putIfAbsent(name.text(), name);
                    if (first != null) {
                        file.problem(
                                name,
                                "Two stages are called '" + name.text() + "'; the first is in line " + first.line()
                                        + ".",
                                "give one of them another name.");
                    }
                });
    }

    private void refuseRisingCuts(YamlNode cuts) {
        if (!file.isWellFormed(cuts)) {
            return;
        }
        List<Double> scores = cuts.items().stream().map(YamlNode::number).toList();
        if (scores.get(0) <= scores.get(1) || scores.get(1) <= scores.get(2)) {
            file.problem(cuts, "The cut points do not fall.", "write the highest first, such as [75, 50, 25].");
        }
    }

    private Dimension dimension(String name, List<Rule> rules) {
        return file.root()
                .find(name)
                .map(node -> new Dimension(
                        bounds(node),
                        groups(node).entrySet().stream()
                                .map(group -> new RuleGroup(group.getKey(), limit(group.getValue())))
                                .toList(),
                        rules))
                .orElse(Dimension.EMPTY);
    }

    private static Bounds limit(YamlNode group) {
        return Bounds.ofSize(MicroPoints.of(group.field("limit").number()));
    }

    private static Bounds bounds(YamlNode node) {
        return new Bounds(
                micros(node, "min").orElse(Bounds.USUAL.minMicros()),
                micros(node, "max").orElse(Bounds.USUAL.maxMicros()));
    }

    private static Optional<Long> micros(YamlNode node, String key) {
        return node.find(key).map(points -> MicroPoints.of(points.number()));
    }

    private BuyingStage buyingStage(List<List<Rule>> rules) {
        List<YamlNode> nodes = stages();
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            stages.add(new Stage(
                    nodes.get(i).field("name").text(),
                    MicroPoints.of(nodes.get(i).field("enter_at").number()),
                    rules.get(i)));
        }
        return new BuyingStage(file.root().find("stage").map(CardReader::bounds).orElse(Bounds.USUAL), stages);
    }

    private static PointsScore points(YamlNode node) {
        YamlNode weights = node.field("weights");
        return new PointsScore(
                weight(weights, "fit"), weight(weights, "engagement"), weight(weights, "stage"), bounds(node));
    }

    private static double weight(YamlNode weights, String dimension) {
        return weights.find(dimension).map(YamlNode::number).orElse(0.0);
    }

    private Grades grades() {
        return new Grades(cuts("fit", Grades.USUAL.fitMicros()), cuts("engagement", Grades.USUAL.engagementMicros()));
    }

    private List<Long> cuts(String dimension, List<Long> usual) {
        return file.root()
                .find("grade")
                .flatMap(grade -> grade.find(dimension))
                .map(cuts -> cuts.items().stream()
                        .map(score -> MicroPoints.of(score.number()))
                        .toList())
                .orElse(usual);
    }
}
