package io.plumbline.engine.lint;

import io.plumbline.engine.scorecard.NamedLists;
import io.plumbline.engine.yaml.YamlNode;
import java.util.Map;
import java.util.TreeSet;

/**
 * Lists of the file that nothing looks into, or that hold nothing.
 *
 * @param read the lists as they were read
 */
record ListChecks(Findings findings, NamedLists read) {

    void check() {
        Map<String, YamlNode> lists = findings.at("lists").fields();
        if (findings.root().find("lists").isEmpty()) {
            return;
        }
        TreeSet<String> unused = new TreeSet<>(lists.keySet());
        remove(findings.root(), unused);
        read.declared().values().stream()
                .filter(list -> list.entries().isEmpty())
                .forEach(list -> findings.note(
                        "empty_list",
                        findings.at("lists", list.name()),
                        "The list '" + list.name() + "' has no entries: nothing is in it.",
                        "fill it, or leave it so where the entries are still to come."));
        unused.forEach(name -> findings.warn(
                "unused_list",
                findings.at("lists", name),
                "No condition looks into the list '" + name + "'.",
                "name it after in_list, domain_in_list or the like, or drop it."));
    }

    private static void remove(YamlNode node, TreeSet<String> unused) {
        node.fields().forEach((key, value) -> {
            if (key.endsWith("in_list") && value instanceof YamlNode.Scalar scalar) {
                unused.remove(scalar.text());
            }
            remove(value, unused);
        });
        if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> remove(item, unused));
        }
    }
}
