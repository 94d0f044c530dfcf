package io.plumbline.datasets.b2b;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes events and steps in order of time; what falls at the same second keeps the order of reporting. */
final class CsvLog implements Log {

    static final String EVENTS_HEADER = "event_id,lead_id,occurred_at,type,page,asset,seconds,minutes,campaign";
    static final String OUTCOMES_HEADER = "lead_id,step,occurred_at,amount,reason";

    private final CsvFile events;
    private final CsvFile outcomes;
    private final List<Event> weekEvents = new ArrayList<>();
    private final List<Step> weekSteps = new ArrayList<>();
    private long lastEvent;

    CsvLog(CsvFile events, CsvFile outcomes) {
        this.events = events;
        this.outcomes = outcomes;
    }

    @Override
    public void event(Event event) {
        weekEvents.add(event);
    }

    @Override
    public void step(Step step) {
        weekSteps.add(step);
    }

    @Override
    public void endWeek() throws IOException {
        weekEvents.sort(Comparator.comparingLong(Event::at));
        for (Event event : weekEvents) {
            String id = LeadIntake.numbered("E", ++lastEvent);
            events.line(id, event.leadId(), instant(event.at()), event.type().text(), event.properties());
        }
        weekEvents.clear();
        weekSteps.sort(Comparator.comparingLong(Step::at));
        for (Step step : weekSteps) {
            outcomes.line(step.leadId(), step.name(), instant(step.at()), step.amount(), step.reason());
        }
        weekSteps.clear();
    }

    /** An instant as 2024-07-01T08:30:00Z, in every locale. */
    static String instant(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).toString();
    }
}
