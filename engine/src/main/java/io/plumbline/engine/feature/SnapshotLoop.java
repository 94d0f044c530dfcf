package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Features at one instant after another: the same values as {@link FeaturePlan}, with each event read from the store
 * once. Counts, sums, recencies and active days are carried from the snapshot before: what became known is brought in, and
 * what a window no longer reaches is taken away. Features that do not allow it are computed from all events, as
 * {@link FeaturePlan} does.
 *
 * <p>It keeps temporary tables, whose names begin with {@code loop_}, until it is closed; one loop at a time. The store's
 * events must stay as they are.
 */
public final class SnapshotLoop implements AutoCloseable {
    private static final String CARRIED = "loop_carried_";

    private final Store store;
    private final FeatureSet features;
    private final Declarations declared;
    private final AttributesAsOf attributes;
    private final List<EventFeature> counted;
    private final List<ActiveDays> active;
    private final List<String> types;
    private final List<List<String>> lists;
    private final List<LoopDays> activity;
    private final List<LoopColumn> columns;
    private final Optional<LoopEvents> events;
    private Optional<Instant> before = Optional.empty();
    private int snapshots;

    /**
     * Begins before the first snapshot.
     *
     * @throws io.plumbline.engine.problem.ProblemException when a feature reads what is not declared
     */
    public SnapshotLoop(Store store, FeatureSet features, Declarations declared, AttributesAsOf attributes) {
        DeclarationCheck.require(features, declared);
        this.store = store;
        this.features = features;
        this.declared = declared;
        this.attributes = attributes;
        this.counted = FeaturePlan.only(features, EventFeature.class).stream()
                .filter(feature -> !(feature.measure().upkeep() instanceof Upkeep.AllEvents))
                .toList();
        this.active = FeaturePlan.only(features, ActiveDays.class).stream()
                .filter(feature -> wholeDays(feature.within()))
                .toList();
        this.types = Stream.concat(
                        counted.stream().flatMap(feature -> feature.types().stream()),
                        active.stream().flatMap(feature -> feature.types().stream()))
                .distinct()
                .sorted()
                .toList();
        this.lists = active.stream().map(ActiveDays::types).distinct().toList();
        this.activity = IntStream.range(0, lists.size()).mapToObj(this::days).toList();
        this.columns = counted.stream()
                .flatMap(feature ->
                        feature.types().stream().map(type -> new LoopColumn(types.indexOf(type), feature.measure())))
                .distinct()
                .toList();
        this.events = types.isEmpty()
                ? Optional.empty()
                : Optional.of(new LoopEvents(store, types, EventSteps.properties(counted), longest(columns)));
    }

    /**
     * Goes on to a moment and returns the plan of its features, as {@link FeaturePlan#of} has it. The plan is to be run
     * before the loop goes on.
     *
     * @param moment with a common instant, a midnight UTC after that of the moment before
     */
    public SqlPlan at(Moment moment) {
        Instant instant = moment.common().orElseThrow();
        if (before.filter(earlier -> !earlier.isBefore(instant)).isPresent() || !isMidnight(instant)) {
            throw new IllegalArgumentException("Snapshots must be midnights, one after another.");
        }
        events.ifPresent(reader -> advance(reader, instant));
        before = Optional.of(instant);
        return FeaturePlan.of(features, declared, attributes, moment, kept(moment));
    }

    @Override
    public void close() {
        events.ifPresent(LoopEvents::drop);
        store.execute("drop table if exists temp." + carried(snapshots));
    }

