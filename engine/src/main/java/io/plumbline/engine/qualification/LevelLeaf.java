package io.plumbline.engine.qualification;

import io.plumbline.engine.scorecard.LevelCondition.Scored;
import io.plumbline.engine.scorecard.Scorer;
import io.plumbline.engine.sql.Sql;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One condition of a level as SQL over a row of {@link JudgedLeads}, {@code j}.
 *
 * @param holds  boolean expression, never NULL
 * @param why    text expression: in words that it holds
 * @param whyNot text expression: in words that it does not
 */
record LevelLeaf(String holds, String why, String whyNot) {

    /** A condition whose words are always the same. */
    static LevelLeaf of(String holds, String why, String whyNot) {
        return new LevelLeaf(holds, Sql.literal(why), Sql.literal(whyNot));
    }

    /** A score at or above its threshold, or above the one for leaving where the lead was on the level. */
    static LevelLeaf scored(Scored condition, String level, List<LearnedThreshold> learned) {
        String name = column(condition.scorer());
        OptionalDouble threshold =
                condition.atLeast().isPresent() ? condition.atLeast() : learned(condition.scorer(), level, learned);
        if (threshold.isEmpty()) {
            return of(
                    "false", "", "no learned threshold of " + condition.scorer().word());
        }
        double enter = threshold.getAsDouble();
        double leave = Math.min(enter, condition.leaveBelow().orElse(enter));
        String score = "cast(j." + name + " as double)";
        String needed = leave == enter
                ? Sql.literal(enter)
                : "case when " + LevelSql.WAS + " then " + Sql.literal(leave) + " else " + Sql.literal(enter) + " end";
        String come = condition.atLeast().isPresent() ? written(enter) : rounded(enter);
        String gone = leave < enter ? written(leave) : come;
        String entered = Sql.literal(name + " >= " + come);
        String why = leave == enter
                ? entered
                : "case when " + score + " >= " + Sql.literal(enter) + " then " + entered + " else "
                        + Sql.literal(name + " >= " + gone + " (entered at " + come + ")") + " end";
        return new LevelLeaf("coalesce(" + score + " >= " + needed + ", false)", why, below(name, score, come, gone));
    }

    private static String below(String name, String score, String come, String gone) {
        String missed = Sql.literal(name + " < " + come);
        return "case when " + score + " is null then " + Sql.literal("no " + name) + " when " + LevelSql.WAS + " then "
                + Sql.literal(name + " < " + gone) + " else " + missed + " end";
    }

    private static OptionalDouble learned(Scorer scorer, String level, List<LearnedThreshold> thresholds) {
        return thresholds.stream()
                .filter(learned -> learned.scorer() == scorer)
                .filter(learned -> learned.level().equals(level))
                .mapToDouble(LearnedThreshold::atLeast)
                .findFirst();
    }

    private static String column(Scorer scorer) {
        return switch (scorer) {
            case FIT, ENGAGEMENT, POINTS -> scorer.word();
            case STAGE -> "stage_points";
            case PREDICTIVE -> "probability";
        };
    }

    private static String written(double threshold) {
        return BigDecimal.valueOf(threshold).stripTrailingZeros().toPlainString();
    }

    /** What training chose has many digits. */
    private static String rounded(double threshold) {
        return written(BigDecimal.valueOf(threshold).round(new MathContext(4)).doubleValue());
    }
}
