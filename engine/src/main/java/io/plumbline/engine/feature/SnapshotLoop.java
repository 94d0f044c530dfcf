package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Features at one instant after another: the same values as {@link FeaturePlan}, with each event read from the store
 * once. Counts, sums and recencies over all time are carried from the snapshot before; windows are counted from the
 * events that they reach. Features that allow neither are computed from all events, as {@link FeaturePlan} does.
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
    private final List<ActiveDays> activity;
    private final Map<String, LoopColumns> byType = new LinkedHashMap<>();
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
        this.activity = FeaturePlan.only(features, ActiveDays.class).stream()
                .filter(feature -> wholeDays(feature.within()))
                .toList();
        Set<String> types = new TreeSet<>();
        counted.forEach(feature -> types.addAll(feature.types()));
        activity.forEach(feature -> types.addAll(feature.types()));
        types.forEach(type -> byType.put(type, LoopColumns.of(type, byType.size(), counted, activity)));
        this.events = types.isEmpty()
                ? Optional.empty()
                : Optional.of(new LoopEvents(store, List.copyOf(types), EventSteps.properties(counted), longest()));
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

    private void advance(LoopEvents reader, Instant instant) {
        reader.advance(instant);
        store.execute("create or replace temp view loop_fresh as\n" + reader.fresh());
        StringBuilder columns = new StringBuilder("select\n    n.lead_no as lead_no");
        StringBuilder joins = new StringBuilder("\nfrom " + LoopEvents.LEADS + " as n");
        if (before.isPresent()) {
            joins.append("\nleft join ").append(carried(snapshots)).append(" as b on b.lead_no = n.lead_no");
        }
        for (LoopColumns type : byType.values()) {
            String alias = "a" + type.number();
            String parts = type.parts("");
            if (!parts.isEmpty()) {
                columns.append(before.isEmpty() ? type.begun(alias) : type.joined(alias));
                joins.append(joined(
                        alias,
                        "select\n    e.lead_no as lead_no" + parts + "\nfrom loop_fresh as e\nwhere" + " e.type_no = "
                                + type.number() + "\ngroup by e.lead_no"));
            }
        }
        store.execute("create or replace temp table " + carried(snapshots + 1) + " as\n" + columns + joins);
        store.execute("drop view temp.loop_fresh");
        store.execute("drop table if exists temp." + carried(snapshots));
        snapshots++;
    }

    private KeptColumns kept(Moment moment) {
        Map<String, String> columns = new LinkedHashMap<>();
        boolean anyCorrected = events.filter(LoopEvents::anyCorrected).isPresent();
        for (EventFeature feature : counted) {
            Measure measure = feature.measure();
            List<String> values = feature.types().stream()
                    .map(type -> columns(type).value(measure, moment.asOfMicros("l"), anyCorrected))
                    .toList();
            columns.put(feature.name(), feature.finished(measure.picked(values)));
        }
        for (ActiveDays feature : activity) {
            List<LoopColumns> types =
                    feature.types().stream().map(this::columns).toList();
            columns.put(
                    feature.name(),
                    "cast(" + LoopColumns.activeDays(types, feature.within().orElseThrow()) + " as double)");
        }
        return new KeptColumns(
                columns, events.map(reader -> joins(reader, moment)).orElse(""));
    }

    private String joins(LoopEvents reader, Moment moment) {
        StringBuilder joins = new StringBuilder("\njoin " + LoopEvents.LEADS + " as n on n.lead_id = l.lead_id\njoin "
                + carried(snapshots) + " as b on b.lead_no = n.lead_no");
        if (reader.anyCorrected()) {
            joins.append(joined("p", passing(reader)));
        }
        for (LoopColumns type : byType.values()) {
            String windows = type.windows();
            if (!windows.isEmpty()) {
                joins.append(joined(type.windowAlias(), windows(reader, type, moment.asOfMicros("l"), windows)));
            }
        }
        return joins.toString();
    }

    private static String joined(String alias, String query) {
        return "\nleft join (\n" + query.indent(4) + ") as " + alias + " on " + alias + ".lead_no = n.lead_no";
    }

    private String passing(LoopEvents reader) {
        String parts = byType.values().stream()
                .map(type -> type.parts(" filter (where e.type_no = " + type.number() + ")"))
                .collect(Collectors.joining());
        return "select\n    e.lead_no as lead_no" + parts + "\nfrom (\n"
                + reader.passing().indent(4) + ") as e\ngroup by e.lead_no";
    }

    private static String windows(LoopEvents reader, LoopColumns type, String asOf, String aggregates) {
        return """
                select
                    e.lead_no as lead_no%s
                from (
                    select
                        *,
                        %s - occurred_us as age_us,
                        %s - 1 - day as days_ago
                    from (
                %s)
                    where type_no = %s
                ) as e
                group by e.lead_no
                """.formatted(
                        aggregates,
                        asOf,
                        Dialect.DUCKDB.dayNumber(asOf),
                        reader.recent().indent(8),
                        Integer.toString(type.number()));
    }

    private static String carried(int snapshot) {
        return CARRIED + snapshot;
    }

    private LoopColumns columns(String type) {
        return Objects.requireNonNull(byType.get(type));
    }

    private Optional<Duration> longest() {
        List<Optional<Duration>> windows = new ArrayList<>();
        counted.forEach(feature -> windows.add(feature.within()));
        activity.forEach(feature -> windows.add(feature.within()));
        return windows.stream().flatMap(Optional::stream).max(Duration::compareTo);
    }

    private static boolean wholeDays(Optional<Duration> within) {
        return within.filter(window -> window.equals(Duration.ofDays(window.toDays())))
                .isPresent();
    }

    private static boolean isMidnight(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.DAYS));
    }
}
