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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * For how many leads each rule fires.
 *
 * @param leads     that exist at the end of the data
 * @param everFired leads by rule, when event rules look back on all time
 * @param alike     the rules that give each of these leads the same points, which are not 0
 */
public record RuleFirings(long leads, Map<String, Long> everFired, Set<String> alike) {
    public RuleFirings {
        alike = Collections.unmodifiableSet(new LinkedHashSet<>(alike));
        everFired = Collections.unmodifiableMap(new LinkedHashMap<>(everFired));
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
        return new RuleFirings(now.leads(), ever.everFired(), now.alike());
    }

    private static Instant end(Store store, Instant asOf) {
        return store.first("""
                        select
                            max(n.at) as at
                        from (
                            select max(created_at) as at from lead
                            union all
                            select max(greatest(occurred_at, coalesce(recorded_at, occurred_at))) as at from event
                            union all
                            select max(known_at) as at from attribute_change
                        ) as n
                        where n.at < %s
                        """.formatted(Sql.literal(asOf)), row -> row.optionalInstant("at"))
                .flatMap(at -> at)
                .map(at -> at.plus(1, ChronoUnit.MICROS))
                .orElse(asOf);
    }

    private static RuleFirings counts(Store store, Scorecard scorecard, Declarations declared, Instant asOf) {
        Moment moment = Moment.everyLead(asOf);
        AttributesAsOf attributes = AttributesAsOf.in(store);
        List<RuleSql> rules = ScorePlan.compile(scorecard, declared, moment);
        SqlPlan plan = new SqlPlan(ScorePlan.rules(scorecard, declared, attributes, moment, rules))
                .then(new Step("firings", "one row: of all leads what each rule gives them", query(rules)));
        return store.first(plan.query(), row -> firings(row, rules, scorecard)).orElseThrow();
    }

    /** A rule that segments change has one of its name for each; the one that fired for most counts. */
    private static RuleFirings firings(Row row, List<RuleSql> rules, Scorecard scorecard) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Set<String> alike = new LinkedHashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i).rule();
            counts.merge(rule.id(), row.number("leads_" + i), Math::max);
            if (row.truth("alike_" + i) && isForAll(rule, scorecard)) {
                alike.add(rule.id());
            }
        }
        return new RuleFirings(row.number("leads"), counts, alike);
    }

    private static boolean isForAll(Rule rule, Scorecard scorecard) {
        return scorecard.cards().stream().allMatch(card -> card.ownRules().contains(rule));
    }

    private static String query(List<RuleSql> rules) {
        StringBuilder columns = new StringBuilder("select\n    count(*) as leads");
        for (int i = 0; i < rules.size(); i++) {
            RuleSql rule = rules.get(i);
            columns.append(",\n    count(case when %s > 0 then 1 end) as leads_%s".formatted(rule.evidence(), i));
            columns.append(",\n    coalesce(min(%1$s) = max(%1$s) and min(%1$s) <> 0, false) as alike_%2$s"
                    .formatted(rule.limited(), i));
        }
        return columns.append("\nfrom " + AttributesAsOf.STEP + " as l")
                .append(RuleSql.joins(rules))
                .toString();
    }
}
