package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.Windows;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * For how many leads each rule fires, at the end of the data.
 *
 * @param leads     of the base and of each segment, in the order of {@link Scorecard#cards}
 * @param everFired for each of these, for how many of its leads each of its own rules fires when rules on events look back on
 *                  all time, in their order
 * @param alike     ids of the rules that all leads have and that give each the same points, which are not 0
 */
public record RuleFirings(List<Long> leads, List<List<Long>> everFired, List<String> alike) {
    public RuleFirings {
        leads = List.copyOf(leads);
        everFired = everFired.stream().map(List::copyOf).toList();
        alike = List.copyOf(alike);
    }

    /**
     * Counts.
     *
     * @param asOf nothing at or after it is known; where the data end earlier, their end counts
     */
    public static RuleFirings of(Store store, Scorecard scorecard, Declarations declared, Instant asOf) {
        Instant end = end(store, asOf);
        RuleFirings ever = counts(store, Windows.open(scorecard), declared, end);
        RuleFirings now = counts(store, scorecard, declared, end);
        return new RuleFirings(now.leads(), larger(ever.everFired(), now.everFired()), now.alike());
    }

    /** What looks back on all time fires for more leads, but where a rule asks that something did not happen. */
    private static List<List<Long>> larger(List<List<Long>> ever, List<List<Long>> now) {
        return IntStream.range(0, ever.size())
                .mapToObj(card -> IntStream.range(0, ever.get(card).size())
                        .mapToObj(rule ->
                                Math.max(ever.get(card).get(rule), now.get(card).get(rule)))
                        .toList())
                .toList();
    }

    /** Rows of the future say nothing of where the data end: one event of 2062 must not hide those of today. */
    private static Instant end(Store store, Instant asOf) {
        String told = "greatest(e.occurred_at, coalesce(e.recorded_at, e.occurred_at))";
        return store.first("""
                        select
                            max(n.at) as at
                        from (
                            select max(l.created_at) as at from lead as l where l.created_at < %1$s
                            union all
                            select max(%2$s) as at from event as e where %2$s < %1$s
                            union all
                            select max(c.known_at) as at from attribute_change as c where c.known_at < %1$s
                        ) as n
                        """.formatted(Sql.literal(asOf), told), row -> row.optionalInstant("at"))
                .flatMap(at -> at)
                .map(at -> at.plus(1, ChronoUnit.MICROS))
                .orElse(asOf);
    }

    private static RuleFirings counts(Store store, Scorecard scorecard, Declarations declared, Instant asOf) {
        Moment moment = Moment.everyLead(asOf);
        AttributesAsOf attributes = AttributesAsOf.in(store);
        List<RuleSql> rules = ScorePlan.compile(scorecard, declared, moment);
        SqlPlan plan = new SqlPlan(ScorePlan.rules(scorecard, declared, attributes, moment, rules))
                .then(new Step("found", "one row per lead: what each rule finds", found(scorecard, rules)))
                .then(new Step("firings", "one row per segment: of its leads what each rule gives them", query(rules)));
        List<Segment> segments = store.rows(plan.query(), row -> Segment.of(row, rules.size()));
        return firings(scorecard, rules.stream().map(RuleSql::rule).toList(), segments);
    }

    /** A row of the result: of the leads of a segment, 0 for none, how many fire each rule, and what it gives them. */
    private record Segment(long number, long leads, List<Long> fired, List<Long> least, List<Long> most) {
        static Segment of(Row row, int rules) {
            return new Segment(
                    row.number("segment_no"),
                    row.number("leads"),
                    numbers(row, "leads_", rules),
                    numbers(row, "least_", rules),
                    numbers(row, "most_", rules));
        }

        private static List<Long> numbers(Row row, String column, int rules) {
            return IntStream.range(0, rules)
                    .mapToObj(i -> row.number(column + i))
                    .toList();
        }
    }

    private static RuleFirings firings(Scorecard scorecard, List<Rule> rules, List<Segment> segments) {
        List<Long> leads = new ArrayList<>();
        List<List<Long>> fired = new ArrayList<>();
        for (int i = 0; i < scorecard.cards().size(); i++) {
            int number = i;
            List<Segment> own = segments.stream()
                    .filter(segment -> segment.number() == number)
                    .toList();
            leads.add(own.stream().mapToLong(Segment::leads).sum());
            fired.add(scorecard.cards().get(i).ownRules().stream()
                    .map(rule -> own.stream()
                            .mapToLong(segment -> segment.fired().get(rules.indexOf(rule)))
                            .sum())
                    .toList());
        }
        return new RuleFirings(leads, fired, alike(scorecard, rules, segments));
    }

    private static List<String> alike(Scorecard scorecard, List<Rule> rules, List<Segment> segments) {
        return IntStream.range(0, rules.size())
                .filter(i -> segments.stream()
                                .flatMap(segment -> List.of(
                                        segment.least().get(i), segment.most().get(i))
                                        .stream())
                                .distinct()
                                .count()
                        == 1)
                .filter(i -> segments.get(0).most().get(i) != 0)
                .mapToObj(rules::get)
                .filter(rule -> scorecard.cards().stream()
                        .allMatch(card -> card.ownRules().contains(rule)))
                .map(Rule::id)
                .toList();
    }

    private static String found(Scorecard scorecard, List<RuleSql> rules) {
        String segment = new BySegment(scorecard).found(RuleSql.LEADS);
        return "select\n    l.lead_id as lead_id"
                + (segment.isEmpty() ? ",\n    " + Sql.literal(0L) + " as segment_no" : segment)
                + IntStream.range(0, rules.size())
                        .mapToObj(i -> ",\n    %s as evidence_%s,\n    %s as points_%s"
                                .formatted(
                                        rules.get(i).evidence(), i, rules.get(i).limited(), i))
                        .collect(Collectors.joining())
                + "\nfrom " + AttributesAsOf.STEP + " as l" + RuleSql.joins(rules);
    }

    private static String query(List<RuleSql> rules) {
        return "select\n    f.segment_no as segment_no,\n    count(*) as leads"
                + IntStream.range(0, rules.size()).mapToObj("""
                                ,
                                    count(case when f.evidence_%1$s > 0 then 1 end) as leads_%1$s,
                                    min(f.points_%1$s) as least_%1$s,
                                    max(f.points_%1$s) as most_%1$s"""::formatted).collect(Collectors.joining())
                + "\nfrom found as f\ngroup by\n    f.segment_no";
    }
}
