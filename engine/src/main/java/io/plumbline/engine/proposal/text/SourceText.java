package io.plumbline.engine.proposal.text;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import io.plumbline.engine.profile.TimeProfile;
import io.plumbline.engine.proposal.ColumnRole;
import io.plumbline.engine.proposal.Role;
import io.plumbline.engine.proposal.Understood;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.FileFormat;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what all sources have in common. */
final class SourceText {
    private final Lines lines;
    private final ZoneId zone;

    SourceText(Lines lines, ZoneId zone) {
        this.lines = lines;
        this.zone = zone;
    }

    /** Name, file and how it is written. */
    void head(String name, String path, Understood table) {
        lines.line(2, "- name: " + Yaml.text(name));
        lines.line(3, "file: " + Yaml.path(path));
        csv(table.profile());
        times(table);
    }

    private void csv(TableProfile table) {
        if (!table.format().isDelimited()) {
            return;
        }
        CsvFormat csv = table.csv();
        List<String> keys = new ArrayList<>();
        String usual = table.format() == FileFormat.TSV ? "\t" : ",";
        if (!csv.delimiter().equals(usual)) {
            keys.add("delimiter: " + Yaml.quoted(csv.delimiter()));
        }
        if (!csv.quote().equals("\"")) {
            keys.add("quote: " + Yaml.quoted(csv.quote()));
        }
        if (csv.decimalComma()) {
            keys.add("decimal: \",\"");
        }
        if (!csv.encoding().equals(StandardCharsets.UTF_8)) {
            keys.add("encoding: " + Yaml.quoted(csv.encoding().name()));
        }
        if (csv.missing().stream().anyMatch(word -> !word.isEmpty())) {
            keys.add(
                    "missing: " + csv.missing().stream().map(Yaml::quoted).collect(Collectors.joining(", ", "[", "]")));
        }
        if (!keys.isEmpty()) {
            lines.line(3, "csv: { " + String.join(", ", keys) + " }");
        }
    }

    private void times(Understood table) {
        List<ColumnRole> used = table.roles().stream()
                .filter(role -> role.role() != Role.NOT_USED && role.role() != Role.LABEL)
                .filter(role -> role.column().time().isPresent())
                .toList();
        if (used.stream().map(ColumnRole::column).anyMatch(SourceText::isLocal)) {
            lines.line(3, "time_zone: " + Yaml.path(zone.getId().equals("Z") ? "UTC" : zone.getId()), ofZone());
        }
        Map<String, String> formats = new LinkedHashMap<>();
        used.forEach(role -> role.column()
                .time()
                .flatMap(TimeProfile::format)
                .ifPresent(format -> formats.put(role.column().name(), format)));
        if (!formats.isEmpty()) {
            lines.line(3, "times:");
            formats.forEach((column, format) -> lines.line(
                    4,
                    Yaml.text(column) + ": { format: " + Yaml.quoted(format) + " }",
                    isAmbiguous(used, column) ? "day and month could be the other way round: check it" : ""));
        }
    }

    private String ofZone() {
        return "the zone of times without an offset";
    }

    private static boolean isAmbiguous(List<ColumnRole> used, String column) {
        return used.stream()
                .filter(role -> role.column().name().equals(column))
                .flatMap(role -> role.column().time().stream())
                .anyMatch(TimeProfile::dayMonthAmbiguous);
    }

    private static boolean isLocal(ColumnProfile column) {
        return column.time()
                .filter(time -> !time.hasOffset() && !time.format().orElse("").startsWith("epoch"))
                .isPresent();
    }

    /** The keys of {@code columns} that the table has. */
    void columns(Understood table, Map<String, Role> keys, Optional<String> leadId) {
        lines.line(3, "columns:");
        leadId.ifPresent(id -> lines.line(4, "lead_id: " + Yaml.text(id)));
        keys.forEach((key, role) -> table.name(role).ifPresent(name -> lines.line(4, key + ": " + Yaml.text(name))));
    }

    /** An attribute or property: its type, and the column where that has another name. */
    static String field(ColumnRole role) {
        String type = role.type().word();
        String separator = role.type() == ValueType.LIST
                ? role.column()
                        .listSeparator()
                        .filter(each -> !each.equals(";"))
                        .map(each -> ", separator: " + Yaml.quoted(each))
                        .orElse("")
                : "";
        return role.name().equals(role.column().name()) && separator.isEmpty()
                ? role.name() + ": " + type
                : role.name() + ": { column: " + Yaml.text(role.column().name()) + ", type: " + type + separator + " }";
    }
}
