package io.plumbline.cli.oddities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.EventSource;
import io.plumbline.engine.workspace.LeadSource;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a workspace makes of an export, held against what the export means: every difference, in words. */
final class Differences {
    private final List<String> all = new ArrayList<>();

    private Differences() {}

    /** Compares the workspace's mapping and its store with the tables that were written into it. */
    static List<String> between(Path folder, List<OddTable> tables) {
        Differences differences = new Differences();
        Workspace workspace = WorkspaceReader.read(folder);
        try (Store store = Store.openForReading(folder.resolve("plumbline.duckdb"))) {
            Map<String, String> merged = map();
            tables.stream()
                    .filter(table -> table.columnFor(Use.CREATED_AT).isPresent())
                    .forEach(table -> merged.putAll(Merges.in(table)));
            tables.forEach(table -> differences.compare(workspace, store, table, merged));
        }
        return differences.all;
    }

    private void compare(Workspace workspace, Store store, OddTable table, Map<String, String> merged) {
        List<LeadSource> leads = workspace.sources().leads().stream()
                .filter(source -> source.file().pattern().endsWith(table.file()))
                .toList();
        List<EventSource> events = workspace.sources().events().stream()
                .filter(source -> source.file().pattern().endsWith(table.file()))
                .toList();
        if (leads.size() + events.size() != 1) {
            all.add(table.file() + " is read by " + leads.size() + " lead and " + events.size() + " event sources");
        }
        leads.forEach(source -> {
            all.addAll(new LeadMapping(table, source).differences());
            new LeadTruth(table, source).compare(store, this);
        });
        events.forEach(source -> new EventTruth(table, source, merged).compare(store, this));
    }

    /** Notes what the one has and the other has not, key by key. */
    void maps(String what, Map<String, String> expected, Map<String, String> found) {
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        for (String key : keys) {
            String should = expected.getOrDefault(key, "nothing");
            String is = found.getOrDefault(key, "nothing");
            if (!should.equals(is)) {
                all.add(what + " of " + key + " should be <" + should + "> and is <" + is + ">");
            }
        }
    }

    /** Fails with the first differences in words. */
    static void assertNone(String what, Map<String, String> expected, Map<String, String> found) {
        Differences differences = new Differences();
        differences.maps(what, expected, found);
        List<String> all = differences.all;
        assertEquals(List.of(), all.subList(0, Math.min(10, all.size())), all.size() + " in all");
    }

    /** An empty map to fill in. */
    static Map<String, String> map() {
        return new TreeMap<>();
    }
}
