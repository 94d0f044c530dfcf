package io.plumbline.engine.proposal;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.name.SpokenName;
import io.plumbline.engine.name.ValidNames;
import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.profile.ColumnProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds which columns tell something about which types of events. The names are shared by all tables of events. */
final class Properties {
    private static final List<String> RESERVED =
            List.of("event_id", "lead_id", "occurred_at", "recorded_at", "event_type", "source", "run_id", "as_of_us");
    private static final double FILLED = 0.5;
    private static final int MANY_VALUES = 50;
    private static final int MOST = 12;

    private final Scratch scratch;
    private final ValidNames names = new ValidNames(RESERVED, "event");
    private final Map<String, String> nameByColumn = new HashMap<>();

    Properties(Scratch scratch) {
        this.scratch = scratch;
    }

    /** The properties of each type by its value; columns that are none are set aside. */
    Map<String, List<ColumnRole>> find(Assignments columns) {
        Map<String, List<ColumnRole>> found = new TreeMap<>();
        for (ColumnProfile column : columns.free()) {
            Optional<String> reason = reasonAgainst(column);
            List<String> types = reason.isPresent() ? List.of() : typesOf(columns, column);
            if (types.isEmpty()) {
                columns.give(column, Role.NOT_USED, reason.orElse("empty, or the same for every event of a type"));
                continue;
            }
            ColumnRole role = new ColumnRole(
                    column, Role.PROPERTY, name(column), EventTypes.propertyType(column), ofTypes(types), false);
            columns.give(role);
            types.forEach(type -> {
                List<ColumnRole> known = found.computeIfAbsent(type, any -> new ArrayList<>());
                if (known.size() < MOST) {
                    known.add(role);
                }
            });
        }
        return found;
    }

    private static Optional<String> reasonAgainst(ColumnProfile column) {
        if (column.present() == 0) {
            return Optional.of("never filled");
        }
        if (Vocabulary.COLUMNS.has("aside property", column.name()) || Shape.looksLikeEmails(column)) {
            return Optional.of("who or where, not what happened");
        }
        if (SpokenName.of(column.name()).words().matches("(.* )?(ids?|guid|uuid)")
                || column.code().isPresent()) {
            return Optional.of("an id");
        }
        if (column.time().isPresent()) {
            return Optional.of("another time");
        }
        if (column.listSeparator().isPresent()) {
            return Optional.of("several values in one cell; JSON and lists are not taken apart");
        }
        boolean measures = column.type() == ValueType.NUMBER || column.type() == ValueType.BOOLEAN;
        return !measures && (column.distinct() > MANY_VALUES * 4 || column.longest() > 120)
                ? Optional.of("free text or an id: " + Shape.count(column.distinct()) + " different values")
                : Optional.empty();
    }

    private List<String> typesOf(Assignments columns, ColumnProfile column) {
        String type = columns.with(Role.EVENT_TYPE).map(Scratch::cell).orElse("''");
        return scratch.store()
                .rows(
                        """
                select %s as event_type
                from %s
                where %s is not null
                group by %s
                having count(%s) >= %s * count(*)
                    and count(distinct %s) >= 2
                order by event_type
                """.formatted(
                                        type,
                                        Scratch.relation(columns.table()),
                                        type,
                                        type,
                                        Scratch.cell(column),
                                        FILLED,
                                        Scratch.cell(column)),
                        row -> row.text("event_type"));
    }

    /** One name for the columns of that name with values of that type in all files. */
    private String name(ColumnProfile column) {
        String key = SpokenName.of(column.name()).compact() + ":" + EventTypes.propertyType(column);
        return nameByColumn.computeIfAbsent(key, any -> names.of(column.name(), "column_" + (column.position() + 1)));
    }

    private static String ofTypes(List<String> types) {
        return types.size() == 1 ? "filled for one type of events" : "filled for " + types.size() + " types of events";
    }
}
