package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.BuyingStage;
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
import java.util.stream.Stream;

/**
 * The steps from the points of rules to the scores of leads.
 *
 * @param names      the columns of the rules
 * @param rulePoints name of the step with one row per lead and one column per rule
 * @param kept       columns of that step that the result has too, as SQL identifiers
 */
record DimensionSteps(Scorecard scorecard, RuleNames names, String rulePoints, List<String> kept) {
    private static final int MOST_TERMS = 100;
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

    private BySegment segments() {
        return new BySegment(scorecard);
    }

    private String sums() {
        return """
                select
                    r.lead_id as lead_id%s,
                    %s as fit_us,
                    %s as engagement_us%s%s
                from %s as r
                """.formatted(
                        segments().column("r"),
                        segments().each("r", card -> sum(card.fit())),
                        segments().each("r", card -> sum(card.engagement())),
                        stageNames()
                                .map(stage -> ",\n    " + segments().each("r", card -> sum(rules(card, stage))) + " as "
                                        + column(stage))
                                .collect(Collectors.joining()),
                        kept("r"),
                        rulePoints);
    }

    private String sum(Dimension dimension) {
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

    /** Long sums are made of halves, because the store's engine bounds how deep an expression is. */
    private String sum(List<Rule> rules) {
        if (rules.size() > MOST_TERMS) {
            int half = rules.size() / 2;
            return "(" + sum(rules.subList(0, half)) + ") + (" + sum(rules.subList(half, rules.size())) + ")";
        }
        return rules.isEmpty()
                ? Sql.literal(0L)
                : rules.stream()
                        .map(rule -> "r." + Sql.identifier(names.of(rule)))
                        .collect(Collectors.joining(" + "));
    }

    /** The names of the stages of all segments, each once. */
    private Stream<String> stageNames() {
        return scorecard.cards().stream()
                .flatMap(card -> card.stage().stages().stream())
                .map(Stage::name)
                .distinct();
    }

    private static List<Rule> rules(Scorecard card, String stage) {
        return card.stage().stages().stream()
                .filter(each -> each.name().equals(stage))
                .flatMap(each -> each.rules().stream())
                .toList();
    }

    private static String column(String stage) {
        return Sql.identifier("stage " + stage);
    }

    private String scores() {
        return """
                select
                    d.lead_id as lead_id%s,
                    %s as fit_us,
                    %s as engagement_us,
                    %s as stage_us,
                    %s as buying_stage%s
                from %s as d
                """.formatted(
                        segments().column("d"),
                        segments().each("d", card -> card.fit().bounds().clamp("d.fit_us")),
                        segments().each("d", card -> card.engagement().bounds().clamp("d.engagement_us")),
                        segments().each("d", card -> card.stage().bounds().clamp(allEvidence(card.stage()))),
                        segments().each("d", card -> buyingStage(card.stage())),
                        kept("d"),
                        SUMS);
    }

    private static String allEvidence(BuyingStage stage) {
        List<Stage> stages = stage.stages();
        return stages.isEmpty()
                ? Sql.literal(0L)
                : stages.stream().map(each -> "d." + column(each.name())).collect(Collectors.joining(" + "));
    }

    private static String buyingStage(BuyingStage stage) {
        List<Stage> lastFirst = new ArrayList<>(stage.stages());
        if (lastFirst.isEmpty()) {
            return "cast(null as varchar)";
        }
        Collections.reverse(lastFirst);
        return lastFirst.stream()
                .map(each -> " when d." + column(each.name()) + " >= " + Sql.literal(each.enterAtMicros()) + " then "
                        + Sql.literal(each.name()))
                .collect(Collectors.joining("", "case", " end"));
    }

    private String weighted() {
        return """
                select
                    s.lead_id as lead_id%s,
                    s.fit_us as fit_us,
                    s.engagement_us as engagement_us,
                    s.stage_us as stage_us,
                    s.buying_stage as buying_stage,
                    %s as raw_points_us%s
                from %s as s
                """.formatted(
                segments().column("s"), segments().each("s", card -> weighted(card.points())), kept("s"), SCORES);
    }

    private static String weighted(PointsScore points) {
        return product(points.fit(), "s.fit_us") + " + " + product(points.engagement(), "s.engagement_us") + " + "
                + product(points.stage(), "s.stage_us");
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
                    %s as grade,
                    %s as segment%s
                from %s as w
                """.formatted(
                        segments().each("w", card -> card.points().bounds().clamp("w.raw_points_us")),
                        segments().each("w", card -> card.grades().sql("w.fit_us", "w.engagement_us")),
                        segments().name("w"),
                        kept("w"),
                        WEIGHTED);
    }

    private String kept(String alias) {
        return kept.stream()
                .map(column -> ",\n    " + alias + "." + column + " as " + column)
                .collect(Collectors.joining());
    }
}
