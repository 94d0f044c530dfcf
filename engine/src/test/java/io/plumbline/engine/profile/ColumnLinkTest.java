package io.plumbline.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnLinkTest {
    @TempDir
    private Path folder;

    private Store store;
    private TableProfiler profiler;
    private TableProfile leads;
    private TableProfile events;

    @BeforeEach
    void open() {
        store = Store.inMemory();
        profiler = new TableProfiler(store, folder);
        Exports exports = new Exports(folder, store);
        leads = profiler.profile(exports.file("leads.csv", """
                id,country
                007,NL
                a-1,DE
                a-2,NL
                ,FR
                """));
        events = profiler.profile(exports.file("events.csv", """
                who,what
                007,open
                007,click
                7,open
                A-1,open
                ,open
                a-2,open
                """));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void countsRowsThatNameALeadExactly() {
        ColumnLink link = ColumnLink.of(store, events, column(events, "who"), leads, column(leads, "id"));
        assertEquals(new ColumnLink(5, 3, 3, 2, 1.0), link);
        assertEquals(0.6, link.share());
        assertEquals(0.6, link.expectedShare());
    }

    @Test
    void aColumnOfSomethingElseNamesNobody() {
        ColumnLink link = ColumnLink.of(store, events, column(events, "what"), leads, column(leads, "id"));
        assertEquals(new ColumnLink(6, 0, 3, 0, 1.0), link);
    }

    @Test
    void aSampleOfTheLeadsFindsOnlyItsShare() {
        assertEquals(1.0, new ColumnLink(100, 26, 30, 20, 0.25).expectedShare());
        assertEquals(0.8, new ColumnLink(100, 20, 30, 20, 0.25).expectedShare());
        assertEquals(0.0, new ColumnLink(0, 0, 30, 0, 1).share());
    }

    private static ColumnProfile column(TableProfile table, String name) {
        return table.column(name).orElseThrow();
    }
}
