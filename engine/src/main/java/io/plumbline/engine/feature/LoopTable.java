package io.plumbline.engine.feature;

import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is carried from one snapshot to the next of the events of some types: one row per lead, in the order of its number.
 * Narrow tables, each renewed from the events of its types alone, cost less than one with all columns: an event meets
 * only the aggregates of its own type, and rows in one order are put side by side without looking anything up.
 *
 * @param name    of the tables, which the number of the snapshot follows
 * @param types   the numbers of the types
 * @param columns counts, sums and latest instants
 * @param days    active days
 */
record LoopTable(String name, List<Integer> types, List<LoopColumn> columns, Optional<LoopDays> days) {

    LoopTable {
        types = List.copyOf(types);
        columns = List.copyOf(columns);
    }

    /** The table of counts, sums and latest instants of one type. */
    static LoopTable ofType(int type, List<LoopColumn> columns) {
        return new LoopTable("loop_type_" + type + "_", List.of(type), columns, Optional.empty());
    }

    /** The table of active days of a list of types. */
    static LoopTable ofDays(LoopDays days) {
        return new LoopTable("loop_days_" + days.list() + "_", days.types(), List.of(), Optional.of(days));
    }

    /** Its name at a snapshot, counted from 1. */
    String at(int snapshot) {
        return name + snapshot;
    }

    /**
     * SELECT of its rows now: those before with the events that became known, and without those that windows left behind.
     *
     * @param rows   its table at the snapshot before, or the leads when there was none
     * @param events have gone on to now
     */
    String next(String rows, LoopEvents events, Optional<Instant> before, Instant now) {
        List<String> kept = new ArrayList<>();
        columns.forEach(column -> kept.add(column.kept(before, now) + " as " + column.name()));
        long passed =
                before.map(earlier -> Duration.between(earlier, now).toDays()).orElse(0L);
        days.ifPresent(words -> kept.addAll(named(words.kept(passed), words.names())));
        List<String> fresh = new ArrayList<>();
        columns.forEach(column -> fresh.add(column.part(now) + " as " + column.name()));
        days.ifPresent(words -> fresh.addAll(named(words.parts(), words.names())));
        return "select\n    b.lead_no as lead_no" + listed(kept) + "\nfrom " + rows + " as b"
                + joined("f", grouped(fresh, dated(events.fresh(ofTypes()), now))) + gone(events, before, now)
                + "\norder by b.lead_no";
    }

    private String gone(LoopEvents events, Optional<Instant> before, Instant now) {
        List<String> gone = columns.stream()
                .flatMap(column -> column.gone(before, now).map(part -> part + " as " + column.name()).stream())
                .toList();
        String leaving = columns.stream()
                .flatMap(column -> column.leaving(before, now).stream())
                .distinct()
                .collect(Collectors.joining("\n        or "));
        return gone.isEmpty()
                ? ""
                : joined("g", grouped(gone, events.earlier(ofTypes() + "\n    and (" + leaving + ")")));
    }

    private String ofTypes() {
        return "e.type_no in (" + types.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }

    /** SELECT of the parts of some events known at an instant, in the columns of some tables, a row per lead that has one. */
    static String parts(List<LoopTable> tables, String events, Instant now) {
        List<String> parts = new ArrayList<>();
        tables.forEach(table -> {
            table.columns().forEach(column -> parts.add(column.partOfAny(now) + " as " + column.name()));
            table.days().ifPresent(words -> parts.addAll(named(words.parts(), words.names())));
        });
        return grouped(parts, dated(events, now));
    }

    /** A LEFT JOIN by {@code lead_no} to the rows {@code b}. */
    static String joined(String alias, String query) {
        return "\nleft join (\n" + query.indent(4) + ") as " + alias + " on " + alias + ".lead_no = b.lead_no";
    }

    private static String dated(String events, Instant now) {
        String today = Dialect.DUCKDB.dayNumber(Sql.microseconds(now));
        return "select\n    *,\n    " + today + " - 1 - " + Dialect.DUCKDB.dayNumber("occurred_us")
                + " as days_ago\nfrom (\n" + events.indent(4) + ")";
    }

    private static String grouped(List<String> aggregates, String events) {
        return "select\n    e.lead_no as lead_no" + listed(aggregates) + "\nfrom (\n" + events.indent(4)
                + ") as e\ngroup by e.lead_no";
    }

    private static List<String> named(List<String> expressions, List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> expressions.get(i) + " as " + names.get(i))
                .toList();
    }

    private static String listed(List<String> columns) {
        return columns.stream().map(column -> ",\n    " + column).collect(Collectors.joining());
    }
}
