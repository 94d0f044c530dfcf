package io.plumbline.engine.scorecard;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.yaml.YamlDocument;
import io.plumbline.engine.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code scoring.yaml}. */
public final class ScorecardReader {
    private final ScoringFile file;
    private final Declarations declarations;
    private final NamedLists lists;
    private final RuleReader rules;

    private ScorecardReader(ScoringFile file, Declarations declarations, Optional<Path> folder) {
        this.file = file;
        this.declarations = declarations;
        this.lists = new ListReader(file, folder).read();
        this.rules = new RuleReader(file, declarations, lists);
    }

    /**
     * Reads a scorecard.
     *
     * @param declarations what the workspace's sources declare; rules may read nothing else
     * @throws ProblemException (usage) with all problems of the file, in the order of its lines
     */
    public static Scorecard read(Path file, Declarations declarations) {
        return readAll(file, declarations).scorecard();
    }

    /** Reads the scorecard and the playbook; as {@link #read}. */
    public static Scoring readAll(Path file, Declarations declarations) {
        return readAll(YamlDocument.read(file), declarations, Optional.of(folder(file)));
    }

    static Scoring readAll(YamlDocument document, Declarations declarations) {
        return readAll(document, declarations, Optional.empty());
    }

    private static Scoring readAll(YamlDocument document, Declarations declarations, Optional<Path> folder) {
        return new ScorecardReader(new ScoringFile(document, name -> false), declarations, folder)
                .judged()
                .get();
    }

    private static Path folder(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    }

    /**
     * Looks for problems where what the sources declare is known in part.
     *
     * @param uncertain names that may be declared: whether they are is not judged
     * @throws ProblemException (usage) with all problems of the file that do not rest on these names
     */
    public static void look(Path file, Declarations declarations, Predicate<String> uncertain) {
        new ScorecardReader(
                        new ScoringFile(YamlDocument.read(file), uncertain), declarations, Optional.of(folder(file)))
                .judged();
    }

    /** Tells what is wrong; what is handed back can be made only where everything is declared. */
    private Supplier<Scoring> judged() {
        YamlNode root = file.root();
        List<Rule> fit = rulesOf("fit");
        List<Rule> engagement = rulesOf("engagement");
        List<List<Rule>> stages =
                stages().stream().map(stage -> rules.rules(stage, Set.of())).toList();
        refuseRepeatedStages();
        root.find("grade").ifPresent(grade -> grade.fields().values().forEach(this::refuseRisingCuts));
        LevelReader reader = new LevelReader(file, ruleIds(), stageNames(), declarations.steps());
        List<Level> levels = root.find("levels").map(reader::levels).orElse(List.of());
        Grid grid = root.find("evaluate").map(reader::grid).orElse(Grid.USUAL);
        Optional<Playbook> playbook = root.find("playbook").map(this::playbook);
        file.throwIfAnyProblem();
        return () -> new Scoring(scorecard(root, fit, engagement, stages, levels, grid), playbook, lists);
    }

    /** The ids of all rules, also of those whose form is wrong. */
    private Set<String> ruleIds() {
        return Stream.concat(
                        Stream.of("fit", "engagement").flatMap(name -> file.root().find(name).stream()),
                        stages().stream())
                .flatMap(owner -> owner.find("rules").map(YamlNode::items).orElse(List.of()).stream())
                .flatMap(rule -> rule.find("id").stream())
                .filter(file::isWellFormed)
                .map(YamlNode::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Scorecard scorecard(
            YamlNode root,
            List<Rule> fit,
            List<Rule> engagement,
            List<List<Rule>> stages,
            List<Level> levels,
            Grid grid) {
        return new Scorecard(
                root.field("name").text(),
                dimension("fit", fit),
                dimension("engagement", engagement),
                buyingStage(stages),
                points(root.field("points")),
                grades(),
                levels,
                grid);
    }

    private Playbook playbook(YamlNode node) {
        Set<String> levels = file.root()
                .find("levels")
                .map(YamlNode::fields)
                .orElse(Map.of())
                .keySet();
        return new PlaybookReader(file, declarations, rules, levels, stageNames()).read(node);
    }

    private Set<String> stageNames() {
        Set<String> names = new TreeSet<>();
        stages().stream()
                .filter(file::isWellFormed)
                .forEach(stage -> names.add(stage.field("name").text()));
        return names;
    }

    private List<Rule> rulesOf(String dimension) {
        return file.root()
                .find(dimension)
                .map(node -> rules.rules(node, groups(node).keySet()))
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
        return new BuyingStage(
                file.root().find("stage").map(ScorecardReader::bounds).orElse(Bounds.USUAL), stages);
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
