package io.plumbline.datasets.b2b;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps all that happens, the events in order of time. */
final class EventsAndSteps implements Log {
    private final List<Event> events = new ArrayList<>();
    private final List<Event> week = new ArrayList<>();
    private final Map<String, List<Step>> steps = new HashMap<>();

    @Override
    public void event(Event event) {
        week.add(event);
    }

    @Override
    public void step(Step step) {
        steps.computeIfAbsent(step.leadId(), lead -> new ArrayList<>()).add(step);
    }

    @Override
    public void endWeek() {
        week.sort(Comparator.comparingLong(Event::at));
        events.addAll(week);
        week.clear();
    }

    List<Event> events() {
        return events;
    }

    List<Step> steps(String leadId) {
        return steps.getOrDefault(leadId, List.of());
    }
}
