package io.plumbline.cli.oddities;

import io.plumbline.cli.oddities.OddTable.Row;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.EventSource;
import io.plumbline.engine.workspace.EventSource.SourceType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every event of a table of activities, row by row. */
record EventTruth(OddTable table, EventSource source) {

    void compare(Store store, Differences differences) {
        Map<String, String> roles = Differences.map();
        roles.put("the lead's id", source.leadId());
        roles.put("the instant", source.occurredAt());
        roles.put("the event's id", source.eventId().orElse(""));
        roles.put("the type", source.type().orElse(""));
        Map<String, String> expected = Differences.map();
        expected.put("the lead's id", table.columnFor(Use.LEAD_ID).orElseThrow());
        expected.put("the instant", table.columnFor(Use.OCCURRED_AT).orElseThrow());
        expected.put("the event's id", table.columnFor(Use.EVENT_ID).orElseThrow());
        expected.put("the type", table.columnFor(Use.EVENT_TYPE).orElseThrow());
        differences.maps(table.file() + ": column", expected, roles);
        differences.maps(table.file() + ": event", expectedEvents(), events(store));
        differences.maps(table.file() + ": refused line", Map.of(), Refusals.of(store, table));
    }

    private Map<String, String> expectedEvents() {
        Map<String, String> names =
                source.types().stream().collect(Collectors.toMap(SourceType::value, SourceType::name));
        Map<String, String> expected = Differences.map();
        for (Row row : table.rows()) {
            List<Cell> cells = row.cells();
            expected.put(
                    cells.get(table.position(table.columnFor(Use.EVENT_ID).orElseThrow()))
                            .text(),
                    cells.get(table.position(source.leadId())).text() + " "
                            + cells.get(table.position(source.occurredAt()))
                                    .meaning()
                                    .orElse("no time")
                            + " "
                            + names.get(cells.get(table.position(
                                            table.columnFor(Use.EVENT_TYPE).orElseThrow()))
                                    .text()));
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
