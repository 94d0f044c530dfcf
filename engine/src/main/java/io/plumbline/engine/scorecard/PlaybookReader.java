package io.plumbline.engine.scorecard;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.PlaybookStep.Owner;
import io.plumbline.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the playbook, and tells what is wrong with it.
 *
 * @param levels names of the levels that are declared
 * @param stages names of the buying stages that are declared
 */
record PlaybookReader(
        ScoringFile file, Declarations declarations, RuleReader rules, Set<String> levels, Set<String> stages) {
    static final Set<String> GRADES = grades();

    Playbook read(YamlNode node) {
        List<PlaybookStep> steps = new ArrayList<>();
        List<YamlNode> nodes = node.find("steps").map(YamlNode::items).orElse(List.of());
        for (int i = 0; i < nodes.size(); i++) {
            if (file.isWellFormed(nodes.get(i))) {
                steps.add(step("Step " + (i + 1) + " of the playbook", nodes.get(i)));
            }
        }
        return new Playbook(
                node.find("again_after").filter(file::isWellFormed).map(YamlNode::duration),
                node.find("facts").filter(file::isWellFormed).map(this::facts),
                steps);
    }

    private List<String> facts(YamlNode node) {
        node.items().forEach(fact -> requireAttribute("The playbook", "shows", fact));
        return node.items().stream().map(YamlNode::text).toList();
    }

    private PlaybookStep step(String subject, YamlNode node) {
        return new PlaybookStep(
                words(node, "level", subject, levels, "declare it under 'levels'"),
                words(node, "stage", subject, stages, "declare it under 'stage.stages'"),
                words(node, "grade", subject, GRADES, "write a letter A to D and a number 1 to 4"),
                node.find("when").map(YamlNode::items).orElse(List.of()).stream()
                        .map(condition -> rules.condition(subject, condition))
                        .toList(),
                node.find("for")
                        .map(owner -> owner(subject, owner))
                        .orElse(new Owner(Optional.empty(), Optional.empty())),
                node.field("do").text(),
                node.find("within").map(YamlNode::duration));
    }

    private List<String> words(YamlNode node, String key, String subject, Set<String> known, String declare) {
        List<YamlNode> words = node.find(key).map(YamlNode::items).orElse(List.of());
        words.stream()
                .filter(word -> !known.contains(word.text()))
                .forEach(word -> file.undeclared(
                        word,
                        subject + " is for " + key + " '" + word.text() + "', which there is not.",
                        known,
                        declare));
        return words.stream().map(YamlNode::text).toList();
    }

    private Owner owner(String subject, YamlNode node) {
        if (!node.isMapping()) {
            return new Owner(Optional.empty(), Optional.of(node.text()));
        }
        YamlNode attribute = node.field("attribute");
        requireAttribute(subject, "names the owner by", attribute);
        return new Owner(Optional.of(attribute.text()), node.find("otherwise").map(YamlNode::text));
    }

    private void requireAttribute(String subject, String verb, YamlNode attribute) {
        declarations.protection().check(file, subject, "attribute", attribute);
        if (!declarations.attributes().containsKey(attribute.text())) {
            file.undeclared(
                    attribute,
                    subject + " " + verb + " attribute '" + attribute.text() + "', which the sources do not declare.",
                    declarations.attributes().keySet(),
                    "add it to 'attributes' of a source under sources.leads in plumbline.yaml");
        }
    }

    private static Set<String> grades() {
        Set<String> grades = new TreeSet<>();
        for (String letter : List.of("A", "B", "C", "D")) {
            for (String number : List.of("1", "2", "3", "4")) {
                grades.add(letter + number);
            }
        }
        return grades;
    }
}
