package io.plumbline.engine.part;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.part.PartLine.Group;
import io.plumbline.engine.part.PartLine.LevelLine;
import io.plumbline.engine.part.PartLine.Remark;
import io.plumbline.engine.part.PartLine.RuleLine;
import io.plumbline.engine.part.Slot.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the resource of a part. */
final class PartReader {
    private static final Pattern SLOT =
            Pattern.compile("slot ([a-z ]+): (attribute|events|property|step) ?([a-z ]*?)(?: of ([a-z ]+))?");
    private static final Pattern SECTION = Pattern.compile("\\[([a-z]+)]");
    private static final Pattern GROUP = Pattern.compile("group ([a-z]+): ([0-9]+)");
    private static final Pattern RULE = Pattern.compile("(- \\{.*})(?: unless ([a-z ]+))?");
    private static final Pattern LEVEL = Pattern.compile("([a-z]+): (?:step @([a-z_]+) and )?any_of (.+)");
    private static final String ABOUT = "about: ";
    private static final String NOTE = "note: ";

    private final String name;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, List<PartLine>> sections = new LinkedHashMap<>();
    private List<PartLine> section = new ArrayList<>();
    private String about = "";

    private PartReader(String name) {
        this.name = name;
    }

    static Part read(String name) {
        PartReader reader = new PartReader(name);
        lines(name + ".part").stream().filter(line -> !line.isBlank()).forEach(reader::line);
        return new Part(name, reader.about, List.copyOf(reader.notes), reader.slots, reader.sections);
    }

    private void line(String line) {
        Matcher slot = SLOT.matcher(line);
        Matcher heading = SECTION.matcher(line);
        if (line.startsWith(ABOUT)) {
            about = line.substring(ABOUT.length());
        } else if (line.startsWith(NOTE)) {
            notes.add(line.substring(NOTE.length()));
        } else if (slot.matches()) {
            Slot read = slot(slot);
            slots.put(read.key(), read);
        } else if (heading.matches()) {
            section = sections.computeIfAbsent(heading.group(1), key -> new ArrayList<>());
        } else {
            section.add(content(line));
        }
    }

    private static Slot slot(Matcher slot) {
        List<ValueType> types = Arrays.stream(slot.group(3).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> ValueType.valueOf(word.toUpperCase(Locale.ROOT)))
                .toList();
        String of = slot.group(4) == null ? "" : Slot.key(slot.group(4));
        return new Slot(slot.group(1), Kind.valueOf(slot.group(2).toUpperCase(Locale.ROOT)), types, of);
    }

    private PartLine content(String line) {
        Matcher group = GROUP.matcher(line);
        Matcher rule = RULE.matcher(line);
        Matcher level = LEVEL.matcher(line);
        if (line.startsWith("# ")) {
            return new Remark(line.substring(2));
        } else if (group.matches()) {
            return new Group(group.group(1), group.group(2));
        } else if (rule.matches()) {
            return new RuleLine(rule.group(1), rule.group(2) == null ? "" : Slot.key(rule.group(2)));
        } else if (level.matches()) {
            String step = level.group(2) == null ? "" : level.group(2);
            return new LevelLine(level.group(1), step, List.of(level.group(3).split(", ", -1)));
        }
        throw new IllegalStateException("The part '" + name + "' has a line that is none: " + line);
    }

    private static List<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PartReader.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
