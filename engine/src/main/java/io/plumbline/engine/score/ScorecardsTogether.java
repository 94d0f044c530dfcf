package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The points of several scorecards, most of whose rules are the same, at one moment: each rule is worked out once, and its
 * points are kept in a temporary table from which the scores of each scorecard are summed.
 */
public final class ScorecardsTogether {
    private static final String TABLE = "rules_together";
    private static final String POINTS = "card_points";

    /** As many kinds of events as one statement reads; see the reader of scorecards. */
    private static final int MOST_SETS_OF_TYPES = 150;

    private final List<Scorecard> cards;
    private final List<Collection<String>> fired;
    private final Declarations declared;
    private final AttributesAsOf attributes;
    private final List<Rule> rules;
    private final RuleNames names;

    /**
     * Scorecards that are worked out together.
     *
     * @param cards at least one
     * @param fired of each scorecard, ids of the rules of which it is asked whether they fired
     */
    public ScorecardsTogether(
            List<Scorecard> cards, List<Collection<String>> fired, Declarations declared, AttributesAsOf attributes) {
        this.cards = List.copyOf(cards);
        this.fired = List.copyOf(fired);
        this.declared = declared;
        this.attributes = attributes;
        this.rules =
                cards.stream().flatMap(card -> card.rules().stream()).distinct().toList();
        this.names = new RuleNames(rules);
    }

    /** Whether one statement can work out these scorecards together. */
    public static boolean fit(List<Scorecard> cards) {
        Set<Set<String>> types = new HashSet<>();
        cards.stream()
                .flatMap(card -> card.rules().stream())
                .flatMap(rule -> rule.readings().stream())
                .map(EventSelection::types)
                .forEach(each -> types.add(Set.copyOf(each)));
        return types.size() <= MOST_SETS_OF_TYPES;
    }

    /** Works out all rules for the leads of a moment; what was there of the moment before goes. */
    public void write(Store store, Moment moment) {
        store.execute("create or replace temp table " + TABLE + " as\n"
                + rules(moment).query());
    }

    /** Removes the temporary table. */
    public static void drop(Store store) {
        store.execute("drop table if exists temp." + TABLE);
    }

    private SqlPlan rules(Moment moment) {
        List<RuleSql> compiled = new RuleCompiler(declared, moment, names).compile(rules);
        Set<String> read = new TreeSet<>();
        cards.forEach(card -> read.addAll(card.attributes()));
        List<Step> steps = new ArrayList<>(ScorePlan.rules(read, declared, attributes, moment, compiled));
        String segments = IntStream.range(0, cards.size())
                .mapToObj(card -> new BySegment(cards.get(card)).found(RuleSql.LEADS, segment(card)))
                .collect(Collectors.joining());
        steps.add(new Step(
                TABLE,
                "one row per lead of the moment: micro-points of each rule, and which fired",
                ScorePlan.rulePoints(compiled, evidence(compiled) + segments)));
        return new SqlPlan(steps);
    }

    private String evidence(List<RuleSql> compiled) {
        Set<String> asked = fired.stream().flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new));
        return compiled.stream()
                .filter(rule -> asked.contains(rule.rule().id()))
                .map(rule -> ",\n    " + rule.evidence() + " > 0 as " + didFire(rule.rule()))
                .collect(Collectors.joining());
    }

    private String didFire(Rule rule) {
        return Sql.identifier("evidence of " + names.of(rule));
    }

    private static String segment(int card) {
        return Sql.identifier("segment_no of " + card);
    }

    /**
     * The plan of one row per lead of the moment: the columns of {@link ScorePlan}, and a truth value for each rule of
     * which it is asked whether it fired, named by {@link FiredRules#column}. Reads what {@link #write} wrote.
     *
     * @param card place of the scorecard among all, from 0
     */
    public SqlPlan scores(int card) {
        Scorecard scorecard = cards.get(card);
        BySegment segments = new BySegment(scorecard);
        String marks = fired.get(card).stream()
                .map(id -> ",\n    " + segments.each("t", each -> fired(id, each)) + " as " + FiredRules.column(id))
                .collect(Collectors.joining());
        List<String> kept = fired.get(card).stream().map(FiredRules::column).toList();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                "card_segment",
                "one row per lead: the points of rules, and its segment",
                "select\n    t.*"
                        + (scorecard.segments().isEmpty()
                                ? ""
                                : ",\n    t." + segment(card) + " as " + BySegment.NUMBER)
                        + "\nfrom temp." + TABLE + " as t"));
        steps.add(new Step(
                POINTS,
                "one row per lead: the points of rules, and which of those asked for fired",
                "select\n    t.*" + marks + "\nfrom card_segment as t"));
        steps.addAll(new DimensionSteps(scorecard, names, POINTS, kept).steps());
        return new SqlPlan(steps);
    }

    private String fired(String id, Scorecard card) {
        return card.ownRules().stream()
                .filter(rule -> rule.id().equals(id))
                .map(rule -> "t." + didFire(rule))
                .findFirst()
                .orElse("false");
    }
}
