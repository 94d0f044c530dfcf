package io.plumbline.engine.scorecard;

import io.plumbline.engine.scorecard.LevelCondition.Combined;
import io.plumbline.engine.scorecard.LevelCondition.Fired;
import io.plumbline.engine.scorecard.LevelCondition.Graded;
import io.plumbline.engine.scorecard.LevelCondition.InStage;
import io.plumbline.engine.scorecard.LevelCondition.Scored;
import io.plumbline.engine.scorecard.LevelCondition.Took;
import io.plumbline.engine.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads levels and the grid they are evaluated on, and tells what is wrong with them.
 *
 * @param rules  ids of the rules that there are
 * @param stages names of the buying stages that there are
 * @param steps  names of the lifecycle steps that there are; empty where that is not known
 */
record LevelReader(ScoringFile file, Set<String> rules, Set<String> stages, Set<String> steps) {
    private static final String LEARNED = "learned";

    /** A reader of another scorecard of the same file. */
    LevelReader of(ScoringFile card) {
        return new LevelReader(card, rules, stages, steps);
    }

    /** The levels of a mapping by name; those whose form is wrong are left out. */
    List<Level> levels(YamlNode node) {
        return node.fields().entrySet().stream()
                .filter(level -> file.isWellFormed(level.getValue()))
                .map(level -> level(level.getKey(), level.getValue()))
                .toList();
    }

    private Level level(String name, YamlNode node) {
        Combined condition = combined("Level '" + name + "'", node, false);
        return new Level(name, condition.combination(), condition.conditions());
    }

    private Combined combined(String subject, YamlNode node, boolean refused) {
        Combination combination = RuleReader.combination(node);
        boolean inside = refused || combination == Combination.NONE_OF;
        return new Combined(
                combination,
                node.field(combination.word()).items().stream()
                        .map(item -> condition(subject, item, inside))
                        .toList());
    }

    /** @param refused whether the condition keeps a lead from the level when it holds */
    private LevelCondition condition(String subject, YamlNode node, boolean refused) {
        if (node.find("scorer").isPresent()) {
            return scored(subject, node, refused);
        }
        return node.find("stage")
                .<LevelCondition>map(stage -> new InStage(
                        known(subject + " asks for stage", stage, stages, "declare it under 'stage.stages'")))
                .or(() -> node.find("rule")
                        .map(rule -> new Fired(known(subject + " asks for rule", rule, rules, "write such a rule"))))
                .or(() -> node.find("step").map(step -> new Took(step(subject, step))))
                .or(() -> node.find("grade").map(grades -> new Graded(grades(subject, grades))))
                .orElseGet(() -> combined(subject, node, refused));
    }

    private Scored scored(String subject, YamlNode node, boolean refused) {
        Scorer scorer = List.of(Scorer.values()).stream()
                .filter(known -> known.word().equals(node.field("scorer").text()))
                .findFirst()
                .orElseThrow();
        YamlNode atLeast = node.field("at_least");
        OptionalDouble threshold =
                atLeast.text().equals(LEARNED) ? OptionalDouble.empty() : OptionalDouble.of(atLeast.number());
        Optional<YamlNode> leave = node.find("leave_below");
        leave.ifPresent(below -> requireBelow(subject, below, threshold, refused));
        return new Scored(
                scorer,
                threshold,
                leave.map(below -> OptionalDouble.of(below.number())).orElse(OptionalDouble.empty()));
    }

    private void requireBelow(String subject, YamlNode leave, OptionalDouble threshold, boolean refused) {
        if (threshold.isPresent() && leave.number() > threshold.getAsDouble()) {
            file.problem(
                    leave,
                    subject + " is left below a score above the one it is entered at.",
                    "write a number that is not above at_least.");
        }
        if (refused) {
            file.problem(
                    leave,
                    subject + " remembers a condition of none_of, so that it would come and go by itself.",
                    "leave leave_below out here.");
        }
    }

    private String step(String subject, YamlNode step) {
        return steps.isEmpty()
                ? step.text()
                : known(subject + " asks for step", step, steps, "add it to outcome.steps in plumbline.yaml");
    }

    private List<String> grades(String subject, YamlNode node) {
        return node.items().stream()
                .map(grade -> known(
                        subject + " asks for grade",
                        grade,
                        PlaybookReader.GRADES,
                        "write a letter A to D and a number 1 to 4"))
                .toList();
    }

    private String known(String asks, YamlNode name, Collection<String> known, String declare) {
        if (!known.contains(name.text())) {
            file.undeclared(name, asks + " '" + name.text() + "', which there is not.", known, declare);
        }
        return name.text();
    }

    /** The grid of {@code evaluate}. */
    Grid grid(YamlNode node) {
        if (!file.isWellFormed(node)) {
            return Grid.USUAL;
        }
        Optional<YamlNode> every = node.isMapping() ? node.find("every") : Optional.of(node);
        return new Grid(
                every.map(word -> every(word.text())).orElse(Grid.USUAL.every()),
                node.find("since").flatMap(this::day));
    }

    private static Grid.Every every(String word) {
        return List.of(Grid.Every.values()).stream()
                .filter(every -> every.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private Optional<LocalDate> day(YamlNode node) {
        try {
            return Optional.of(LocalDate.parse(node.text()));
        } catch (DateTimeException e) {
            file.problem(node, "'" + node.text() + "' is no day.", "write a day such as 2026-01-01.");
            return Optional.empty();
        }
    }
}
