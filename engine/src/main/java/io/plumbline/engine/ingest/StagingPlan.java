package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.workspace.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the rows of one file become typed rows: one SELECT in steps, each row judged. Columns are given one after
 * another; the result has {@code file_no}, the columns, {@code refusal} (number of the reason for which the row is
 * refused, from 1; NULL when it is fine), {@code ignored}, and for each cell that may be refused alone a column {@code bad_N}.
 */
final class StagingPlan {
    private final TableReader reader;
    private final Values values;
    private final Map<String, String> present = new LinkedHashMap<>();
    private final Map<String, String> raws = new LinkedHashMap<>();
    private final Map<String, String> replaced = new LinkedHashMap<>();
    private final NavigableMap<Integer, List<String>> prepared = new TreeMap<>();
    private final List<String> cast = new ArrayList<>();
    private final List<String> judged = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Refusal> cells = new ArrayList<>();
    private final Map<String, Integer> cellNumbers = new LinkedHashMap<>();
    private String ignored = "false";
    private Optional<String> content = Optional.empty();

    StagingPlan(TableReader reader, Values values) {
        this.reader = reader;
        this.values = values;
    }

    /**
     * Why a row or a cell is refused.
     *
     * @param number    its number in the plan
     * @param condition SQL that is true of such rows
     * @param column    the file's column; empty for the whole row
     * @param reason    in words, without any value
     */
    record Refusal(int number, String condition, String column, String reason) {}

    /** The column's text as an expression; NULL when it means no value. */
    String text(String column) {
        return present.computeIfAbsent(column, name -> "v" + present.size());
    }

    /** SQL that is true where the column means no value. */
    String missing(String column) {
        boolean neverEmpty = reader.type(column).filter(FileType::isNeverEmpty).isPresent();
        return (neverEmpty ? raw(column) : text(column)) + " is null";
    }

    private String raw(String column) {
        return raws.computeIfAbsent(column, name -> "r" + raws.size());
    }

    /**
     * Adds a column for other expressions to read, so that they need not repeat what it holds.
     *
     * @param level      it is read by columns of higher levels, from 0, and by those of the result
     * @param name       unlike those of the result
     * @param expression over {@link #text} and the prepared columns of lower levels
     */
    void prepared(int level, String name, String expression) {
        prepared.computeIfAbsent(level, any -> new ArrayList<>()).add(expression + " as " + Sql.identifier(name));
    }

    /** Adds a column of the result, given as an expression over {@link #text}. */
    void column(String name, String expression) {
        cast.add(expression + " as " + Sql.identifier(name));
        judged.add(Sql.identifier(name));
    }

    /** Adds a typed column; rows in which it is present but no such value are refused. */
    void key(String name, String column, ValueType type) {
        typed(name, new Field(name, column, type), "true");
        refuse(unreadable(name, column, "true"), column, Reasons.unreadable(type));
    }

    /** Adds a typed column; a cell that is present but no such value is refused alone. */
    void cell(String name, String column, ValueType type) {
        cell(name, new Field(name, column, type), "true");
    }

    /** {@link #cell(String, String, ValueType)} of a field, for the rows of a condition over the columns; elsewhere the value is NULL. */
    void cell(String name, Field field, String condition) {
        typed(name, field, condition);
        if (field.type() != ValueType.TEXT) {
            String unreadable = unreadable(name, field.column(), condition);
            cellNumbers.put(name, cells.size());
            cells.add(new Refusal(cells.size(), unreadable, field.column(), Reasons.unreadable(field.type())));
        }
    }

    /**
     * Adds a column computed from a cell; in rows of a condition over the columns a missing result refuses the cell
     * alone, elsewhere the column is NULL.
     */
    void computed(String name, String column, String condition, String expression, String reason) {
        column(name, "case when " + condition + " then " + expression + " end");
        cellNumbers.put(name, cells.size());
        cells.add(new Refusal(cells.size(), Sql.identifier(name) + " is null and " + condition, column, reason));
    }

    /** Refuses the rows in which all of some columns are missing, unless an earlier reason holds. */
    void refuseEmpty(List<String> columns) {
        String empty = columns.stream().distinct().map(this::missing).collect(Collectors.joining(" and "));
        refuse(empty, "", Reasons.EMPTY);
    }

    /** Refuses the rows of a condition over the columns, unless an earlier reason holds. */
    void refuse(String condition, String column, String reason) {
        refusals.add(new Refusal(refusals.size() + 1, condition, column, reason));
    }

    /** Leaves out the rows of a condition over the columns, whatever else is wrong with them; they are counted. */
    void ignore(String condition) {
        ignored = condition;
    }

