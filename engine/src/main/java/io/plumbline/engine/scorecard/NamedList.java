package io.plumbline.engine.scorecard;

import io.plumbline.engine.sql.Sql;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether an SQL text, folded and not NULL, is an entry; many entries are a relation, which is looked up by hash. */
    String holds(String text) {
        if (entries.isEmpty()) {
            return "false";
        }
        return entries.size() <= FEW
                ? text + " in " + Sql.literals(entries)
                : text + " in (select n.entry from (values "
                        + entries.stream()
                                .map(entry -> "(" + Sql.literal(entry) + ")")
                                .collect(Collectors.joining(", "))
                        + ") as n (entry))";
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
