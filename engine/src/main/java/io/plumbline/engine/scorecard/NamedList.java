package io.plumbline.engine.scorecard;

import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.FoldedText;
import io.plumbline.engine.sql.Sql;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A list of texts that conditions name, such as domains of free e-mail.
 *
 * @param entries small letters, without spaces around them, sorted, each once; may be empty
 */
public record NamedList(String name, List<String> entries) {
    /** Up to so many entries a comparison with each is cheaper than a look-up. */
    private static final int FEW = 20;

    public NamedList {
        entries = List.copyOf(entries);
    }

    /** A list of texts as they are written: case and spaces around them do not matter. */
    public static NamedList of(String name, Collection<String> texts) {
        return new NamedList(
                name,
                texts.stream()
                        .map(NamedList::entry)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .sorted()
                        .toList());
    }

    static String entry(String text) {
        return FoldedText.of(text);
    }

    /** Whether an SQL text, folded and not NULL, is an entry; many entries are a relation, which is looked up by hash. */
    String holds(String text) {
        if (entries.isEmpty()) {
            return "false";
        }
        return entries.size() <= FEW
                ? text + " in (" + joined(entry -> Dialect.DUCKDB.foldCase(Sql.literal(entry))) + ")"
                : text + " in (select " + Dialect.DUCKDB.foldCase("n.entry") + " from (values "
                        + joined(entry -> "(" + Sql.literal(entry) + ")") + ") as n (entry))";
    }

    private String joined(UnaryOperator<String> sql) {
        return entries.stream().map(sql).collect(Collectors.joining(", "));
    }

    /** The entries as words: small letters and digits without accents, one space between the words of an entry. */
    List<String> words() {
        return entries.stream()
                .map(entry -> Normalizer.normalize(entry, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip())
                .filter(words -> !words.isEmpty())
                .distinct()
                .toList();
    }
}
