package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.BuyingStage;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The best of what leads may do: what each comes to is worked out for every lead, and one is chosen; see {@link Milestones}.
 *
 * @param asked  the points that each scorecard asks
 * @param places the place of each action among equals, counted from 0
 */
record BestActions(
        Scorecard scorecard, Function<Scorecard, OptionalDouble> asked, List<TriedAction> tried, List<Integer> places) {
    private static final String TRIED = "tried";
    private static final int MOST_TIMES = 5;
    private static final List<String> KEPT = List.of("action", "times", "points_now", "stage_now");

    BestActions {
        tried = List.copyOf(tried);
        places = List.copyOf(places);
    }

    /** The plan of the rows of {@link Milestones#TABLE}. */
    SqlPlan plan() {
        List<Step> steps = new ArrayList<>();
        if (!tried.isEmpty()) {
            steps.add(new Step(TRIED, "one row per lead and thing that it may do", leadsAndActions()));
            steps.addAll(new DimensionSteps(scorecard, new RuleNames(scorecard.rules()), TRIED, KEPT).steps());
            steps.add(new Step("lifted", "one row per lead and thing that it may do", lifted()));
            steps.add(new Step("best", "one row per lead", BEST));
        }
        steps.add(new Step("milestone", "one row per lead", milestone()));
        return new SqlPlan(steps);
    }

    private String leadsAndActions() {
        RuleNames names = new RuleNames(scorecard.rules());
        String rules = scorecard.rules().stream()
                .map(rule -> ",\n    " + after(rule, "n." + Sql.identifier(names.of(rule))) + " as "
                        + Sql.identifier(names.of(rule)))
                .collect(Collectors.joining());
        return """
                select
                    n.lead_no as lead_id%s%s,
                    a.action as action,
                    %s as times,
                    n.points_us as points_now,
                    %s as stage_now
                from %s as n
                cross join (values %s) as a(action)
                """.formatted(
                segmentNumber(),
                rules,
                each(Sql.literal(1L), one -> one.times()),
                stagePlace("n"),
                Milestones.NOW,
                IntStream.range(0, tried.size()).mapToObj(i -> "(" + i + ")").collect(Collectors.joining(", ")));
    }

    private String after(Rule rule, String now) {
        return each(now, one -> one.after(rule));
    }

    private String each(String otherwise, Function<TriedAction, Optional<RuleSql>> column) {
        String cases = IntStream.range(0, tried.size())
                .mapToObj(i -> column.apply(tried.get(i))
                        .map(sql -> " when " + i + " then n." + Sql.identifier(sql.name()))
                        .orElse(""))
                .collect(Collectors.joining());
        return cases.isEmpty() ? otherwise : "case a.action" + cases + " else " + otherwise + " end";
    }

    private String segmentNumber() {
        List<Segment> segments = scorecard.segments();
        return segments.isEmpty()
                ? ""
                : IntStream.range(0, segments.size())
                        .mapToObj(i -> " when " + Sql.literal(segments.get(i).name()) + " then " + (i + 1))
                        .collect(Collectors.joining("", ",\n    case n.segment", " else 0 end as segment_no"));
    }

    /** The place of a lead's buying stage among those of its scorecard, counted from 1; 0 for none. */
    private String stagePlace(String alias) {
        return bySegment(alias, card -> place(card.stage(), alias));
    }

    private static String place(BuyingStage stage, String alias) {
        return stage.stages().isEmpty()
                ? "0"
                : IntStream.range(0, stage.stages().size())
                        .mapToObj(i ->
                                " when " + Sql.literal(stage.stages().get(i).name()) + " then " + (i + 1))
                        .collect(Collectors.joining("", "case " + alias + ".buying_stage", " else 0 end"));
    }

    private String bySegment(String alias, Function<Scorecard, String> expression) {
        String cases = scorecard.segments().stream()
                .map(segment -> " when " + Sql.literal(segment.name()) + " then " + expression.apply(segment.card()))
                .collect(Collectors.joining());
        String base = expression.apply(scorecard);
        return cases.isEmpty() ? base : "case " + alias + ".segment" + cases + " else " + base + " end";
    }

    private String asked(String alias) {
        return bySegment(
                alias,
                card -> asked.apply(card).isPresent()
                        ? Sql.literal(MicroPoints.of(asked.apply(card).getAsDouble()))
                        : "cast(null as bigint)");
    }

    private String lifted() {
        return """
                select
                    t.*,
                    case
                        when t.times > %s or not (t.reaches or t.comes_further) then null
                        else t.times * 1000
                            + case when t.reaches and t.comes_further then 0 when t.reaches then 200 else 400 end
                            + %s
                    end as effort,
                    case when t.times <= %s and t.points_us > t.points_now and t.asked_us > t.points_us
                        then (t.points_us - t.points_now) * 100 - %s end as gain
                from (
                    select
                        p.*,
                        coalesce(p.points_now < %s and p.points_us >= %s, false) as reaches,
                        %s > p.stage_now as comes_further,
                        %s as asked_us
                    from lead_points as p
                ) as t
                """.formatted(
                        MOST_TIMES, place(), MOST_TIMES, place(), asked("p"), asked("p"), stagePlace("p"), asked("p"));
    }

    private String place() {
        return Dialect.DUCKDB.element(places.stream().map(String::valueOf).toList(), "t.action");
    }

    private static final String BEST = """
            select
                l.lead_id as lead_no,
                coalesce(arg_min(l.action, l.effort), arg_max(l.action, l.gain)) as action,
                coalesce(arg_min(l.times, l.effort), arg_max(l.times, l.gain)) as times,
                coalesce(arg_min(l.points_us, l.effort), arg_max(l.points_us, l.gain)) as points_us,
                case when min(l.effort) is not null then arg_min_null(l.buying_stage, l.effort) end as stage_after,
                coalesce(arg_min(l.reaches, l.effort), false) as lifts_points,
                coalesce(arg_min(l.comes_further, l.effort), false) as lifts_stage
            from lifted as l
            where l.effort is not null
                or l.gain is not null
            group by
                l.lead_id
            """;

    private String milestone() {
        String found = tried.isEmpty()
                ? """
                    cast(null as varchar) as milestone,
                    cast(null as bigint) as times,
                    cast(null as decimal(18, 6)) as points_after,
                    cast(null as varchar) as stage_after,
                    false as lifts_points,
                    false as lifts_stage
                """
                : """
                    case when b.action is not null then %s end as milestone,
                    b.times as times,
                    %s as points_after,
                    case when b.lifts_stage then b.stage_after end as stage_after,
                    coalesce(b.lifts_points, false) as lifts_points,
                    coalesce(b.lifts_stage, false) as lifts_stage
                """.formatted(
                                Dialect.DUCKDB.element(
                                        tried.stream()
                                                .map(each -> Sql.literal(
                                                        each.action().rule().id()))
                                                .toList(),
                                        "b.action"),
                                Dialect.DUCKDB.points("b.points_us"));
        return """
                select
                    n.lead_id as lead_id,
                    %s as points,
                    n.buying_stage as buying_stage,
                    n.segment as segment,
                    %s as points_asked,
                %sfrom %s as n%s
                """.formatted(
                        Dialect.DUCKDB.points("n.points_us"),
                        Dialect.DUCKDB.points(asked("n")),
                        found,
                        Milestones.NOW,
                        tried.isEmpty() ? "" : "\nleft join best as b on b.lead_no = n.lead_no");
    }
}
