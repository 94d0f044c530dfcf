package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSlicesTest {
    private static List<String> slices(String rows, long most) {
        try (Store store = Store.inMemory()) {
            return new TimeSlices(store, most).of("(select unnest(" + rows + ")::timestamp as occurred_at)");
        }
    }

    @Test
    void fewRowsAreOneSlice() {
        assertEquals(List.of("true"), slices("['2024-01-01 10:00:00', '2025-01-01 00:00:00']", 2));
    }

    @Test
    void noRowsAreOneSlice() {
        assertEquals(List.of("true"), slices("[]::varchar[]", 2));
    }

    @Test
    void daysStayTogether() {
        assertEquals(
                List.of(
                        "true and occurred_at < timestamp '2024-01-02 00:00:00'",
                        "occurred_at >= timestamp '2024-01-02 00:00:00' and occurred_at < timestamp '2024-01-04 00:00:00'",
                        "occurred_at >= timestamp '2024-01-04 00:00:00'"),
                slices(
                        "['2024-01-04 00:00:00', '2024-01-01 23:00:00', '2024-01-01 00:00:00', '2024-01-01 01:00:00', '2024-01-02 05:00:00', '2024-01-03 05:00:00']",
                        2));
    }
}
