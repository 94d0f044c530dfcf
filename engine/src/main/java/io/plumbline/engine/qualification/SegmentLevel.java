package io.plumbline.engine.qualification;

import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Stage;
import io.plumbline.engine.sql.Sql;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A level as SQL where segments of leads may ask for something else; see {@link LevelSql}.
 *
 * @param level      its name
 * @param thresholds what {@code learned} stands for
 */
record SegmentLevel(Scorecard scorecard, String level, List<LearnedThreshold> thresholds) {

    /** Whether the lead is on the level: a boolean expression, never NULL. */
    String holds() {
        return each(LevelSql::holds);
    }

    /** The conditions that put the lead on the level, in words; NULL where {@link #holds} is false. */
    String why() {
        return each(LevelSql::why);
    }

    /** The conditions that keep the lead from the level, in words; NULL where {@link #holds} is true. */
    String whyNot() {
        return each(LevelSql::whyNot);
    }

    private String each(Function<LevelSql, String> expression) {
        String base = of(scorecard, expression);
        String others = scorecard.segments().stream()
                .filter(segment -> !of(segment.card(), expression).equals(base))
                .map(segment -> " when " + Sql.literal(segment.name()) + " then " + of(segment.card(), expression))
                .collect(Collectors.joining());
        return others.isEmpty() ? base : "case j.segment" + others + " else " + base + " end";
    }

    private String of(Scorecard card, Function<LevelSql, String> expression) {
        List<String> stages = card.stage().stages().stream().map(Stage::name).toList();
        Level its = card.levels().stream()
                .filter(each -> each.name().equals(level))
                .findFirst()
                .orElseThrow();
        return expression.apply(new LevelSql(its, thresholds, stages));
    }
}
