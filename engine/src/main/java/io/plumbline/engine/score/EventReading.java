package io.plumbline.engine.score;

import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of the events of each lead that a selection takes. All that is asked of the same types of events is answered
 * by one step, which looks at each event once.
 *
 * @param name    of what is read; no two readings of a plan share it
 * @param columns aggregates of the events, alias {@code e}, by name
 */
record EventReading(String name, EventSelection events, Map<String, Aggregate> columns) {
    EventReading {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** A function of all values of an expression that are not NULL. */
    record Aggregate(String function, String term) {
        private String where(String condition) {
            return function + "(" + (condition.isEmpty() ? term : "case when " + condition + " then " + term + " end")
                    + ")";
        }
    }

    /** The name of the step, one row per lead with events of these types. */
    String step() {
        return "events: " + events.types().stream().distinct().sorted().collect(Collectors.joining(", "));
    }

    /** A column, where the step is joined to the leads. */
    String column(String column) {
        return Sql.identifier(step()) + "." + named(column);
    }

    private String named(String column) {
        return Sql.identifier(column + " of " + name);
    }

    /** The rules with the steps of their readings, each step with the first rule that reads it. */
    static List<RuleSql> steps(List<RuleSql> rules, KnownEvents known) {
        Map<String, List<EventReading>> byStep = rules.stream()
                .flatMap(rule -> rule.readings().stream())
                .collect(Collectors.groupingBy(EventReading::step, LinkedHashMap::new, Collectors.toList()));
        Set<String> made = new HashSet<>();
        List<RuleSql> complete = new ArrayList<>();
        for (RuleSql rule : rules) {
            Stream<Step> more = rule.readings().stream()
                    .map(EventReading::step)
                    .filter(made::add)
                    .map(name -> new Step(
                            name,
                            "one row per lead with such events",
                            sql(byStep.getOrDefault(name, List.of()), known)));
            complete.add(rule.with(Stream.concat(rule.steps().stream(), more).toList()));
        }
        return complete;
    }

    private static String sql(List<EventReading> readings, KnownEvents known) {
        EventReading first = readings.get(0);
        Optional<Duration> widest = widest(readings);
        List<String> conditions = readings.stream()
                .map(reading -> reading.condition(widest, known))
                .toList();
        boolean alone = readings.size() == 1;
        String filter = conditions.stream().anyMatch(String::isEmpty)
                ? ""
                : "\n    and (" + String.join("\n        or ", conditions) + ")";
        StringBuilder sql = new StringBuilder("select\n    e.lead_id as lead_id");
        for (int i = 0; i < readings.size(); i++) {
            sql.append(readings.get(i).aggregates(alone ? "" : conditions.get(i)));
        }
        return sql.append('\n')
                .append(known.fromWhere(first.events().types(), widest))
                .append(filter)
                .append("\ngroup by\n    e.lead_id\n")
                .toString();
    }

    private static Optional<Duration> widest(List<EventReading> readings) {
        List<Duration> windows = readings.stream()
                .flatMap(reading -> reading.events().within().stream())
                .toList();
        return windows.size() < readings.size()
                ? Optional.empty()
                : windows.stream().max(Duration::compareTo);
    }

    /** What tells this reading's events from others of the same types in the widest window; empty for nothing. */
    private String condition(Optional<Duration> widest, KnownEvents known) {
        Stream<String> window =
                events.within().filter(within -> !widest.equals(Optional.of(within))).map(known::since).stream();
        return Stream.concat(window, events.where().stream().map(condition -> condition.sql("e")))
                .collect(Collectors.joining(" and "));
    }

    private String aggregates(String condition) {
        return columns.entrySet().stream()
                .map(column -> ",\n    " + column.getValue().where(condition) + " as " + named(column.getKey()))
                .collect(Collectors.joining());
    }
}
