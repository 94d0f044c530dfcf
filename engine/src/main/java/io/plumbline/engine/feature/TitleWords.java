package io.plumbline.engine.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The listed words that reduce a job title to what it says of one thing.
 *
 * @param word  for that thing
 * @param lists in the order in which they are tried
 */
record TitleWords(String word, List<WordList> lists) {
    /** How high in the company. */
    static final TitleWords SENIORITY = listed("seniority");

    /** In which of its functions. */
    static final TitleWords FUNCTION = listed("function");

    /** Names of attributes that are taken for titles. */
    private static final Set<String> TITLES =
            Set.of("title", "job_title", "jobtitle", "position_title", "berufsbezeichnung", "stellenbezeichnung");

    private static TitleWords listed(String word) {
        return new TitleWords(word, read(word));
    }

    /** Whether an attribute of this name is a title. */
    static boolean isTitle(String attribute) {
        return TITLES.contains(attribute.toLowerCase(Locale.ROOT));
    }

    /** The name of the feature that is made of an attribute. */
    String nameFor(String attribute) {
        return attribute + "_" + word;
    }

    /** The feature of an attribute. */
    Feature feature(String attribute) {
        return feature(nameFor(attribute), attribute, List.of());
    }

    /** The feature with more words: added to a class of this name, or as a class of their own that is tried first. */
    Feature feature(String name, String attribute, List<WordList> more) {
        Map<String, WordList> all = new LinkedHashMap<>();
        more.stream()
                .filter(list -> lists.stream().noneMatch(own -> own.name().equals(list.name())))
                .forEach(list -> all.put(list.name(), list));
        lists.forEach(list -> all.put(list.name(), list));
        more.forEach(list -> all.merge(list.name(), list, TitleWords::both));
        return new TextClass(name, attribute, word, List.copyOf(all.values()));
    }

    private static WordList both(WordList one, WordList other) {
        List<String> words = new ArrayList<>(one.words());
        words.addAll(other.words());
        return new WordList(one.name(), words);
    }

    /** Sections such as {@code [seniority manager]} with one word, or several parts of one, a line. */
    private static List<WordList> read(String what) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        for (String line : text().lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                words = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), words);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                words.addAll(List.of(line.split(", *")));
            }
        }
        return sections.entrySet().stream()
                .filter(section -> section.getKey().startsWith(what + " "))
                .map(section -> new WordList(section.getKey().substring(what.length() + 1), section.getValue()))
                .toList();
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(TitleWords.class.getResourceAsStream("title-words.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
