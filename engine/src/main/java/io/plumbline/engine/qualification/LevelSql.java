package io.plumbline.engine.qualification;

import io.plumbline.engine.score.FiredRules;
import io.plumbline.engine.scorecard.Combination;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.LevelCondition;
import io.plumbline.engine.scorecard.LevelCondition.Combined;
import io.plumbline.engine.scorecard.LevelCondition.Fired;
import io.plumbline.engine.scorecard.LevelCondition.Graded;
import io.plumbline.engine.scorecard.LevelCondition.InStage;
import io.plumbline.engine.scorecard.LevelCondition.Scored;
import io.plumbline.engine.scorecard.LevelCondition.Took;
import io.plumbline.engine.sql.Sql;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A level as SQL over a row of {@link JudgedLeads}, {@code j}, and a truth value {@code was}: whether the lead was on the
 * level before. A condition with a learned threshold is false while there is none, and one on the probability for a lead
 * without a prediction.
 *
 * @param thresholds what {@code learned} stands for
 * @param stages     names of all buying stages, in order
 */
record LevelSql(Level level, List<LearnedThreshold> thresholds, List<String> stages) {
    /** Name of the truth value that says whether the lead was on the level before. */
    static final String WAS = "was";

    LevelSql {
        thresholds = List.copyOf(thresholds);
        stages = List.copyOf(stages);
    }

    /** Whether the lead is on the level: a boolean expression, never NULL. */
    String holds() {
        return holds(level.condition());
    }

    /** The conditions that put the lead on the level, in words; NULL where {@link #holds} is false. */
    String why() {
        return words(level.condition(), true, "; ");
    }

    /** The conditions that keep the lead from the level, in words; NULL where {@link #holds} is true. */
    String whyNot() {
        return words(level.condition(), false, "; ");
    }

    private String holds(LevelCondition condition) {
        if (condition instanceof Combined combined) {
            return combined.combination()
                    .sql(combined.conditions().stream().map(this::holds).toList());
        }
        return leaf(condition).holds();
    }

    /** Words for why a condition holds, or does not; NULL where it is the other way round. */
    private String words(LevelCondition condition, boolean holding, String between) {
        String which = holding ? holds(condition) : "not " + holds(condition);
        if (condition instanceof Combined combined) {
            boolean inner = holding != (combined.combination() == Combination.NONE_OF);
            String separator = combined.combination() == Combination.ANY_OF ? "; " : between;
            return "case when " + which + " then concat_ws(" + Sql.literal(separator) + ", "
                    + combined.conditions().stream()
                            .map(part -> words(part, inner, " and "))
                            .collect(Collectors.joining(", "))
                    + ") end";
        }
        LevelLeaf leaf = leaf(condition);
        return "case when " + which + " then " + (holding ? leaf.why() : leaf.whyNot()) + " end";
    }

    private LevelLeaf leaf(LevelCondition condition) {
        if (condition instanceof Scored scored) {
            return LevelLeaf.scored(scored, level.name(), thresholds);
        }
        if (condition instanceof InStage stage) {
            return inStage(stage.stage());
        }
        if (condition instanceof Fired fired) {
            return LevelLeaf.of(
                    "j." + FiredRules.column(fired.rule()),
                    "rule " + fired.rule(),
                    "rule " + fired.rule() + " did not fire");
        }
        if (condition instanceof Graded graded) {
            return new LevelLeaf(
                    "coalesce(j.grade in " + Sql.literals(graded.grades()) + ", false)",
                    "concat('grade ', j.grade)",
                    "concat('grade ', j.grade)");
        }
        Took took = (Took) condition;
        return LevelLeaf.of(
                "j." + JudgedLeads.took(took.step()), "step " + took.step(), "step " + took.step() + " not taken");
    }

    private LevelLeaf inStage(String stage) {
        int first = stages.indexOf(stage);
        String holds = first < 0
                ? "false"
                : "coalesce(j.buying_stage in " + Sql.literals(stages.subList(first, stages.size())) + ", false)";
        return new LevelLeaf(holds, "concat('stage ', j.buying_stage)", Sql.literal("stage before " + stage));
    }
}
