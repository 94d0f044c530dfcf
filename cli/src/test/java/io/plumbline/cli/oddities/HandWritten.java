package io.plumbline.cli.oddities;

import io.plumbline.cli.oddities.OddTable.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The mapping that a careful person would write for an export.
 *
 * @param reading how the file is written: lines of YAML under the source
 */
record HandWritten(OddTable table, String reading) {

    private static final String WORKSPACE = """
            version: 1
            name: odd
            sources:
            %soutcome:
              target: %s
              horizon: 30d
            training:
              snapshots: monthly
            thresholds:
              mql: { policy: max_f1 }
            """;

    private static final String SCORECARD = """
            version: 1
            name: odd
            fit:
              rules:
                - { id: known, points: 1, when: { attribute: %s, is_present: true } }
            points:
              weights: { fit: 1 }
            """;

    /** Writes both YAML files for leads and any number of event tables, which have the dialect of their own. */
    static void write(Path folder, String target, HandWritten leads, HandWritten... events) {
        StringBuilder sources = new StringBuilder("  leads:\n").append(leads.leadSource());
        if (events.length > 0) {
            sources.append("  events:\n");
        }
        for (HandWritten source : events) {
            sources.append(source.eventSource());
        }
        try {
            Files.writeString(folder.resolve("plumbline.yaml"), WORKSPACE.formatted(sources, target));
            Files.writeString(folder.resolve("scoring.yaml"), SCORECARD.formatted(leads.anyAttribute()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String anyAttribute() {
        return "c"
                + IntStream.range(0, table.columns().size())
                        .filter(i -> table.columns().get(i).use().isAttribute())
                        .findFirst()
                        .orElseThrow();
    }

    private String head() {
        String name = table.file().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return "    - name: s_" + name + "\n      file: " + quoted(table.file()) + "\n" + reading.indent(6);
    }

    private String leadSource() {
        StringBuilder yaml = new StringBuilder(head())
                .append("      columns: { lead_id: ")
                .append(column(Use.LEAD_ID))
                .append(", created_at: ")
                .append(column(Use.CREATED_AT))
                .append(" }\n      attributes:\n");
        IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).use().isAttribute())
                .forEach(i -> yaml.append(attribute(i, table.columns().get(i))));
        table.columnFor(Use.EXISTING_SCORE)
                .ifPresent(name -> yaml.append("      existing_score: { column: " + quoted(name) + " }\n"));
        if (table.columnFor(Use.STEP_DATE).isPresent()) {
            yaml.append("      steps:\n");
        }
        table.columns().stream()
                .filter(column -> column.use() == Use.STEP_DATE)
                .forEach(column -> yaml.append(step(column)));
        yaml.append(lives());
        yaml.append("      not_used:\n");
        table.columns().stream()
                .filter(column -> column.use() == Use.SET_ASIDE)
                .forEach(column -> yaml.append("        " + quoted(column.name()) + ": known only afterwards\n"));
        return yaml.append("        nothing: so that the list is never empty\n").toString();
    }

    /** What became of the records themselves: merged and deleted ones. */
    private String lives() {
        StringBuilder yaml = new StringBuilder();
        table.columnFor(Use.DELETED)
                .ifPresent(name -> yaml.append("      deleted: { column: " + quoted(name) + " }\n"));
        table.columnFor(Use.MERGED_INTO).ifPresent(name -> yaml.append("      merged_into: " + quoted(name) + "\n"));
        table.columnFor(Use.MERGED_FROM)
                .ifPresent(
                        name -> yaml.append("      merged_from: { column: " + quoted(name) + ", separator: \";\" }\n"));
        return yaml.toString();
    }

    private String attribute(int position, Column column) {
        String type = column.use().name().toLowerCase(Locale.ROOT);
        String separator = column.use() == Use.LIST ? ", separator: " + quoted(separator()) : "";
        return "        c" + position + ": { column: " + quoted(column.name()) + ", type: " + type + separator + " }\n";
    }

    private String separator() {
        return table.layout().delimiter() == ';' ? "|" : ";";
    }

    private String step(Column column) {
        String step = column.step().isEmpty() ? "opportunity" : column.step();
        String amount = table.columns().stream()
                .filter(other -> other.use() == Use.STEP_AMOUNT && other.step().equals(step))
                .map(other -> ", amount: " + quoted(other.name()))
                .collect(Collectors.joining());
        return "        " + step + ": { column: " + quoted(column.name()) + amount + " }\n";
    }

    private String eventSource() {
        String type = table.columnFor(Use.EVENT_TYPE).orElseThrow();
        int position = table.position(type);
        String types = table.rows().stream()
                .map(row -> row.cells().get(position).text())
                .distinct()
                .sorted()
                .map(value -> "        " + typeName(value) + ": { value: " + quoted(value) + " }\n")
                .collect(Collectors.joining());
        String columns = Map.of("event_id", Use.EVENT_ID, "lead_id", Use.LEAD_ID, "occurred_at", Use.OCCURRED_AT)
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + ": " + column(entry.getValue()))
                .collect(Collectors.joining(", "));
        return head() + "      columns: { " + columns + ", type: " + quoted(type) + " }\n      types:\n" + types;
    }

    private String typeName(String value) {
        return "t_" + table.file().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_") + "_"
                + value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private String column(Use use) {
        return quoted(table.columnFor(use).orElseThrow());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
