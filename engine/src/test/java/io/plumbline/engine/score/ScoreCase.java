package io.plumbline.engine.score;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scorecard and a history, and the smaller ones beside them. */
record ScoreCase(Scorecard scorecard, History history, Instant asOf) {

    /** The points by the plain scorer, by lead. */
    Map<String, LeadPoints> plain() {
        return PlainScorer.every(scorecard, History.DECLARATIONS, history, asOf);
    }

    /** The points by SQL, of a store that holds the history. */
    Map<String, LeadPoints> sql(Store store) {
        return LeadPoints.of(
                store, ScorePlan.of(scorecard, History.DECLARATIONS, AttributesAsOf.in(store), Moment.everyLead(asOf)));
    }

    /** Whether the SQL and the plain scorer disagree. */
    boolean fails(Store store) {
        history.fill(store);
        return !plain().equals(sql(store));
    }

    /** The smallest case that can be reached by leaving out one thing after another while it still fails. */
    ScoreCase smallest(Predicate<ScoreCase> fails) {
        Optional<ScoreCase> smaller = smaller().filter(fails).findFirst();
        return smaller.map(found -> found.smallest(fails)).orElse(this);
    }

    private Stream<ScoreCase> smaller() {
        return Stream.of(
                        Smaller.halves(history.events).map(events -> with(history.leads, events, history.changes)),
                        Smaller.without(history.leads).map(leads -> with(leads, history.events, history.changes)),
                        Smaller.without(history.changes).map(changes -> with(history.leads, history.events, changes)),
                        Smaller.than(scorecard).map(card -> new ScoreCase(card, history, asOf)),
                        Smaller.each(history.leads, ScoreCase::plainer)
                                .filter(leads -> leads.size() == history.leads.size())
                                .map(leads -> with(leads, history.events, history.changes)),
                        Smaller.each(history.events, ScoreCase::plainer)
                                .filter(events -> events.size() == history.events.size())
                                .map(events -> with(history.leads, events, history.changes)))
                .flatMap(each -> each);
    }

    private static Stream<History.Lead> plainer(History.Lead lead) {
        return without(lead.attributes()).map(left -> new History.Lead(lead.id(), lead.createdAt(), left));
    }

    private static Stream<History.Event> plainer(History.Event event) {
        return without(event.properties())
                .map(left -> new History.Event(
                        event.id(), event.lead(), event.type(), event.occurredAt(), event.recordedAt(), left));
    }

    private static Stream<Map<String, Object>> without(Map<String, Object> values) {
        return values.keySet().stream().map(name -> {
            Map<String, Object> left = new TreeMap<>(values);
            left.remove(name);
            return left;
        });
    }

    private ScoreCase with(List<History.Lead> leads, List<History.Event> events, List<History.Change> changes) {
        History smaller = new History();
        smaller.leads.addAll(leads);
        List<String> left = leads.stream().map(History.Lead::id).toList();
        events.stream().filter(event -> left.contains(event.lead())).forEach(smaller.events::add);
        changes.stream().filter(change -> left.contains(change.lead())).forEach(smaller.changes::add);
        return new ScoreCase(scorecard, smaller, asOf);
    }

    /** The scorecard and the history as YAML. */
    @Override
    public String toString() {
        return "as_of: " + asOf + "\n" + ScorecardYaml.of(scorecard)
                + rows("leads", history.leads.stream().map(ScoreCase::row))
                + rows("events", history.events.stream().map(ScoreCase::row))
                + rows("changes", history.changes.stream().map(ScoreCase::row));
    }

    private static String rows(String name, Stream<Map<String, Object>> rows) {
        String lines = rows.map(row -> row.entrySet().stream()
                        .map(cell -> cell.getKey() + ": " + text(cell.getValue()))
                        .collect(Collectors.joining(", ", "  - { ", " }\n")))
                .collect(Collectors.joining());
        return lines.isEmpty() ? "" : name + ":\n" + lines;
    }

    private static String text(Object value) {
        if (value instanceof Double number) {
            return PlainText.of(number);
        } else if (value instanceof Instant || value instanceof LocalDate || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return value instanceof List<?> list
                ? list.stream().map(ScoreCase::text).toList().toString()
                : PlainText.quoted(String.valueOf(value));
    }

    private static Map<String, Object> row(History.Lead lead) {
        Map<String, Object> row = new TreeMap<>(lead.attributes());
        row.put("LEAD", lead.id());
        lead.createdAt().ifPresent(at -> row.put("CREATED", at));
        return row;
    }

    private static Map<String, Object> row(History.Event event) {
        Map<String, Object> row = new TreeMap<>(event.properties());
        row.put("EVENT", event.id());
        row.put("LEAD", event.lead());
        row.put("TYPE", event.type());
        row.put("AT", event.occurredAt());
        event.recordedAt().ifPresent(at -> row.put("RECORDED", at));
        return row;
    }

    private static Map<String, Object> row(History.Change change) {
        Map<String, Object> row = new TreeMap<>();
        row.put("LEAD", change.lead());
        row.put("ATTRIBUTE", change.attribute());
        change.value().ifPresent(value -> row.put("VALUE", value));
        row.put("KNOWN", change.knownAt());
        return row;
    }
}
