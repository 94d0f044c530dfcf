package io.plumbline.engine.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of names from a resource, in sections such as {@code [lead id]}. */
public final class Vocabulary {
    private static final Pattern HEADING = Pattern.compile("\\[([^\\]]+)](\\[dated])? ?(.*)");

    /** What the columns of exports are called. */
    public static final Vocabulary COLUMNS = read("columns.txt");

    /** Words in types of events and in the steps of logs. */
    public static final Vocabulary WORDS = read("words.txt");

    /** What protected attributes of a person are called; a section's name says what is told. */
    public static final Vocabulary PROTECTED = read("protected.txt");

    /** What the ready-made parts of a scorecard read; a section is what they call it. */
    public static final Vocabulary PARTS = read("parts.txt");

    private static final String ASIDE = "aside ";

    private final Map<String, Section> sections;
    private final Map<String, List<String>> lines;

    private Vocabulary(Map<String, Section> sections, Map<String, List<String>> lines) {
        this.sections = sections;
        this.lines = lines;
    }

    /** Whether there is a section of this name. */
    public boolean isSection(String section) {
        return sections.containsKey(section);
    }

    /** Whether a section holds the name. */
    public boolean has(String section, String name) {
        return rank(section, name).isPresent();
    }

    /** The first section that holds the name; empty when none does. */
    public Optional<String> sectionOf(String name) {
        SpokenName spoken = SpokenName.of(name);
        return sections.entrySet().stream()
                .filter(entry -> entry.getValue().names().rank(spoken).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The place of the name in a section, 0 for the likeliest; empty when it is not in it. */
    public OptionalInt rank(String section, String name) {
        return section(section).names().rank(SpokenName.of(name));
    }

    /** The lines of a section, as the resource writes them. */
    public List<String> lines(String section) {
        return List.copyOf(Objects.requireNonNull(lines.get(section), section));
    }

    /**
     * Why a column of this name is no attribute.
     *
     * @param dated whether the table says when its leads were created
     */
    public Optional<String> aside(String name, boolean dated) {
        return PROTECTED
                .sectionOf(name)
                .map(kind -> "a protected attribute (" + kind + "): to choose people by it may be unfair and unlawful")
                .or(() -> listedAside(SpokenName.of(name), dated));
    }

    private Optional<String> listedAside(SpokenName spoken, boolean dated) {
        return sections.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(ASIDE))
                .map(Map.Entry::getValue)
                .filter(section -> dated || !section.onlyDated())
                .filter(section -> !section.reason().isEmpty())
                .filter(section -> section.names().rank(spoken).isPresent())
                .map(Section::reason)
                .findFirst();
    }

    /** The columns among the given ones that a section names, likeliest first. */
    public List<String> among(String section, Collection<String> names) {
        return names.stream()
                .filter(name -> has(section, name))
                .sorted((a, b) -> Integer.compare(
                        rank(section, a).orElseThrow(), rank(section, b).orElseThrow()))
                .toList();
    }

    private Section section(String name) {
        return Objects.requireNonNull(sections.get(name), name);
    }

    private static Vocabulary read(String resource) {
        Map<String, Section> sections = new LinkedHashMap<>();
        Map<String, List<String>> lines = new LinkedHashMap<>();
        String current = "";
        for (String line : text(resource)) {
            Matcher heading = HEADING.matcher(line);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (heading.matches()) {
                current = heading.group(1);
                sections.put(current, new Section(new KnownNames(), heading.group(3), heading.group(2) != null));
                lines.put(current, new ArrayList<>());
            } else {
                Objects.requireNonNull(sections.get(current), line).names().add(line.strip());
                Objects.requireNonNull(lines.get(current)).add(line.strip());
            }
        }
        return new Vocabulary(sections, lines);
    }

    private static List<String> text(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Vocabulary.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Section(KnownNames names, String reason, boolean onlyDated) {}
}
