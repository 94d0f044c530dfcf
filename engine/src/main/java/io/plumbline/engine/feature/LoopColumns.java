package io.plumbline.engine.feature;

import io.plumbline.engine.feature.Upkeep.Carried;
import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns that are computed for one type of events: one row per lead, and each measure once for all its features.
 *
 * @param number   the number of the type
 * @param measures of its features, by name; none reads all events
 * @param days     the days of the longest window of active days, 0 when there is none
 */
record LoopColumns(int number, Map<String, Measure> measures, int days) {
    private static final int BITS = 63;

    static LoopColumns of(String type, int number, List<EventFeature> events, List<ActiveDays> activity) {
        Map<String, Measure> measures = new TreeMap<>();
        events.stream()
                .filter(feature -> feature.types().contains(type))
                .map(EventFeature::measure)
                .forEach(measure -> measures.put(measure.name(), measure));
        int days = activity.stream()
                .filter(feature -> feature.types().contains(type))
                .mapToInt(feature -> (int) feature.within().orElseThrow().toDays())
                .max()
                .orElse(0);
        return new LoopColumns(number, measures, days);
    }

    /** Aggregates over the recent events {@code e} of the type, each with its name; empty when there are none. */
    String windows() {
        List<String> columns = new ArrayList<>();
        measures.values().stream()
                .filter(measure -> !(measure.upkeep() instanceof Carried))
                .forEach(measure -> columns.add(measure.aggregate() + " as " + name(measure)));
        words().forEach(word -> columns.add(daysOf(word) + " as " + word(word)));
        return listed(columns);
    }

    /**
     * The parts of what is carried, over events {@code e}, each with its name; empty when there are none.
     *
     * @param filter of the events
     */
    String parts(String filter) {
        return listed(carried().stream()
                .map(measure -> upkeep(measure).part() + filter + " as " + name(measure))
                .toList());
    }

    /** What was carried, {@code b}, with the parts {@code alias} of later events. */
    String joined(String alias) {
        return listed(carried().stream()
                .map(measure -> upkeep(measure).joined("b." + name(measure), alias + "." + name(measure)) + " as "
                        + name(measure))
                .toList());
    }

    /** The parts {@code alias} themselves. */
    String begun(String alias) {
        return listed(carried().stream()
                .map(measure -> alias + "." + name(measure) + " as " + name(measure))
                .toList());
    }

    /**
     * The value of a measure over the type, read from the windows {@code w} and its number, or from what was carried,
     * {@code b}, and the parts {@code p} of what will be corrected.
     */
    String value(Measure measure, String asOfMicros, boolean anyCorrected) {
        if (!(measure.upkeep() instanceof Carried carried)) {
            return windowAlias() + "." + name(measure);
        }
        String part = "b." + name(measure);
        return carried.value(anyCorrected ? carried.joined(part, "p." + name(measure)) : part, asOfMicros);
    }

    /** Alias of the type's windows. */
    String windowAlias() {
        return "w" + number;
    }

    /** The active days of some types within a window, read from the windows. */
    static String activeDays(List<LoopColumns> types, Duration within) {
        int days = (int) within.toDays();
        return IntStream.range(0, (days + BITS - 1) / BITS)
                .mapToObj(word -> "bit_count(("
                        + types.stream()
                                .map(type -> "coalesce(" + type.windowAlias() + "." + type.word(word) + ", 0)")
                                .collect(Collectors.joining(" | "))
                        + ") & " + Sql.literal(lowest(days - word * BITS)) + ")")
                .collect(Collectors.joining(" + "));
    }

    private static long lowest(int bits) {
        return bits >= BITS ? Long.MAX_VALUE : (1L << bits) - 1;
    }

    /** A bit for each day with an event, the latest day the lowest; {@code days_ago} is 0 for it. */
    private static String daysOf(int word) {
        int first = word * BITS;
        return "bit_or(case when e.days_ago >= " + first + " and e.days_ago < " + (first + BITS)
                + " then cast(1 as bigint) << (e.days_ago - " + first + ") end)";
    }

    private List<Integer> words() {
        return IntStream.range(0, (days + BITS - 1) / BITS).boxed().toList();
    }

    private String word(int word) {
        return Sql.identifier("t" + number + " days " + word);
    }

    private String name(Measure measure) {
        return Sql.identifier("t" + number + " " + measure.name());
    }

    private List<Measure> carried() {
        return measures.values().stream()
                .filter(measure -> measure.upkeep() instanceof Carried)
                .toList();
    }

    private static Carried upkeep(Measure measure) {
        return (Carried) measure.upkeep();
    }

    private static String listed(List<String> columns) {
        return columns.stream().map(column -> ",\n    " + column).collect(Collectors.joining());
    }
}
