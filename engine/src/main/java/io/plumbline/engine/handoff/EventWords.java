package io.plumbline.engine.handoff;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What happened with leads, in words: their latest known events, and how many there were of each type.
 *
 * @param moment the leads and the instant; later events are not known
 * @param table  the events of these leads at least
 */
record EventWords(Declarations declared, Moment moment, String table) {
    /** Events that are told one by one. */
    static final int LATEST = 10;

    /** Name of the last step: {@code lead_id, history, event_counts}, one row per lead with known events. */
    static final String STEP = "event_words";

    /** Steps that read the step of the moment; none where no type of event is declared. */
    List<Step> steps() {
        if (declared.eventTypes().isEmpty()) {
            return List.of(new Step(STEP, "no row", """
                    select
                        m.lead_id as lead_id,
                        '' as history,
                        '' as event_counts
                    from moment as m
                    where false
                    """));
        }
        return List.of(
                new Step("known_event", "one row per known event, the latest first", known()),
                new Step("counted", "one row per lead and type of event", COUNTED),
                new Step("counts", "one row per lead with known events", COUNTS),
                new Step("latest", "one row per lead with known events", LATEST_WORDS),
                new Step(STEP, "one row per lead with known events", """
                        select
                            l.lead_id as lead_id,
                            l.history as history,
                            c.event_counts as event_counts
                        from latest as l
                        join counts as c on c.lead_id = l.lead_id
                        """));
    }

    private String known() {
        return """
                select
                    e.lead_id as lead_id,
                    %s as event_name,
                    strftime(e.occurred_at, '%%Y-%%m-%%d') || ' ' || %s || %s as words,
                    row_number() over (
                        partition by e.lead_id
                        order by e.occurred_at desc, e.event_id desc, e.source desc
                    ) as place
                %s
                """.formatted(
                named(),
                named(),
                properties(),
                new KnownEvents(moment, table).fromWhere(declared.eventTypes().keySet(), Optional.empty()));
    }

    /** What the company did is told as ours. */
    private String named() {
        List<String> ours = declared.eventTypes().values().stream()
                .filter(EventType::byCompany)
                .map(EventType::name)
                .toList();
        return ours.isEmpty()
                ? "e.event_type"
                : "case when e.event_type in " + Sql.literals(ours) + " then 'our ' else '' end || e.event_type";
    }

    private String properties() {
        String cases = declared.eventTypes().values().stream()
                .filter(type -> !type.properties().isEmpty())
                .map(type -> "\n        when " + Sql.literal(type.name()) + " then " + properties(type.properties()))
                .collect(Collectors.joining());
        return cases.isEmpty() ? "''" : "coalesce(case e.event_type" + cases + "\n    end, '')";
    }

    private static String properties(Map<String, ValueType> properties) {
        String words = properties.entrySet().stream()
                .map(property -> Sql.literal(property.getKey() + " ") + " || "
                        + value("e." + Sql.identifier(property.getKey()), property.getValue()))
                .collect(Collectors.joining(", "));
        return "' (' || nullif(concat_ws(', ', " + words + "), '') || ')'";
    }

    private static String value(String column, ValueType type) {
        return type == ValueType.NUMBER ? Dialect.DUCKDB.decimals(column, 2) : "cast(" + column + " as varchar)";
    }

    private static final String COUNTED = """
            select
                k.lead_id as lead_id,
                k.event_name as event_name,
                count(*) as event_count
            from known_event as k
            group by
                k.lead_id,
                k.event_name
            """;

    private static final String COUNTS = """
            select
                c.lead_id as lead_id,
                string_agg(c.event_name || ' ' || c.event_count, ', ' order by c.event_count desc, c.event_name)
                    as event_counts
            from counted as c
            group by
                c.lead_id
            """;

    private static final String LATEST_WORDS = """
            select
                k.lead_id as lead_id,
                string_agg(k.words, '; ' order by k.place) as history
            from known_event as k
            where k.place <= %s
            group by
                k.lead_id
            """.formatted(LATEST);
}
