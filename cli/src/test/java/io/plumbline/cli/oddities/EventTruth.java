package io.plumbline.cli.oddities;

import io.plumbline.cli.oddities.OddTable.Row;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.EventSource;
import io.plumbline.engine.workspace.EventSource.SourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every event of a table of activities, row by row.
 *
 * @param merged the survivor by the merged record: what the record did counts for it
 */
record EventTruth(OddTable table, EventSource source, Map<String, String> merged) {

    void compare(Store store, Differences differences) {
        Map<String, String> roles = Differences.map();
        roles.put("the lead's id", source.leadId());
        roles.put("the instant", source.occurredAt());
        roles.put("the event's id", source.eventId().orElse(""));
        Map<String, String> expected = Differences.map();
        expected.put("the lead's id", column(Use.LEAD_ID));
        expected.put("the instant", column(Use.OCCURRED_AT));
        expected.put("the event's id", column(Use.EVENT_ID));
        // A table whose rows are all of one kind may be one type, with the column as a property.
        source.type().ifPresent(column -> {
            roles.put("the type", column);
            expected.put("the type", column(Use.EVENT_TYPE));
        });
        differences.maps(table.file() + ": column", expected, roles);
        differences.maps(table.file() + ": event", expectedEvents(), events(store));
        differences.maps(table.file() + ": refused line", Map.of(), Refusals.of(store, table));
    }

    private String column(Use use) {
        return table.columnFor(use).orElseThrow();
    }

    private String type(Row row) {
        Optional<String> column = source.type();
        if (column.isEmpty()) {
            return source.types().get(0).name();
        }
        String value = row.cells().get(table.position(column.get())).text();
        return source.types().stream()
                .filter(type -> type.value().equals(value))
                .map(SourceType::name)
                .findFirst()
                .orElse("a type that is not declared");
    }

    private Map<String, String> expectedEvents() {
        Map<String, String> expected = Differences.map();
        int id = table.position(column(Use.EVENT_ID));
        for (Row row : table.rows()) {
            List<Cell> cells = row.cells();
            String lead = cells.get(table.position(source.leadId())).text();
            String at = cells.get(table.position(source.occurredAt())).meaning().orElse("no time");
            expected.put(cells.get(id).text(), merged.getOrDefault(lead, lead) + " " + at + " " + type(row));
        }
        return expected;
    }

    private Map<String, String> events(Store store) {
        Map<String, String> found = Differences.map();
        store.rows(
                "select event_id, lead_id, occurred_at, event_type from event where replaced_at is null and source = "
                        + Sql.literal(source.name()),
                row -> found.put(
                        row.text("event_id"),
                        row.text("lead_id") + " " + row.instant("occurred_at") + " " + row.text("event_type")));
        return found;
    }
}
