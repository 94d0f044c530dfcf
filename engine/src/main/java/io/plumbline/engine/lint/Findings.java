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

/** Findings on a {@code scoring.yaml}, each with its line. */
final class Findings {
    private final YamlDocument document;
    private final List<LintFinding> findings = new ArrayList<>();

    Findings(YamlDocument document) {
        this.document = document;
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
        return find(root(), node -> isRule(node, id)).orElse(root());
    }

    private static boolean isRule(YamlNode node, String id) {
        return node.isMapping()
                && node.find("points").isPresent()
                && node.find("id").filter(found -> isText(found, id)).isPresent();
    }

    private static boolean isText(YamlNode node, String text) {
        return node instanceof YamlNode.Scalar scalar && scalar.text().equals(text);
    }

    /** A stage by its name. */
    YamlNode stage(String name) {
        return find(
                        at("stage"),
                        node -> node.isMapping()
                                && node.find("name")
                                        .filter(found -> isText(found, name))
                                        .isPresent())
                .orElse(root());
    }

    /** What stands under some keys; where a key is not written, what would hold it. */
    YamlNode at(String... keys) {
        YamlNode node = root();
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
