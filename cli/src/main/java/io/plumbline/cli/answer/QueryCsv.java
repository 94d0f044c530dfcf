package io.plumbline.cli.answer;

import io.plumbline.cli.answer.Query.Column;
import io.plumbline.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comma-separated values by RFC 4180 with a header; lines end with a line feed, NULL is an empty cell, an empty text a
 * quoted one.
 *
 * @param exact whether texts that a spreadsheet would run as a formula are left as they are; else an apostrophe stands
 *              before them, as OWASP advises against CSV injection
 */
public record QueryCsv(boolean exact) implements QueryForm {
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r\\n].*");
    private static final Pattern QUOTED = Pattern.compile("(?s)|.*[\",\\n\\r].*|[ \\t].*|.*[ \\t]");

    @Override
    public void write(Query query, Terminal terminal) {
        terminal.machineText(query.columns().stream()
                .map(column -> cell(column.name(), true))
                .collect(Collectors.joining(",")));
        query.eachRow(row -> terminal.machineText(line(query.columns(), row)));
    }

    private String line(List<Column> columns, List<Optional<String>> row) {
        List<String> cells = new ArrayList<>();
        for (int k = 0; k < columns.size(); k++) {
            boolean number = columns.get(k).isNumber();
            cells.add(row.get(k).map(text -> cell(text, !number)).orElse(""));
        }
        return String.join(",", cells);
    }

    private String cell(String text, boolean mayBeFormula) {
        String safe = mayBeFormula && !exact && FORMULA.matcher(text).matches() ? "'" + text : text;
        return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
