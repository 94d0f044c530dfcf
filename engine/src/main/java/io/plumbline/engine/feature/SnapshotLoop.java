package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Store store;
    private final FeatureSet features;
    private final Declarations declared;
    private final AttributesAsOf attributes;
    private final List<EventFeature> counted;
    private final List<ActiveDays> active;
    private final List<String> types;
    private final List<List<String>> lists;
    private final List<LoopDays> activity;
    private final List<LoopTable> tables;
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
        List<LoopColumn> columns = counted.stream()
                .flatMap(feature -> feature.types().stream().map(type -> column(type, feature)))
                .distinct()
                .toList();
        this.tables = Stream.concat(
                        IntStream.range(0, types.size())
                                .mapToObj(type -> LoopTable.ofType(type, ofType(columns, type)))
                                .filter(table -> !table.columns().isEmpty()),
                        activity.stream().map(LoopTable::ofDays))
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
        tables.forEach(table -> store.execute("drop table if exists temp." + table.at(snapshots)));
    }

    private void advance(LoopEvents reader, Instant instant) {
        reader.advance(instant);
        for (LoopTable table : tables) {
            String rows = before.isPresent() ? table.at(snapshots) : LoopEvents.LEADS;
            store.execute("create or replace temp table " + table.at(snapshots + 1) + " as\n"
                    + table.next(rows, reader, before, instant));
            store.execute("drop table if exists temp." + table.at(snapshots));
        }
        snapshots++;
    }

    private KeptColumns kept(Moment moment) {
        boolean anyCorrected = events.filter(LoopEvents::anyCorrected).isPresent();
        Map<String, String> values = new LinkedHashMap<>();
        for (EventFeature feature : counted) {
            List<String> byType = feature.types().stream()
                    .map(type -> column(type, feature).value(moment.asOfMicros("l"), anyCorrected))
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

    /** The carried tables side by side: all are in the order of the leads' numbers. */
    private String joins(LoopEvents reader, Instant instant) {
        StringBuilder rows = new StringBuilder("select\n    n.lead_id as lead_id,\n    n.lead_no as lead_no");
        StringBuilder from = new StringBuilder("\nfrom " + LoopEvents.LEADS + " as n");
        for (int i = 0; i < tables.size(); i++) {
            rows.append(",\n    t").append(i).append(".* exclude (lead_no)");
            from.append("\npositional join ")
                    .append(tables.get(i).at(snapshots))
                    .append(" as t")
                    .append(i);
        }
        String joins = "\njoin (\n" + (rows.toString() + from).indent(4) + ") as b on b.lead_id = l.lead_id";
        return reader.anyCorrected()
                ? joins + LoopTable.joined("p", LoopTable.parts(tables, reader.passing(), instant))
                : joins;
    }

    private LoopColumn column(String type, EventFeature feature) {
        return new LoopColumn(types.indexOf(type), feature.measure());
    }

    private static List<LoopColumn> ofType(List<LoopColumn> columns, int type) {
        return columns.stream().filter(column -> column.type() == type).toList();
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
