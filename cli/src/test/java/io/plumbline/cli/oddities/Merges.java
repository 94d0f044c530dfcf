package io.plumbline.cli.oddities;

import io.plumbline.cli.oddities.OddTable.Row;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Map;

/** Which records of a table of leads were merged into which, whoever of the two says so. */
final class Merges {
    private Merges() {}

    /** The survivor by the merged record. */
    static Map<String, String> in(OddTable table) {
        Map<String, String> survivors = Differences.map();
        int id = table.position(table.columnFor(Use.LEAD_ID).orElseThrow());
        table.columnFor(Use.MERGED_INTO).ifPresent(column -> {
            for (Row row : table.rows()) {
                row.cells()
                        .get(table.position(column))
                        .meaning()
                        .ifPresent(into -> survivors.put(row.cells().get(id).text(), into));
            }
        });
        table.columnFor(Use.MERGED_FROM).ifPresent(column -> {
            for (Row row : table.rows()) {
                String listed =
                        row.cells().get(table.position(column)).meaning().orElse("");
                List.of(listed.split(";", -1)).stream()
                        .filter(each -> !each.isEmpty())
                        .forEach(from -> survivors.put(from, row.cells().get(id).text()));
            }
        });
        return survivors;
    }

    /** What the store holds of the same. */
    static Map<String, String> stored(Store store) {
        Map<String, String> survivors = Differences.map();
        store.rows(
                "select lead_id, into_lead_id from lead_merge",
                row -> survivors.put(row.text("lead_id"), row.text("into_lead_id")));
        return survivors;
    }
}
