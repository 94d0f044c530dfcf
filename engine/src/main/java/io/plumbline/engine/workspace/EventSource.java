package io.plumbline.engine.workspace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table with one row per event.
 *
 * @param eventId     the column that identifies the event in this source
 * @param leadId      the column that identifies the lead
 * @param occurredAt  the column with the instant of the event
 * @param recordedAt  the column with the instant from which it was known
 * @param type        the column with the type; empty when all events are of the one type in {@code types}
 * @param types       the types to import, at least one
 * @param otherTypes  what becomes of rows of other types
 * @param lateEvents  from when on events are known that come later than the export they belong to
 */
public record EventSource(
        SourceFile file,
        Optional<String> eventId,
        String leadId,
        String occurredAt,
        Optional<String> recordedAt,
        Optional<String> type,
        List<SourceType> types,
        OtherTypes otherTypes,
        LateEvents lateEvents)
        implements Source {

    public EventSource {
        types = List.copyOf(types);
    }

    @Override
    public String kind() {
        return "events";
    }

    @Override
    public Set<String> timeColumns() {
        Set<String> columns = new LinkedHashSet<>(List.of(occurredAt));
        recordedAt.ifPresent(columns::add);
        types.stream()
                .flatMap(sourceType -> sourceType.properties().stream())
                .filter(Field::isTime)
                .map(Field::column)
                .forEach(columns::add);
        return columns;
    }

    /** From when on an event is known that happened before the export before the one that brings it. */
    public enum LateEvents {
        /** It was known when it happened: only the export was late. */
        KNOWN_WHEN_THEY_HAPPENED,
        /** Nobody knew it before it was exported. */
        KNOWN_WHEN_EXPORTED
    }

    /** What becomes of rows of types that are not declared. */
    public enum OtherTypes {
        /** Each is a refused row. */
        REJECT,
        /** They are only counted. */
        IGNORE
    }

    /**
     * A type of events as this source writes it.
     *
     * @param name       its name in the store
     * @param value      how the file writes it
     * @param byCompany  whether the company makes such events
     * @param properties in the order of the file
     */
    public record SourceType(String name, String value, boolean byCompany, List<Field> properties) {
        public SourceType {
            properties = List.copyOf(properties);
        }
    }
}
