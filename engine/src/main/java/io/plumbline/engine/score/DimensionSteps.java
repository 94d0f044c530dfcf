package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.RuleGroup;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Stage;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The steps from the points of rules to the scores of leads.
 *
 * @param rulePoints name of the step with one row per lead and one column per rule
 * @param kept       columns of that step that the result has too, as SQL identifiers
 */
record DimensionSteps(Scorecard scorecard, String rulePoints, List<String> kept) {
    private static final String SUMS = "dimension_sums";
    private static final String SCORES = "dimension_scores";
    private static final String WEIGHTED = "weighted_points";

    List<Step> steps() {
        return List.of(
                new Step(SUMS, "one row per lead: micro-points of each dimension and stage before bounds", sums()),
                new Step(SCORES, "one row per lead: micro-points of each dimension", scores()),
                new Step(WEIGHTED, "one row per lead: micro-points of the weighted dimensions", weighted()),
                new Step("lead_points", "one row per lead: scores in whole micro-points", points()));
    }

    private String sums() {
        return """
                select
                    r.lead_id as lead_id,
                    %s as fit_us,
                    %s as engagement_us%s%s
                from %s as r
                """.formatted(
                        sum(scorecard.fit()),
                        sum(scorecard.engagement()),
                        scorecard.stage().stages().stream()
                                .map(stage -> ",\n    " + sum(stage.rules()) + " as " + column(stage))
                                .collect(Collectors.joining()),
                        kept("r"),
                        rulePoints);
    }

    private static String sum(Dimension dimension) {
        List<String> terms = new ArrayList<>();
        terms.add(sum(rulesOf(dimension, "")));
        for (RuleGroup group : dimension.groups()) {
            List<Rule> rules = rulesOf(dimension, group.name());
            if (!rules.isEmpty()) {
                terms.add(group.limit().clamp(sum(rules)));
            }
        }
        return String.join(" + ", terms);
    }

    private static List<Rule> rulesOf(Dimension dimension, String group) {
        return dimension.rules().stream()
                .filter(rule -> rule.group().orElse("").equals(group))
                .toList();
    }

    private static String sum(List<Rule> rules) {
        return rules.isEmpty()
                ? Sql.literal(0L)
                : rules.stream()
                        .map(rule -> "r." + Sql.identifier(RuleSql.name(rule)))
                        .collect(Collectors.joining(" + "));
    }

    private static String column(Stage stage) {
        return Sql.identifier("stage " + stage.name());
    }

    private String scores() {
        return """
                select
                    d.lead_id as lead_id,
                    %s as fit_us,
                    %s as engagement_us,
                    %s as stage_us,
                    %s as buying_stage%s
                from %s as d
                """.formatted(
                        scorecard.fit().bounds().clamp("d.fit_us"),
                        scorecard.engagement().bounds().clamp("d.engagement_us"),
                        scorecard.stage().bounds().clamp(allEvidence()),
                        buyingStage(),
                        kept("d"),
                        SUMS);
    }

    private String allEvidence() {
        List<Stage> stages = scorecard.stage().stages();
        return stages.isEmpty()
                ? Sql.literal(0L)
                : stages.stream().map(stage -> "d." + column(stage)).collect(Collectors.joining(" + "));
    }

    private String buyingStage() {
        List<Stage> lastFirst = new ArrayList<>(scorecard.stage().stages());
        if (lastFirst.isEmpty()) {
            return "cast(null as varchar)";
        }
        Collections.reverse(lastFirst);
        return lastFirst.stream()
                .map(stage -> " when d." + column(stage) + " >= " + Sql.literal(stage.enterAtMicros()) + " then "
                        + Sql.literal(stage.name()))
                .collect(Collectors.joining("", "case", " end"));
    }

    private String weighted() {
        PointsScore points = scorecard.points();
        return """
                select
                    s.lead_id as lead_id,
                    s.fit_us as fit_us,
                    s.engagement_us as engagement_us,
                    s.stage_us as stage_us,
                    s.buying_stage as buying_stage,
                    %s + %s + %s as raw_points_us%s
                from %s as s
                """.formatted(
                        product(points.fit(), "s.fit_us"),
                        product(points.engagement(), "s.engagement_us"),
                        product(points.stage(), "s.stage_us"),
                        kept("s"),
                        SCORES);
    }

    private static String product(double weight, String microPoints) {
        return Dialect.DUCKDB.rounded(Sql.literal(weight) + " * " + microPoints);
    }

    private String points() {
        return """
                select
                    w.lead_id as lead_id,
                    w.fit_us as fit_us,
                    w.engagement_us as engagement_us,
                    w.stage_us as stage_us,
                    w.buying_stage as buying_stage,
                    %s as points_us,
                    w.raw_points_us as raw_points_us,
                    %s as grade%s
                from %s as w
                """.formatted(
                        scorecard.points().bounds().clamp("w.raw_points_us"),
                        scorecard.grades().sql("w.fit_us", "w.engagement_us"),
                        kept("w"),
                        WEIGHTED);
    }

    private String kept(String alias) {
        return kept.stream()
                .map(column -> ",\n    " + alias + "." + column + " as " + column)
                .collect(Collectors.joining());
    }
}
