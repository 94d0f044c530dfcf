package io.plumbline.engine.part;

import java.util.List;
import java.util.Map;

/**
 * A ready-made part of a scorecard.
 *
 * @param name     such as {@code web}
 * @param about    what it is about, in words
 * @param notes    what else to know, in sentences
 * @param slots    what it reads, by {@link Slot#key()}
 * @param sections its rules and levels, by {@code fit}, {@code engagement} and {@code levels}
 */
record Part(
        String name, String about, List<String> notes, Map<String, Slot> slots, Map<String, List<PartLine>> sections) {

    /** The lines of a section; none where it has no such section. */
    List<PartLine> section(String section) {
        return sections.getOrDefault(section, List.of());
    }
}
