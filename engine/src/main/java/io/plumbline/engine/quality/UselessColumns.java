package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Declared columns that say nothing, and declared types of which there is no event. */
record UselessColumns(List<Coverage> columns) implements Examination {

    @Override
    public List<Finding> findings(Imported imported) {
        List<Finding> findings = new ArrayList<>();
        add(
                findings,
                "never_filled",
                names(column -> column.rows() > 0 && column.filled() == 0),
                " never filled: ",
                "remove them from plumbline.yaml, or check the names of the columns and `csv.missing`.");
        add(
                findings,
                "constant",
                names(column -> column.rows() >= Imported.FEW && column.isConstant()),
                " the same everywhere: ",
                "remove them from plumbline.yaml; no rule or model can learn from them.");
        add(
                findings,
                "type_without_events",
                typesWithoutEvents(imported),
                " declared, and no event is of the kind: ",
                "check `value` of these types against what the file writes, or remove them.");
        return findings;
    }

    private List<String> names(Predicate<Coverage> condition) {
        return columns.stream().filter(condition).map(Coverage::name).toList();
    }

    private static List<String> typesWithoutEvents(Imported imported) {
        Set<String> types =
                new TreeSet<>(imported.workspace().declarations().eventTypes().keySet());
        imported.store()
                .rows("select distinct event_type from event", row -> row.text("event_type"))
                .forEach(types::remove);
        return List.copyOf(types);
    }

    private static void add(List<Finding> findings, String kind, List<String> names, String what, String fix) {
        if (!names.isEmpty()) {
            findings.add(new Finding(
                    kind,
                    Severity.NOTE,
                    names.size() == 1 ? names.get(0) : Figures.count(names.size()) + " names",
                    (names.size() == 1 ? "One is" : Figures.count(names.size()) + " are") + what
                            + String.join(", ", names) + ".",
                    fix,
                    Map.of("count", names.size())));
        }
    }
}
