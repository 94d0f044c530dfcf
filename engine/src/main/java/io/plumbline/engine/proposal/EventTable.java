package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.TableProfile;
import java.util.List;
import java.util.Optional;

/**
 * A table with one row per event.
 *
 * @param singleType the one type of all events, when no column tells the type
 * @param types      the types in the file, most frequent first
 */
public record EventTable(
        TableProfile profile, List<ColumnRole> roles, Optional<String> singleType, List<EventTypeRole> types)
        implements Understood {
    public EventTable {
        roles = List.copyOf(roles);
        types = List.copyOf(types);
    }

    /** The types to import as events. */
    public List<EventTypeRole> events() {
        return types.stream()
                .filter(type -> type.use() == EventTypeRole.Use.EVENT)
                .toList();
    }

    /** The types that are steps of the lifecycle. */
    public List<EventTypeRole> steps() {
        return types.stream()
                .filter(type -> type.use() == EventTypeRole.Use.STEP)
                .toList();
    }
}
