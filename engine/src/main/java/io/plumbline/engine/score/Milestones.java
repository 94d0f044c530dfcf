package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.BuyingStage;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What would lift leads: for each the one thing that, done now, takes its points to what is asked or the lead into a later
 * buying stage. The scores after it are worked out by the steps that work out scores: the rules that surely count the event
 * count it in full, all others stay as they are.
 *
 * <p>Of several things that lift a lead the one that it must do least often counts; of these one that reaches the points
 * before one that reaches a stage alone, and what most of the leads have points by. Where none lifts it, the one that comes
 * nearest to the points asked.
 *
 * @param moment  the leads, as of when
 * @param asked   the points that each scorecard of {@link Scorecard#cards} asks; empty where none are
 * @param without ids of rules that nothing is named after
 */
public record Milestones(
        Scorecard scorecard,
        Declarations declared,
        Moment moment,
        Function<Scorecard, OptionalDouble> asked,
        Collection<String> without) {
    /**
     * The temporary table that {@link #write} fills: one row per lead of the moment, {@code lead_id, points, buying_stage,
     * segment, points_asked}; and {@code milestone} (id of a rule, NULL where nothing helps), {@code times},
     * {@code points_after}, {@code stage_after}, {@code lifts_points}, {@code lifts_stage}.
     */
    public static final String TABLE = "lead_milestone";

    private static final String NOW = "lead_now";
    private static final String TRIED = "tried";
    private static final int MOST_TIMES = 5;
    private static final List<String> KEPT = List.of("action", "times", "points_now", "stage_now");

    /** Something that a lead may do, and the columns of what each rule that counts it gives then. */
    private record Tried(LeadAction action, List<RuleSql> after, Optional<RuleSql> times) {
        private Optional<RuleSql> after(Rule rule) {
            return after.stream().filter(each -> each.rule().equals(rule)).findFirst();
        }
    }

    public Milestones {
        without = List.copyOf(without);
    }

    /** Writes {@link #TABLE}. */
    public void write(Store store) {
        List<Rule> rules = scorecard.rules();
        RuleCompiler compiler = new RuleCompiler(declared, moment, new RuleNames(rules));
        List<RuleSql> now = rules.stream().map(rule -> rule.by(compiler)).toList();
        List<LeadAction> actions = LeadAction.of(scorecard, declared, without);
        List<Tried> tried = IntStream.range(0, actions.size())
                .mapToObj(i -> tried(i, actions.get(i), now, compiler))
                .toList();
        store.execute("create or replace temp table " + NOW + " as\n"
                + now(AttributesAsOf.in(store), now, tried).query());
        store.execute("create or replace temp table " + TABLE + " as\n"
                + best(tried, places(store, tried)).query());
        store.execute("drop table " + NOW);
    }

    private Tried tried(int number, LeadAction action, List<RuleSql> rules, RuleCompiler compiler) {
        Optional<String> times = action.need()
                .map(need -> "greatest(1, " + Sql.literal(need.atLeastTimes()) + " - "
                        + compiler.measured((CompositeRule) action.rule())
                                .apply(need.measure().orElseThrow())
                        + ")");
        RuleSql counting = rules.stream()
                .filter(rule -> rule.rule().equals(action.rule()))
                .findFirst()
                .orElseThrow();
        List<RuleSql> after = new ArrayList<>();
        for (RuleSql rule : rules) {
            Function<io.plumbline.engine.scorecard.Measure, String> measured =
                    rule.rule() instanceof CompositeRule composite ? compiler.measured(composite) : measure -> "";
            new RuleAfter(action, rule, times.orElse(Sql.literal(1L)), moment, measured)
                    .points()
                    .ifPresent(points -> after.add(column(rule, number + " after " + rule.name(), points, counting)));
        }
        return new Tried(action, after, times.map(count -> column(counting, number + " times", count, counting)));
    }

    /** A number of each lead, worked out beside a rule; it may read what both rules read. */
    private static RuleSql column(RuleSql rule, String name, String number, RuleSql other) {
        String nothing = Sql.literal(0L);
        List<String> joined = Stream.concat(rule.joined().stream(), other.joined().stream())
                .distinct()
                .toList();
        return new RuleSql(rule.rule(), name, List.of(), List.of(), joined, nothing, nothing, nothing, number, nothing);
    }

    private SqlPlan now(AttributesAsOf attributes, List<RuleSql> rules, List<Tried> tried) {
        List<RuleSql> more = tried.stream()
                .flatMap(each -> Stream.concat(each.after().stream(), each.times().stream()))
                .toList();
        List<RuleSql> all = GatheredRules.of(
                EventReading.steps(Stream.concat(rules.stream(), more.stream()).toList(), new KnownEvents(moment)));
        List<Step> steps = new ArrayList<>(ScorePlan.rules(scorecard, declared, attributes, moment, all));
        steps.add(new Step(
                "found",
                "one row per lead: micro-points of each rule, now and once it has done something",
                ScorePlan.rulePoints(all, new BySegment(scorecard).found(RuleSql.LEADS))));
        List<String> kept = all.stream().map(RuleSql::name).map(Sql::identifier).toList();
        steps.addAll(dimensions("found", kept));
        steps.add(new Step(
                "numbered",
                "one row per lead",
                "select\n    row_number() over () as lead_no,\n    p.*\nfrom lead_points as p"));
        return new SqlPlan(steps);
    }

    private List<Step> dimensions(String rulePoints, List<String> kept) {
        return new DimensionSteps(scorecard, new RuleNames(scorecard.rules()), rulePoints, kept).steps();
    }

    /** The place of each action, by how many leads have points by its rule now, the most first. */
    private List<Integer> places(Store store, List<Tried> tried) {
        RuleNames names = new RuleNames(scorecard.rules());
        List<Long> leads = tried.stream()
                .map(each -> store.number("select count(*) from " + NOW + " where "
                                + Sql.identifier(names.of(each.action().rule())) + " > 0")
                        .orElse(0L))
                .toList();
        List<Integer> order = IntStream.range(0, tried.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> leads.get(i)).reversed())
                .toList();
        return IntStream.range(0, tried.size()).map(order::indexOf).boxed().toList();
    }

    private SqlPlan best(List<Tried> tried, List<Integer> places) {
        List<Step> steps = new ArrayList<>();
        if (!tried.isEmpty()) {
            steps.add(new Step(TRIED, "one row per lead and thing that it may do", tried(tried)));
            steps.addAll(dimensions(TRIED, KEPT));
            steps.add(new Step("lifted", "one row per lead and thing that it may do", lifted(places)));
            steps.add(new Step("best", "one row per lead", BEST));
        }
        steps.add(new Step("milestone", "one row per lead", milestone(tried)));
        return new SqlPlan(steps);
    }

    private String tried(List<Tried> tried) {
        RuleNames names = new RuleNames(scorecard.rules());
        String rules = scorecard.rules().stream()
                .map(rule -> ",\n    " + after(tried, rule, "n." + Sql.identifier(names.of(rule))) + " as "
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
                each(tried, Sql.literal(1L), one -> one.times()),
                stagePlace("n"),
                NOW,
                IntStream.range(0, tried.size()).mapToObj(i -> "(" + i + ")").collect(Collectors.joining(", ")));
    }

    private static String after(List<Tried> tried, Rule rule, String now) {
        return each(tried, now, one -> one.after(rule));
    }

    private static String each(List<Tried> tried, String otherwise, Function<Tried, Optional<RuleSql>> column) {
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

    private String lifted(List<Integer> places) {
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
                        MOST_TIMES,
                        place(places),
                        MOST_TIMES,
                        place(places),
                        asked("p"),
                        asked("p"),
                        stagePlace("p"),
                        asked("p"));
    }

    private static String place(List<Integer> places) {
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

    private String milestone(List<Tried> tried) {
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
                        NOW,
                        tried.isEmpty() ? "" : "\nleft join best as b on b.lead_no = n.lead_no");
    }
}
