package io.plumbline.engine.score;

import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.score.EventReading.Aggregate;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Per;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event rule as what is read of the events that count; or, where not each of them counts and it takes more than their
 * number and latest instant to tell which, as two steps of its own: the events that count, and what they give each lead.
 *
 * @param name of the rule's steps
 */
record EventRuleCompiler(EventRule rule, String name, KnownEvents events) {
    private static final String EVIDENCE = "evidence";
    private static final String YOUNGEST = "youngest";
    private static final String RAW = "raw";
    private static final String DECAYED = "decayed";

    RuleSql compile() {
        return switch (rule.per()) {
            case EVENT -> eachEvent();
            case ONCE -> isSummed() ? apart(latestEvent()) : latestInstant();
            case DAY -> apart(isSummed() ? latestEvent() : latestInstantOfDay());
        };
    }

    /** Whether events of one age may give different points, so that counting them is not enough. */
    private boolean isSummed() {
        return rule.times().isPresent() || rule.channels().isPresent();
    }

    private RuleSql eachEvent() {
        EventTerms terms = EventTerms.stored(rule, events.ageMicros());
        Map<String, Aggregate> columns = new LinkedHashMap<>();
        columns.put(EVIDENCE, new Aggregate("count", "1"));
        columns.put(YOUNGEST, new Aggregate("min", terms.age()));
        if (isSummed()) {
            columns.put(RAW, new Aggregate(terms.function(), terms.raw()));
        }
        if (!rule.decay().isNone()) {
            columns.put(DECAYED, new Aggregate(terms.function(), terms.decayed()));
        }
        EventReading reading = new EventReading(name, rule.events(), columns);
        return sql(
                List.of(),
                List.of(reading),
                reading.step(),
                "coalesce(" + reading.column(EVIDENCE) + ", 0)",
                whole(reading.column(RAW)),
                whole(reading.column(DECAYED)),
                reading.column(YOUNGEST));
    }

    /** Without a property the events of one instant are alike, so that the youngest age says all. */
    private RuleSql latestInstant() {
        EventReading reading =
                new EventReading(name, rule.events(), Map.of(YOUNGEST, new Aggregate("min", events.ageMicros())));
        String youngest = reading.column(YOUNGEST);
        return sql(
                List.of(),
                List.of(reading),
                reading.step(),
                "case when " + youngest + " is null then " + Sql.literal(0L) + " else " + Sql.literal(1L) + " end",
                "",
                whole(EventTerms.stored(rule, youngest).decayed()),
                youngest);
    }

    /** @param counted SELECT of one row per event that counts */
    private RuleSql apart(String counted) {
        Step events = new Step("events of " + name, "one row per counted event", counted);
        String step = Sql.identifier(name);
        return sql(
                List.of(events, sums(events.name())),
                List.of(),
                name,
                "coalesce(" + step + ".evidence, 0)",
                "coalesce(" + step + ".raw_us, 0)",
                "coalesce(" + step + ".decayed_us, 0)",
                step + ".youngest_us");
    }

    private RuleSql sql(
            List<Step> steps,
            List<EventReading> readings,
            String joined,
            String evidence,
            String summed,
            String withDecay,
            String youngest) {
        String raw = isSummed() ? summed : evidence + " * " + Sql.literal(MicroPoints.of(rule.points()));
        String decayed = rule.decay().isNone() ? raw : withDecay;
        String limited =
                rule.limit().equals(EventRule.NO_LIMIT) ? decayed : rule.limit().clamp(decayed);
        return new RuleSql(rule, name, steps, readings, List.of(joined), evidence, raw, decayed, limited, youngest);
    }

    private String latestEvent() {
        EventTerms terms = EventTerms.stored(rule, events.ageMicros());
        return """
                select
                    e.lead_id as lead_id,
                    %s as age_us%s%s
                %s
                qualify row_number() over (
                    partition by e.lead_id%s
                    order by e.occurred_at desc, e.event_id desc, e.source desc) = 1
                """.formatted(
                        terms.age(),
                        terms.amount().isEmpty() ? "" : ",\n    " + terms.amount() + " as amount",
                        terms.channel().isEmpty() ? "" : ",\n    " + terms.channel() + " as channel",
                        fromWhere(),
                        rule.per() == Per.DAY ? ", " + day() : "");
    }

    /** As for {@link #latestInstant}. */
    private String latestInstantOfDay() {
        return """
                select
                    e.lead_id as lead_id,
                    min(%s) as age_us
                %s
                group by
                    e.lead_id,
                    %s
                """.formatted(events.ageMicros(), fromWhere(), day());
    }

    private String fromWhere() {
        return events.fromWhere(rule.events().types(), rule.events().within())
                + rule.events().andWhere("e");
    }

    private static String day() {
        return Dialect.DUCKDB.dayNumber(Dialect.DUCKDB.microseconds("e.occurred_at"));
    }

    private Step sums(String counted) {
        EventTerms terms = EventTerms.counted(rule);
        String raw = isSummed() ? ",\n    " + sum(terms, terms.raw()) + " as raw_us" : "";
        String decayed = rule.decay().isNone() ? "" : ",\n    " + sum(terms, terms.decayed()) + " as decayed_us";
        return new Step(
                name, "one row per lead with counted events", """
                select
                    c.lead_id as lead_id,
                    count(*) as evidence,
                    min(c.age_us) as youngest_us%s%s
                from %s as c
                group by
                    c.lead_id
                """.formatted(raw, decayed, Sql.identifier(counted)));
    }

    private static String sum(EventTerms terms, String term) {
        return whole(terms.function() + "(" + term + ")");
    }

    private static String whole(String sum) {
        return "cast(" + EventRule.NO_LIMIT.clamp("coalesce(" + sum + ", 0)") + " as bigint)";
    }
}
