package io.plumbline.engine.scorecard;

import io.plumbline.engine.yaml.YamlNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the lists of a scorecard, written in it or in files of its folder.
 *
 * @param folder where files of lists may be; empty for a text that is no file
 */
record ListReader(ScoringFile file, Optional<Path> folder) {
    private static final int MAX_BYTES = 4 << 20;
    private static final int MAX_ENTRIES = 100_000;

    NamedLists read() {
        NavigableMap<String, NamedList> lists = new TreeMap<>();
        file.root().find("lists").map(YamlNode::fields).orElse(new TreeMap<>()).forEach((name, node) -> {
            if (file.isWellFormed(node)) {
                lists.put(name, list(name, node));
            }
        });
        return new NamedLists(lists);
    }

    private NamedList list(String name, YamlNode node) {
        List<String> texts = new ArrayList<>(node.isMapping() ? start(name, node) : texts(node));
        node.find("add").ifPresent(more -> texts.addAll(texts(more)));
        Set<String> removed = node.find("remove").map(ListReader::entries).orElse(Set.of());
        List<String> left = texts.stream()
                .filter(text -> !removed.contains(NamedList.entry(text)))
                .toList();
        return NamedList.of(name, allowed(node, left));
    }

    private static List<String> texts(YamlNode list) {
        return list.items().stream().map(YamlNode::text).toList();
    }

    private static Set<String> entries(YamlNode list) {
        return texts(list).stream().map(NamedList::entry).collect(Collectors.toUnmodifiableSet());
    }

    /** What a list is made from: a file, or the shipped list of its name. */
    private List<String> start(String name, YamlNode node) {
        Optional<YamlNode> named = node.find("file");
        if (named.isPresent()) {
            return fromFile(named.get());
        }
        Optional<NamedList> shipped = ShippedList.find(name);
        if (shipped.isEmpty()) {
            file.problem(
                    node,
                    "No list '" + name + "' comes with Plumbline that could be extended.",
                    "write the entries as a list, or name one of: " + String.join(", ", ShippedList.NAMES) + ".");
        }
        return shipped.map(NamedList::entries).orElse(List.of());
    }

    private List<String> fromFile(YamlNode node) {
        try {
            Optional<Path> path = folder.flatMap(home -> inside(home, node.text()));
            if (path.isEmpty()) {
                file.problem(
                        node,
                        "The list's file is not in the folder of the workspace.",
                        "write a path below that folder, such as lists/targets.txt, and put the file there.");
                return List.of();
            }
            return entries(node, path.get());
        } catch (CharacterCodingException e) {
            file.problem(node, "The list's file is not UTF-8 text.", "save it as UTF-8.");
        } catch (IOException | InvalidPathException e) {
            file.problem(
                    node,
                    "The list's file cannot be read.",
                    "put a text file there, one entry a line, that you may read.");
        }
        return List.of();
    }

    /** The file of a path, links followed; empty when it lies elsewhere. */
    private static Optional<Path> inside(Path home, String text) {
        Path path = home.resolve(text).normalize();
        if (Path.of(text).isAbsolute() || !path.startsWith(home.normalize())) {
            return Optional.empty();
        }
        try {
            return path.toRealPath().startsWith(home.toRealPath()) ? Optional.of(path) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(path);
        }
    }

    private List<String> entries(YamlNode node, Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            file.problem(node, "There is no such file in the workspace.", "create it, one entry a line.");
            return List.of();
        }
        if (Files.size(path) > MAX_BYTES) {
            file.problem(node, "The list's file is larger than 4 MiB.", "shorten it.");
            return List.of();
        }
        return ListText.entries(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                .toString());
    }

    private List<String> allowed(YamlNode node, List<String> texts) {
        if (texts.size() > MAX_ENTRIES) {
            file.problem(node, "The list has more than 100,000 entries.", "shorten it.");
            return List.of();
        }
        if (texts.stream().anyMatch(text -> text.chars().anyMatch(Character::isISOControl))) {
            file.problem(node, "An entry of the list holds a control character.", "write one entry a line, as text.");
            return List.of();
        }
        return texts;
    }
}
