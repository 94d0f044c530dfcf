package io.plumbline.engine.part;

import io.plumbline.engine.declaration.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * What a workspace has for a slot.
 *
 * @param names as declared, at least one; several for events alone
 * @param type  of the value; empty for events and steps
 */
record Binding(List<String> names, Optional<ValueType> type) {
    Binding {
        names = List.copyOf(names);
    }

    /** As YAML has it: a name, or a list of names. */
    String text() {
        return names.size() == 1 ? names.get(0) : "[" + String.join(", ", names) + "]";
    }
}
