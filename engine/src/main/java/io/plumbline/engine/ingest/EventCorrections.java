package io.plumbline.engine.ingest;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.EventSource;
import io.plumbline.engine.workspace.EventSource.LateEvents;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events that the store has, told again by a file. */
record EventCorrections(Store store, EventSource source, Exports exports) {

    /**
     * Stores what is told otherwise. An event whose id is a hash of its row has no other content.
     *
     * @param again SELECT of {@code row_no}, one row per row whose event is told elsewhere too
     */
    void store(long runId, Staging staging, String again) {
        if (source.eventId().isPresent() && store.number(again + " limit 1").isPresent()) {
            new Corrections(
                            store,
                            "event",
                            source.name(),
                            Map.of("event_id", "e.event_id"),
                            content(staging),
                            recordedAt("f."),
                            exports)
                    .store(runId, told("and row_no in (" + again + ")"), told(""));
        }
        if (knownWhenExported()) {
            exports.all().forEach(export -> new LateRecords(store, source.name()).reckonWith(export.knownAt()));
        }
    }

    private static String told(String condition) {
        return """
                select
                    *
                from %s
                where refusal is null
                    and not ignored
                    %s
                """.formatted(Staging.ROWS, condition);
    }

    /** A stored event of a lead that the told one was merged into is still that one's. */
    private String lead() {
        return store.number("select 1 from lead_merge limit 1").isEmpty() ? "f.lead_id" : """
                case
                    when exists (
                        select
                            1
                        from lead_merge as g
                        where g.lead_id = f.lead_id
                            and g.into_lead_id = e.lead_id
                    ) then e.lead_id
                    else f.lead_id
                end""";
    }

    private Map<String, String> content(Staging staging) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("lead_id", lead());
        content.put("occurred_at", "f.occurred_at");
        content.put("event_type", "f.event_type");
        EventProperties properties = new EventProperties(source);
        properties
                .names()
                .forEach(name -> content.put(Sql.identifier(name), properties.toldValue(name, staging.cellNumbers())));
        return content;
    }

    private boolean knownWhenExported() {
        return source.lateEvents() == LateEvents.KNOWN_WHEN_EXPORTED
                && source.recordedAt().isEmpty();
    }

    /** From when on an event is known that a file tells first, as an SQL expression. */
    String recordedAt(String row) {
        return knownWhenExported()
                ? "case when " + exports.isLate(row + "occurred_at", row + "file_no") + " then "
                        + exports.knownAt(row + "file_no") + " end"
                : row + "recorded_at";
    }
}
