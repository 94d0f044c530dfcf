package io.plumbline.cli.oddities;

import io.plumbline.cli.oddities.OddTable.Row;
import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Field;
import io.plumbline.engine.workspace.LeadSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every lead, attribute, step and refused row of a table of leads, row by row. */
record LeadTruth(OddTable table, LeadSource source) {

    void compare(Store store, Differences differences) {
        if (source.leadId().isEmpty() || source.createdAt().isEmpty()) {
            return; // the difference between the mappings says it
        }
        differences.maps(table.file() + ": lead", expectedLeads(), leads(store));
        differences.maps(table.file() + ": merge", Merges.in(table), Merges.stored(store));
        differences.maps(table.file() + ": deletion", expectedDeletions(), deletions(store));
        differences.maps(table.file() + ": step", expectedSteps(), steps(store));
        differences.maps(table.file() + ": refused line", expectedRefusals(), Refusals.of(store, table));
        for (Field field : read()) {
            differences.maps(table.file() + ": '" + field.column() + "'", expectedValues(field), values(store, field));
        }
    }

    /** The attributes whose meaning is certain, and the score that was there before. */
    private List<Field> read() {
        List<Field> fields = new ArrayList<>(source.attributes());
        source.existingScore()
                .ifPresent(column -> fields.add(new Field(Declarations.EXISTING_SCORE, column, ValueType.NUMBER)));
        fields.removeIf(
                field -> table.columns().get(table.position(field.column())).use() == Use.EITHER
                        && field.type() != ValueType.TEXT);
        return fields;
    }

    /** The rows that are leads: neither refused nor merged into another. */
    private List<Row> accepted() {
        Set<String> merged = Merges.in(table).keySet();
        return table.rows().stream()
                .filter(row -> refusal(row).isEmpty() && !merged.contains(id(row)))
                .toList();
    }

    private Map<String, String> expectedDeletions() {
        Map<String, String> expected = Differences.map();
        table.columnFor(Use.DELETED)
                .ifPresent(column -> accepted().stream()
                        .filter(row -> row.cells()
                                .get(table.position(column))
                                .meaning()
                                .equals(Optional.of("true")))
                        .forEach(row -> expected.put(id(row), "deleted")));
        return expected;
    }

    private Map<String, String> deletions(Store store) {
        Map<String, String> found = Differences.map();
        store.rows(
                "select lead_id, step from outcome where step = 'deleted' and replaced_at is null and source = "
                        + Sql.literal(source.name()),
                row -> found.put(row.text("lead_id"), row.text("step")));
        return found;
    }

    /** Why the whole row is refused. */
    private Optional<OddTable.Refusal> refusal(Row row) {
        return row.refusal().or(() -> keyRefusal(row, source.leadId())).or(() -> keyRefusal(row, source.createdAt()));
    }

    private Optional<OddTable.Refusal> keyRefusal(Row row, Optional<String> column) {
        return column.flatMap(name ->
                row.cells().get(table.position(name)).refusal().map(reason -> new OddTable.Refusal(name, reason)));
    }

    private String id(Row row) {
        return row.cells().get(table.position(source.leadId().orElseThrow())).text();
    }

    private Map<String, String> expectedLeads() {
        Map<String, String> expected = Differences.map();
        int created = table.position(source.createdAt().orElseThrow());
        accepted()
                .forEach(row ->
                        expected.put(id(row), row.cells().get(created).meaning().orElse("no time")));
        return expected;
    }

    private Map<String, String> leads(Store store) {
        Map<String, String> found = Differences.map();
        store.rows(
                "select lead_id, created_at from lead",
                row -> found.put(
                        row.text("lead_id"),
                        row.optionalInstant("created_at").map(Object::toString).orElse("no time")));
        return found;
    }

    /** What each record did, and for whom it counts: itself, or the lead that it was merged into. */
    private Map<String, String> expectedSteps() {
        Map<String, String> expected = Differences.map();
        Map<String, String> survivors = Merges.in(table);
        List<Row> told =
                table.rows().stream().filter(row -> refusal(row).isEmpty()).toList();
        for (Row row : told) {
            String counted = " for " + survivors.getOrDefault(id(row), id(row));
            for (LeadSource.StepColumn step : source.steps()) {
                row.cells()
                        .get(table.position(step.column()))
                        .meaning()
                        .ifPresent(at -> expected.put(
                                id(row) + " " + step.step() + counted,
                                at
                                        + step.amount()
                                                .flatMap(column -> row.cells()
                                                        .get(table.position(column))
                                                        .meaning())
                                                .map(amount -> " for " + amount)
                                                .orElse("")));
            }
        }
        return expected;
    }

    private Map<String, String> steps(Store store) {
        Map<String, String> found = Differences.map();
        store.rows(
                "select lead_id, moved_from, step, occurred_at, amount from outcome where source = "
                        + Sql.literal(source.name()) + " and step <> 'deleted' and replaced_at is null",
                row -> found.put(
                        row.optionalText("moved_from").orElse(row.text("lead_id")) + " " + row.text("step") + " for "
                                + row.text("lead_id"),
                        row.instant("occurred_at")
                                + (row.optionalReal("amount").isPresent()
                                        ? " for " + Cell.plain(row.real("amount"))
                                        : "")));
        return found;
    }

    private Map<String, String> expectedRefusals() {
        Map<String, String> expected = Differences.map();
        List<Long> lines = table.lines();
        for (int i = 0; i < lines.size(); i++) {
            Row row = table.rows().get(i);
            String line = "%06d".formatted(lines.get(i));
            Optional<OddTable.Refusal> whole = refusal(row);
            if (whole.isPresent()) {
                expected.put(line + " " + whole.get().column(), whole.get().reason());
            } else {
                refusedCells(row).forEach((column, reason) -> expected.put(line + " " + column, reason));
            }
        }
        return expected;
    }

    private Map<String, String> refusedCells(Row row) {
        Map<String, String> refused = Differences.map();
        for (Field field : source.attributes()) {
            row.cells()
                    .get(table.position(field.column()))
                    .refusal()
                    .ifPresent(reason -> refused.put(field.column(), reason));
        }
        return refused;
    }

    private Map<String, String> expectedValues(Field field) {
        Map<String, String> expected = Differences.map();
        int position = table.position(field.column());
        boolean written = table.columns().get(position).use() == Use.EITHER;
        for (Row row : accepted()) {
            Cell cell = row.cells().get(position);
            Optional<String> value = written ? Optional.of(cell.text()).filter(this::isPresent) : cell.meaning();
            value.ifPresent(meaning -> expected.put(id(row), meaning));
        }
        return expected;
    }

    private boolean isPresent(String text) {
        return !text.isEmpty() && !source.file().csv().missing().contains(text);
    }

    private Map<String, String> values(Store store, Field field) {
        Map<String, String> found = Differences.map();
        String column = Sql.identifier(field.name());
        String value = switch (field.type()) {
            case TIMESTAMP -> column;
            case NUMBER -> column;
            default -> "cast(" + column + " as varchar)";
        };
        store.rows(
                "select lead_id, " + value + " as value from lead where " + column + " is not null",
                row -> found.put(
                        row.text("lead_id"),
                        switch (field.type()) {
                            case TIMESTAMP -> row.instant("value").toString();
                            case NUMBER -> Cell.plain(row.real("value"));
                            default -> row.text("value");
                        }));
        return found;
    }
}
