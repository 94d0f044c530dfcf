package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.Measure;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
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

    /** One row per lead: its scores now, and the columns of {@link TriedAction}. */
    static final String NOW = "lead_now";

    public Milestones {
        without = List.copyOf(without);
    }

    /** Writes {@link #TABLE}. */
    public void write(Store store) {
        List<Rule> rules = scorecard.rules();
        RuleCompiler compiler = new RuleCompiler(declared, moment, new RuleNames(rules));
        List<RuleSql> now = rules.stream().map(rule -> rule.by(compiler)).toList();
        List<LeadAction> actions = LeadAction.of(scorecard, declared, without);
        List<TriedAction> tried = IntStream.range(0, actions.size())
                .mapToObj(i -> tried(i, actions.get(i), now, compiler))
                .toList();
        store.execute("create or replace temp table " + NOW + " as\n"
                + now(AttributesAsOf.in(store), now, tried).query());
        store.execute("create or replace temp table " + TABLE + " as\n"
                + new BestActions(scorecard, asked, tried, places(store, tried))
                        .plan()
                        .query());
        store.execute("drop table " + NOW);
    }

    private TriedAction tried(int number, LeadAction action, List<RuleSql> rules, RuleCompiler compiler) {
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
            Function<Measure, String> measured =
                    rule.rule() instanceof CompositeRule composite ? compiler.measured(composite) : measure -> "";
            new RuleAfter(action, rule, times.orElse(Sql.literal(1L)), moment, measured)
                    .points()
                    .ifPresent(points -> after.add(column(rule, number + " after " + rule.name(), points, counting)));
        }
        return new TriedAction(action, after, times.map(count -> column(counting, number + " times", count, counting)));
    }

    /** A number of each lead, worked out beside a rule; it may read what both rules read. */
    private static RuleSql column(RuleSql rule, String name, String number, RuleSql other) {
        String nothing = Sql.literal(0L);
        List<String> joined = Stream.concat(rule.joined().stream(), other.joined().stream())
                .distinct()
                .toList();
        return new RuleSql(rule.rule(), name, List.of(), List.of(), joined, nothing, nothing, nothing, number, nothing);
    }

    private SqlPlan now(AttributesAsOf attributes, List<RuleSql> rules, List<TriedAction> tried) {
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
    private List<Integer> places(Store store, List<TriedAction> tried) {
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
}