    /** One row per lead: what is carried, with the events that became known, and without those that windows left behind. */
    private void advance(LoopEvents reader, Instant instant) {
        reader.advance(instant);
        List<String> kept = new ArrayList<>();
        columns.forEach(column -> kept.add(column.kept(before, instant) + " as " + column.name()));
        long passed = before.map(earlier -> Duration.between(earlier, instant).toDays())
                .orElse(0L);
        activity.forEach(days -> kept.addAll(named(days.kept(passed), days.names())));
        String leads = before.isPresent() ? carried(snapshots) : LoopEvents.LEADS;
        StringBuilder sql = new StringBuilder("select\n    b.lead_id as lead_id,\n    b.lead_no as lead_no"
                + listed(kept) + "\nfrom " + leads + " as b");
        sql.append(joined("f", parts(reader.fresh(), instant)));
        List<String> gone = columns.stream()
                .flatMap(column -> column.gone(before, instant).map(part -> part + " as " + column.name()).stream())
                .toList();
        if (!gone.isEmpty()) {
            sql.append(joined("g", grouped(gone, reader.earlier(leaving(instant)))));
        }
        store.execute("create or replace temp table " + carried(snapshots + 1) + " as\n" + sql);
        store.execute("drop table if exists temp." + carried(snapshots));
        snapshots++;
    }

    private String leaving(Instant instant) {
        return columns.stream()
                .flatMap(column -> column.leaving(before, instant).stream())
                .distinct()
                .collect(Collectors.joining("\n    or "));
    }

    /** SELECT of the parts of some events known at an instant, a row per lead that has one. */
    private String parts(String events, Instant instant) {
        List<String> parts = new ArrayList<>();
        columns.forEach(column -> parts.add(column.part(instant) + " as " + column.name()));
        activity.forEach(days -> parts.addAll(named(days.parts(), days.names())));
        String today = Dialect.DUCKDB.dayNumber(Sql.microseconds(instant));
        return grouped(
                parts, "select\n    *,\n    " + today + " - 1 - day as days_ago\nfrom (\n" + events.indent(4) + ")");
    }

    private static String grouped(List<String> aggregates, String events) {
        return "select\n    e.lead_no as lead_no" + listed(aggregates) + "\nfrom (\n" + events.indent(4)
                + ") as e\ngroup by e.lead_no";
    }

    private KeptColumns kept(Moment moment) {
        boolean anyCorrected = events.filter(LoopEvents::anyCorrected).isPresent();
        Map<String, String> values = new LinkedHashMap<>();
        for (EventFeature feature : counted) {
            List<String> byType = feature.types().stream()
                    .map(type -> new LoopColumn(types.indexOf(type), feature.measure())
                            .value(moment.asOfMicros("l"), anyCorrected))
                    .toList();
            values.put(feature.name(), feature.finished(feature.measure().picked(byType)));
        }
        for (ActiveDays feature : active) {
            LoopDays days = activity.get(lists.indexOf(feature.types()));
            values.put(
                    feature.name(), "cast(" + days.value(feature.within().orElseThrow(), anyCorrected) + " as double)");
        }
        return new KeptColumns(
                values,
                events.map(reader -> joins(reader, moment.common().orElseThrow()))
                        .orElse(""));
    }

    private String joins(LoopEvents reader, Instant instant) {
        String joins = "\njoin " + carried(snapshots) + " as b on b.lead_id = l.lead_id";
        return reader.anyCorrected() ? joins + joined("p", parts(reader.passing(), instant)) : joins;
    }

    private static String joined(String alias, String query) {
        return "\nleft join (\n" + query.indent(4) + ") as " + alias + " on " + alias + ".lead_no = b.lead_no";
    }

    private static List<String> named(List<String> expressions, List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> expressions.get(i) + " as " + names.get(i))
                .toList();
    }

    private static String listed(List<String> columns) {
        return columns.stream().map(column -> ",\n    " + column).collect(Collectors.joining());
    }

    private static String carried(int snapshot) {
        return CARRIED + snapshot;
    }

    private static Optional<Duration> longest(List<LoopColumn> columns) {
        return columns.stream().flatMap(column -> column.window().stream()).max(Duration::compareTo);
    }

    private LoopDays days(int list) {
        List<String> names = lists.get(list);
        int longest = active.stream()
                .filter(feature -> feature.types().equals(names))
                .mapToInt(feature -> (int) feature.within().orElseThrow().toDays())
                .max()
                .orElseThrow();
        return new LoopDays(list, names.stream().map(types::indexOf).toList(), longest);
    }

    private static boolean wholeDays(Optional<Duration> within) {
        return within.filter(window -> window.equals(Duration.ofDays(window.toDays())))
                .isPresent();
    }

    private static boolean isMidnight(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.DAYS));
    }
}
