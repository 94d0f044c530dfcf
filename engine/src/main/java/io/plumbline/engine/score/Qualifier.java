package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.LevelCondition;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Scorer;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Recommends levels from the scores of a run. A condition on the probability is false for a lead without a prediction,
 * and a condition with a learned threshold while there is no such threshold.
 *
 * @param thresholds    what {@code learned} stands for
 * @param predictionRun the run whose predictions count; empty while there is no model
 */
public record Qualifier(List<LearnedThreshold> thresholds, OptionalLong predictionRun) {
    public Qualifier {
        thresholds = List.copyOf(thresholds);
    }

    /**
     * Writes the table {@code qualification} for a run whose {@code lead_score} is written, in one statement.
     *
     * @return number of leads and levels recommended
     */
    public long qualify(Store store, Scorecard scorecard, long runId) {
        if (scorecard.levels().isEmpty()) {
            return 0;
        }
        return store.execute("insert into qualification\n"
                + scorecard.levels().stream()
                        .map(level -> recommended(level, runId))
                        .collect(Collectors.joining("union all\n")));
    }

    private String recommended(Level level, long runId) {
        List<String> conditions = level.conditions().stream()
                .map(condition -> holds(condition, level))
                .toList();
        return """
                select
                    s.run_id as run_id,
                    s.lead_id as lead_id,
                    %s as level,
                    concat_ws('; ', %s) as reason
                from lead_score as s
                left join prediction as p on p.run_id = %s
                    and p.lead_id = s.lead_id
                where s.run_id = %s
                    and %s
                """.formatted(
                        Sql.literal(level.name()),
                        level.conditions().stream()
                                .map(condition -> reason(condition, level))
                                .collect(Collectors.joining(", ")),
                        predictionRun.isPresent() ? Sql.literal(predictionRun.getAsLong()) : "null",
                        Sql.literal(runId),
                        level.combination().sql(conditions));
    }

    private String reason(LevelCondition condition, Level level) {
        String text = threshold(condition, level).stream()
                .mapToObj(number -> column(condition.scorer()) + " >= " + shown(number))
                .findFirst()
                .orElse("");
        return "case when " + holds(condition, level) + " then " + Sql.literal(text) + " end";
    }

    private String holds(LevelCondition condition, Level level) {
        OptionalDouble threshold = threshold(condition, level);
        if (threshold.isEmpty()) {
            return "false";
        }
        String score = condition.scorer() == Scorer.PREDICTIVE ? "p.probability" : "s." + column(condition.scorer());
        return "coalesce(cast(" + score + " as double) >= " + Sql.literal(threshold.getAsDouble()) + ", false)";
    }

    private OptionalDouble threshold(LevelCondition condition, Level level) {
        if (condition.atLeast().isPresent()) {
            return condition.atLeast();
        }
        return thresholds.stream()
                .filter(learned -> learned.scorer() == condition.scorer())
                .filter(learned -> learned.level().equals(level.name()))
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

    private static String shown(double threshold) {
        return BigDecimal.valueOf(threshold)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
