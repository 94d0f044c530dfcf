package io.plumbline.training.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownStateTest {
    private static final Instant AS_OF = Instant.parse("2025-07-01T00:00:00Z");
    private static final List<String> ROWS = List.of(
            "insert into lead values ('L1', '2025-01-01', null, 1, null, 1)",
            "insert into lead values ('L2', '2025-01-02', null, 2, null, 1)",
            event("e1", "2025-02-01", "null", 1),
            event("e2", "2025-03-01", "null", 1),
            "insert into attribute_change values ('L1', 'title', 'CEO', '2025-03-01', 1)");

    @Test
    void theOrderAndTheRunThatBroughtRowsDoNotCount() {
        List<String> otherwise = List.of(
                "insert into attribute_change values ('L1', 'title', 'CEO', '2025-03-01', 4)",
                event("e2", "2025-03-01", "null", 3),
                "insert into lead values ('L2', '2025-01-02', null, 1, null, 2)",
                "insert into lead values ('L1', '2025-01-01', null, 2, null, 3)",
                event("e1", "2025-02-01", "null", 4));
        assertEquals(state(ROWS), state(otherwise));
    }

    @Test
    void whatIsKnownOnlyAtTheInstantDoesNotCount() {
        String before = state(ROWS);
        try (Store store = filled(ROWS)) {
            store.execute(event("e3", "2025-07-01", "null", 2));
            store.execute(event("e4", "2025-02-01", "'2025-07-01'", 2));
            store.execute("insert into lead values ('L3', '2025-07-01', null, 3, null, 2)");
            store.execute("update event set replaced_at = '2025-07-01' where event_id = 'e1'");
            assertEquals(before, KnownState.at(store, AS_OF).toString());
            store.execute("update event set replaced_at = '2025-06-30' where event_id = 'e1'");
            assertNotEquals(before, KnownState.at(store, AS_OF).toString());
        }
    }

    @Test
    void aSingleCellChangesItsTableOnly() {
        try (Store store = filled(ROWS)) {
            var before = KnownState.at(store, AS_OF);
            store.execute("update attribute_change set value = 'CTO'");
            var after = KnownState.at(store, AS_OF);
            assertNotEquals(before.get("attribute_change"), after.get("attribute_change"));
            for (String table : List.of("as_of", "lead", "event", "outcome", "lead_merge")) {
                assertEquals(before.get(table), after.get(table));
            }
        }
    }

    @Test
    void theOrderOfArrivalCountsWhereThereIsNoTime() {
        List<String> leads = List.of(
                "insert into lead values ('L1', null, null, 1, null, 1)",
                "insert into lead values ('L2', null, null, 2, null, 1)");
        List<String> swapped = List.of(
                "insert into lead values ('L1', null, null, 2, null, 1)",
                "insert into lead values ('L2', null, null, 1, null, 1)");
        assertNotEquals(state(leads), state(swapped));
    }

    private static String event(String id, String at, String recorded, int run) {
        return "insert into event values ('" + id + "', 'L1', '" + at + "', " + recorded + ", 'view', 'web', " + run
                + ", null, '2025-01-0" + run + "')";
    }

    private static String state(List<String> statements) {
        try (Store store = filled(statements)) {
            return KnownState.at(store, AS_OF).toString();
        }
    }

    private static Store filled(List<String> statements) {
        Store store = Store.inMemory();
        statements.forEach(store::execute);
        return store;
    }
}
