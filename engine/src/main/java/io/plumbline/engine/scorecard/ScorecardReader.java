package io.plumbline.engine.scorecard;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.yaml.YamlDocument;
import io.plumbline.engine.yaml.YamlNode;
import java.nio.file.Path;
import java.util.HashSet;
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
    /** As many were seen to be worked out, explained and told in one statement. */
    private static final int MOST_READINGS = 1_000;

    /** As many steps, one for each set of types, were seen to be joined; several hundred end the engine's process. */
    private static final int MOST_SETS_OF_TYPES = 150;

    private final ScoringFile file;
    private final Declarations declarations;
    private final NamedLists lists;
    private final RuleReader rules;
    private final LevelReader levels;
    private final CardReader base;

    private ScorecardReader(ScoringFile file, Declarations declarations, Optional<Path> folder) {
        this.file = file;
        this.declarations = declarations;
        this.lists = new ListReader(file, folder).read();
        this.rules = new RuleReader(file, declarations, lists);
        this.levels = new LevelReader(file, ruleIds(), stageNames(), declarations.steps());
        this.base = new CardReader(file, rules, levels);
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

    /** Reads all that the file says; as {@link #read}. */
    public static Scoring readAll(Path file, Declarations declarations) {
        return readAll(YamlDocument.read(file), declarations, Optional.of(folder(file)));
    }

    static Scoring readAll(YamlDocument document, Declarations declarations) {
        return readAll(document, declarations, Optional.empty());
    }

    private static Scoring readAll(YamlDocument document, Declarations declarations, Optional<Path> folder) {
        ScorecardReader reader = new ScorecardReader(new ScoringFile(document, name -> false), declarations, folder);
        Scoring scoring = reader.judged().get();
        reader.refuseTooManyReadings(scoring.scorecard());
        return scoring;
    }

    /** All rules are worked out in one statement. */
    private void refuseTooManyReadings(Scorecard scorecard) {
        List<Set<String>> types = scorecard.rules().stream()
                .flatMap(rule -> rule.readings().stream())
                .map(events -> Set.copyOf(events.types()))
                .toList();
        refuseAbove(MOST_READINGS, types.size(), "%s times");
        refuseAbove(MOST_SETS_OF_TYPES, new HashSet<>(types).size(), "of %s sets of types");
        file.throwIfAnyProblem();
    }

    private void refuseAbove(int most, int count, String what) {
        if (count > most) {
            file.problem(
                    file.root(),
                    "The rules read events " + what.formatted(count) + "; together they can do so "
                            + what.formatted(most) + " at most.",
                    "join rules that read the same events, or leave some out.");
        }
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
        Optional<Playbook> playbook = file.root().find("playbook").map(this::playbook);
        Optional<NurturePolicy> nurture =
                file.root().find("nurture").map(node -> new NurtureReader(file, stageNames()).read(node));
        AuditPolicy audit = file.root()
                .find("audit")
                .map(new AuditReader(file, ruleIds())::read)
                .orElse(AuditPolicy.USUAL);
        List<Supplier<Segment>> segments =
                file.isWellFormed() ? new SegmentReader(file, rules, levels).read() : List.of();
        file.throwIfAnyProblem();
        return () ->
                new Scoring(base.card(segments.stream().map(Supplier::get).toList()), playbook, nurture, lists, audit);
    }

    private Playbook playbook(YamlNode node) {
        Set<String> names = file.root()
                .find("levels")
                .map(YamlNode::fields)
                .orElse(Map.of())
                .keySet();
        return new PlaybookReader(file, declarations, rules, names, stageNames()).read(node);
    }

    /** The ids of all rules, also of those whose form is wrong and those that only segments have. */
    private Set<String> ruleIds() {
        return named(
                Stream.concat(
                        cards().flatMap(card ->
                                Stream.of("fit", "engagement").flatMap(name -> card.find(name).stream())),
                        stages()),
                "rules",
                "id");
    }

    private Set<String> stageNames() {
        return named(cards().flatMap(card -> card.find("stage").stream()), "stages", "name");
    }

    private Stream<YamlNode> stages() {
        return cards().flatMap(card -> card.find("stage").stream()).flatMap(stage -> items(stage, "stages"));
    }

    /** The file and its segments. */
    private Stream<YamlNode> cards() {
        return Stream.concat(Stream.of(file.root()), items(file.root(), "segments"));
    }

    private static Stream<YamlNode> items(YamlNode owner, String key) {
        return owner.find(key).map(YamlNode::items).orElse(List.of()).stream();
    }

    private Set<String> named(Stream<YamlNode> owners, String list, String key) {
        return owners.flatMap(owner -> items(owner, list))
                .flatMap(item -> item.find(key).stream())
                .filter(file::isWellFormed)
                .map(YamlNode::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
