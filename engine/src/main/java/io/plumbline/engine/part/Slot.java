package io.plumbline.engine.part;

import io.plumbline.engine.declaration.ValueType;
import java.util.List;

/**
 * What a part reads and every workspace calls by another name.
 *
 * @param name  as people say it, such as {@code page view}; also the section of the vocabulary that knows its names
 * @param types of values that it may have; empty for events and steps
 * @param of    the slot of the events that a property belongs to; empty for anything else
 */
record Slot(String name, Kind kind, List<ValueType> types, String of) {
    Slot {
        types = List.copyOf(types);
    }

    /** What fills a slot. */
    enum Kind {
        ATTRIBUTE,
        EVENTS,
        PROPERTY,
        STEP
    }

    /** How rules and the command line name a slot: {@code page_view}. */
    static String key(String name) {
        return name.strip().replace(' ', '_').replace('-', '_');
    }

    String key() {
        return key(name);
    }
}
