package io.plumbline.cli.check;

import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.yaml.YamlDocument;
import io.plumbline.engine.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the line of a setting, for problems that the data have with it. */
record Places(Path file) {

    /**
     * A problem of a setting, at its line or, where it is not written, at that of what would hold it.
     *
     * @param setting keys separated by points, an item of a list as {@code key[0]}
     */
    Problem problem(String setting, String what, String fix) {
        try {
            YamlDocument document = YamlDocument.read(file);
            YamlNode node = document.root();
            for (String key : setting.split("\\.", -1)) {
                Optional<YamlNode> inner = inner(node, key);
                if (inner.isEmpty()) {
                    break;
                }
                node = inner.get();
            }
            return Problem.at(document.name(), Math.max(1, node.line()), setting, what, fix);
        } catch (ProblemException e) {
            return new Problem(String.valueOf(file.getFileName()), setting, what, fix);
        }
    }

    private static Optional<YamlNode> inner(YamlNode node, String key) {
        int bracket = key.indexOf('[');
        return bracket < 0
                ? node.find(key)
                : node.find(key.substring(0, bracket))
                        .map(list -> list.items().get(Integer.parseInt(key.substring(bracket + 1, key.length() - 1))));
    }

    /** A problem of an attribute that a source of leads declares. */
    Problem ofAttribute(String name, String what, String fix) {
        YamlDocument document = YamlDocument.read(file);
        return document.root().field("sources").find("leads").stream()
                .flatMap(leads -> leads.items().stream())
                .flatMap(source -> source.find("attributes").stream())
                .flatMap(attributes -> attributes.find(name).stream())
                .findFirst()
                .map(node -> document.problem(node, what, fix))
                .orElseGet(() -> problem("sources", what, fix));
    }

    /** A problem of a property that a source of events declares. */
    Problem ofProperty(String name, String what, String fix) {
        YamlDocument document = YamlDocument.read(file);
        return document.root().field("sources").find("events").stream()
                .flatMap(events -> events.items().stream())
                .flatMap(source -> source.find("types").stream())
                .flatMap(types -> types.fields().values().stream())
                .flatMap(type -> type.find("properties").stream())
                .flatMap(properties -> properties.find(name).stream())
                .findFirst()
                .map(node -> document.problem(node, what, fix))
                .orElseGet(() -> problem("sources", what, fix));
    }
}
