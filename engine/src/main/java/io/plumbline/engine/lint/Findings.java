package io.plumbline.engine.lint;

import io.plumbline.engine.lint.LintFinding.Severity;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.yaml.YamlDocument;
import io.plumbline.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Findings on a {@code scoring.yaml}, each with its line. */
final class Findings {
    private final YamlDocument document;
    private final YamlNode scope;
    private final List<LintFinding> findings = new ArrayList<>();

    Findings(YamlDocument document) {
        this(document, document.root());
    }

    private Findings(YamlDocument document, YamlNode scope) {
        this.document = document;
        this.scope = scope;
    }

    /** Findings on a segment, whose parts stand there or, where it inherits them, in the file. */
    Findings ofSegment(String name) {
        return new Findings(document, segment(name));
    }

    /** A segment by its name. */
    YamlNode segment(String name) {
        return find(at("segments"), node -> isNamed(node, name)).orElse(root());
    }

    /** Adds what was found of a segment and does not hold of the base as well. */
    void add(String segment, Findings others) {
        List<LintFinding> base = List.copyOf(findings);
        others.findings.stream()
                .filter(finding -> base.stream().noneMatch(known -> known.what().equals(finding.what())))
                .map(finding -> new LintFinding(
                        finding.kind(),
                        finding.severity(),
                        finding.where(),
                        finding.path(),
                        "In the segment '" + segment + "': " + finding.what(),
                        finding.fix()))
                .forEach(findings::add);
    }

    /** All, warnings first, in the order of the file. */
    List<LintFinding> all() {
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparing(LintFinding::severity).thenComparingInt(Findings::line))
                .toList();
    }

    private static int line(LintFinding finding) {
        return Integer.parseInt(finding.where().substring(finding.where().lastIndexOf(':') + 1));
    }

    YamlNode root() {
        return document.root();
    }

    void warn(String kind, YamlNode place, String what, String fix) {
        add(kind, Severity.WARNING, place, what, fix);
    }

    void note(String kind, YamlNode place, String what, String fix) {
        add(kind, Severity.NOTE, place, what, fix);
    }

    private void add(String kind, Severity severity, YamlNode place, String what, String fix) {
        Problem problem = document.problem(place, what, fix);
        findings.add(new LintFinding(kind, severity, problem.where(), problem.path(), what, fix));
    }

    /** The rule with an id; where it is not written, the whole file. */
    YamlNode rule(String id) {
        return find(scope, node -> isRule(node, id))
                .or(() -> find(root(), node -> isRule(node, id)))
                .orElse(root());
    }

    private static boolean isRule(YamlNode node, String id) {
        return node.isMapping()
                && node.find("id").filter(found -> isText(found, id)).isPresent();
    }

    private static boolean isText(YamlNode node, String text) {
        return node instanceof YamlNode.Scalar scalar && scalar.text().equals(text);
    }

    /** The property that names the channel in a dimension; empty where its events are not weighed. */
    Optional<String> channels(String dimension) {
        return Stream.of(scope, root())
                .flatMap(card -> card.find(dimension).stream())
                .flatMap(owner -> owner.find("channels").stream())
                .map(channels -> channels.field("property").text())
                .findFirst();
    }

    /** A stage by its name. */
    YamlNode stage(String name) {
        return find(at("stage"), node -> isNamed(node, name)).orElse(root());
    }

    private static boolean isNamed(YamlNode node, String name) {
        return node.isMapping()
                && node.find("name").filter(found -> isText(found, name)).isPresent();
    }

    /** What stands under some keys; where a key is not written, what would hold it. */
    YamlNode at(String... keys) {
        YamlNode node = scope.find(keys[0]).isPresent() ? scope : root();
        for (String key : keys) {
            Optional<YamlNode> inner = node.find(key);
            if (inner.isEmpty()) {
                return node;
            }
            node = inner.get();
        }
        return node;
    }

    private static Optional<YamlNode> find(YamlNode node, Predicate<YamlNode> wanted) {
        if (wanted.test(node)) {
            return Optional.of(node);
        }
        List<YamlNode> inner = new ArrayList<>(node.fields().values());
        if (node instanceof YamlNode.Sequence sequence) {
            inner.addAll(sequence.items());
        }
        return inner.stream().flatMap(part -> find(part, wanted).stream()).findFirst();
    }
}
