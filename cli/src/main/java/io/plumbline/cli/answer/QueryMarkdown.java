package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Printable;
import io.plumbline.cli.terminal.Terminal;
import java.util.List;
import java.util.stream.Collectors;

/** A table for pages in Markdown, with numbers at the right; signs that mean something there are escaped. */
public record QueryMarkdown() implements QueryForm {

    @Override
    public void write(Query query, Terminal terminal) {
        terminal.machineText(line(
                query.columns().stream().map(column -> escaped(column.name())).toList()));
        terminal.machineText(query.columns().stream()
                .map(column -> column.isNumber() ? "--:" : "---")
                .collect(Collectors.joining("|", "|", "|")));
        query.eachRow(row -> terminal.machineText(
                line(row.stream().map(cell -> escaped(cell.orElse(""))).toList())));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String escaped(String text) {
        return Printable.line(text)
                .replaceAll("[\\\\`*_\\[\\]|]", "\\\\$0")
                .replace("&", "&amp;")
                .replace("<", "&lt;");
    }
}
