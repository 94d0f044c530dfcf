package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule as SQL. The expressions are 64-bit whole numbers, never NULL unless said so, in a query over the leads of the moment
 * (alias {@link #LEADS}) to which {@link #joins} are added.
 *
 * @param name     name of the column that holds the limited micro-points; also of its step
 * @param steps    the steps that the expressions read, but for those that answer the readings
 * @param readings what is read of events, by steps that rules share
 * @param joined   names of the steps with one row per lead, joined from the left
 * @param evidence number of counted events, or 1 when a rule of another kind fires
 * @param raw      micro-points without decay
 * @param decayed  micro-points with decay
 * @param limited  micro-points with decay, kept to the rule's limit
 * @param youngest microseconds since the latest counted event, NULL without one
 */
record RuleSql(
        Rule rule,
        String name,
        List<Step> steps,
        List<EventReading> readings,
        List<String> joined,
        String evidence,
        String raw,
        String decayed,
        String limited,
        String youngest) {

    /** Alias of the leads of the moment and their attributes. */
    static final String LEADS = "l";

    /** With these steps. */
    RuleSql with(List<Step> complete) {
        return new RuleSql(rule, name, complete, readings, joined, evidence, raw, decayed, limited, youngest);
    }

    /** How often it asks something of events. */
    int asks() {
        return Math.max(readings.size(), joined.size());
    }

    /** The joins of the rules' steps to the leads, each once. */
    static String joins(List<RuleSql> rules) {
        return rules.stream()
                .flatMap(rule -> rule.joined().stream())
                .distinct()
                .map(Sql::identifier)
                .map(step -> "\nleft join " + step + " on " + step + ".lead_id = " + LEADS + ".lead_id")
                .collect(Collectors.joining());
    }
}
