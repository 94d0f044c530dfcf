package io.plumbline.engine.workspace;

import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.yaml.FileProblems;
import io.plumbline.engine.yaml.NearestName;
import io.plumbline.engine.yaml.YamlDocument;
import io.plumbline.engine.yaml.YamlNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A file that is being read, and the problems of its meaning found so far. */
final class Reading {
    private final YamlDocument document;
    private final List<Found> found = new ArrayList<>();
    private boolean wrongShapes;
    private boolean incomplete;

    Reading(YamlDocument document) {
        this.document = document;
    }

    YamlNode root() {
        return document.root();
    }

    void problem(YamlNode node, String what, String fix) {
        found.add(new Found(node.line(), document.problem(node, what, fix)));
    }

    /** From here on parts of a wrong shape, which are told already, are passed over by {@link #attempt}. */
    void expectWrongShapes() {
        wrongShapes = true;
    }

    /** Whether a part was passed over, so that what it declares is not known. */
    boolean isIncomplete() {
        return incomplete;
    }

    /** Reads a part. */
    void attempt(Runnable part) {
        try {
            part.run();
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException e) {
            if (!wrongShapes) {
                throw e;
            }
            incomplete = true;
        }
    }

    /** Hands the problems over in the order of the file. */
    void report(Problems problems) {
        found.stream()
                .sorted(Comparator.comparingInt(Found::line))
                .map(Found::problem)
                .forEach(problems::add);
    }

    /**
     * Problems of the shape and those of meaning found here, in the order of the file. What is inside or around a wrong
     * shape is left out, since it may only follow from it.
     */
    List<Problem> besides(List<Problem> shape) {
        List<Problem> all = new ArrayList<>(shape);
        found.stream()
                .map(Found::problem)
                .filter(problem -> shape.stream().noneMatch(other -> related(problem.path(), other.path())))
                .forEach(all::add);
        all.sort(Comparator.comparingInt(Reading::line));
        return all;
    }

    private static boolean related(String path, String other) {
        return !path.isEmpty() && !other.isEmpty() && (path.startsWith(other) || other.startsWith(path));
    }

    private static int line(Problem problem) {
        return Integer.parseInt(problem.where().substring(problem.where().lastIndexOf(':') + 1));
    }

    private record Found(int line, Problem problem) {}

    static Optional<String> text(YamlNode node, String key) {
        return node.find(key).map(YamlNode::text);
    }

    static Optional<Duration> duration(YamlNode node, String key) {
        return node.find(key).map(YamlNode::duration);
    }

    static NavigableMap<String, String> texts(Optional<YamlNode> mapping) {
        NavigableMap<String, String> texts = new TreeMap<>();
        mapping.ifPresent(node -> node.fields().forEach((key, value) -> texts.put(key, value.text())));
        return texts;
    }

    /** A date, or a date and time; without an offset it is local to the zone. */
    Optional<Instant> instant(YamlNode parent, String key, ZoneId zone) {
        return parent.find(key).flatMap(node -> instant(node, zone));
    }

    private Optional<Instant> instant(YamlNode node, ZoneId zone) {
        String text = node.text().replace(' ', 'T');
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
            }
            boolean offset = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 10;
            return Optional.of(
                    offset
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            problem(node, "'" + node.text() + "' is no date of the calendar.", "write for example `2024-07-01`.");
            return Optional.empty();
        }
    }

    /**
     * Takes problems; of names that are not declared only where all that is declared was read until now.
     */
    FileProblems declaredNames() {
        boolean complete = !incomplete;
        return new FileProblems() {
            @Override
            public void problem(YamlNode node, String what, String fix) {
                Reading.this.problem(node, what, fix);
            }

            @Override
            public void undeclared(YamlNode node, String what, Collection<String> known, String declare) {
                if (complete) {
                    String fix = NearestName.of(node.text(), known)
                            .map(near -> "write '" + near + "', or " + declare + ".")
                            .orElseGet(() ->
                                    declare + (known.isEmpty() ? "." : "; known: " + String.join(", ", known) + "."));
                    Reading.this.problem(node, what, fix);
                }
            }
        };
    }

    /** Whether a name is one of those known; adds a problem when it is not. */
    boolean known(YamlNode node, String name, Collection<String> known, String thing) {
        if (known.contains(name)) {
            return true;
        }
        String all = String.join(", ", known);
        String fix = NearestName.of(name, known)
                .map(near -> "write '" + near + "'; known: " + all + ".")
                .orElse(known.isEmpty() ? "remove it; none is declared." : "write one of: " + all + ".");
        problem(node, "'" + name + "' is no " + thing + ".", fix);
        return false;
    }
}