    /** Adds a column with a hash of the whole row. */
    void hashColumn(String name) {
        content = Optional.of(reader.allColumns().stream()
                .map(column -> "coalesce(" + column + ", chr(30))")
                .collect(Collectors.joining(", ", "md5(concat_ws(chr(31), ", "))")));
        column(name, "content");
    }

    /** The reasons for which rows are refused, numbered from 1. */
    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** The cells that may be refused alone, numbered from 0 as {@code bad_N}. */
    List<Refusal> cells() {
        return List.copyOf(cells);
    }

    /** The number of the cell by the name of its column in the result; texts are never refused alone. */
    Map<String, Integer> cellNumbers() {
        return Map.copyOf(cellNumbers);
    }

    /** The plan as one SELECT. */
    String query(int fileNumber) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("raw", "one row per row of the file, as text", raw()));
        steps.add(new Step("present", "one row per row of the file, missing values NULL", presentTexts()));
        prepared.forEach((level, columns) -> steps.add(
                new Step("prepared_" + level, "one row per row of the file, half read", more(columns, last(steps)))));
        steps.add(new Step("typed", "one row per row of the file, typed", more(cast, last(steps))));
        steps.add(new Step("checked", "one row per row of the file, values out of range NULL", checkedValues()));
        steps.add(new Step("judged", "one row per row of the file, with what is wrong", judged(fileNumber)));
        return new SqlPlan(steps).query();
    }

    private static String last(List<Step> steps) {
        return steps.get(steps.size() - 1).name();
    }

    private static String more(List<String> columns, String from) {
        return "select\n    *,\n    " + join(columns) + "\nfrom " + from;
    }

    private void typed(String name, Field field, String condition) {
        String value = direct(field).orElseGet(() -> values.cast(text(field.column()), field));
        cast.add(value + " as " + Sql.identifier(name));
        String checked = Values.checked(Sql.identifier(name), field.type());
        replaced.put(name, condition.equals("true") ? checked : "case when " + condition + " then " + checked + " end");
        judged.add(Sql.identifier(name));
    }

    /** The value of a column whose type in the file is the right one. */
    private Optional<String> direct(Field field) {
        return reader.type(field.column())
                .flatMap(type -> type.reading(field.type(), values.times(field)))
                .map(reading -> reading.apply(raw(field.column())));
    }

    private String unreadable(String name, String column, String condition) {
        String bad = "not (" + missing(column) + ") and " + Sql.identifier(name) + " is null";
        return condition.equals("true") ? bad : bad + " and " + condition;
    }

    private String raw() {
        List<String> columns = new ArrayList<>();
        present.forEach((column, alias) -> columns.add(reader.column(column) + " as " + alias));
        raws.forEach((column, alias) -> columns.add(reader.rawColumn(column) + " as " + alias));
        content.ifPresent(hash -> columns.add(hash + " as content"));
        return "select\n    " + join(columns) + "\nfrom " + reader.relation();
    }

    private String presentTexts() {
        List<String> columns = new ArrayList<>(content.isPresent() ? List.of("content") : List.of());
        columns.addAll(raws.values());
        present.values().forEach(alias -> columns.add(values.present(alias) + " as " + alias));
        return "select\n    " + join(columns) + "\nfrom raw";
    }

    private String checkedValues() {
        if (replaced.isEmpty()) {
            return "select\n    *\nfrom typed";
        }
        String changes = replaced.entrySet().stream()
                .map(entry -> entry.getValue() + " as " + Sql.identifier(entry.getKey()))
                .collect(Collectors.joining(",\n        "));
        return "select\n    * replace (\n        " + changes + "\n    )\nfrom typed";
    }

    private String judged(int fileNumber) {
        List<String> columns = new ArrayList<>(List.of(fileNumber + " as file_no"));
        columns.addAll(judged);
        columns.add("cast(" + refusal() + " as utinyint) as refusal");
        columns.add("coalesce(" + ignored + ", false) as ignored");
        cells.forEach(cell -> columns.add("coalesce(" + cell.condition() + ", false) as bad_" + cell.number()));
        return "select\n    " + join(columns) + "\nfrom checked";
    }

    private String refusal() {
        StringBuilder sql = new StringBuilder("case\n        when " + ignored + " then null");
        refusals.forEach(refusal -> sql.append("\n        when ")
                .append(refusal.condition())
                .append(" then ")
                .append(refusal.number()));
        return refusals.isEmpty()
                ? "cast(null as integer)"
                : sql.append("\n    end").toString();
    }

    private static String join(List<String> columns) {
        return String.join(",\n    ", columns);
    }
}
