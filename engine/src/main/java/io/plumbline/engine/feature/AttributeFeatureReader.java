package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.yaml.FileProblems;
import io.plumbline.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the declared features of attributes. */
record AttributeFeatureReader(Declarations declarations, FileProblems problems) {
    private static final String CREATED_AT = "created_at";

    /** The features of an entry; none where it reads what is not declared, which is told. */
    List<Feature> read(YamlNode node) {
        return switch (node.field("kind").text()) {
            case "seniority" -> title(node, TitleWords.SENIORITY);
            case "function" -> title(node, TitleWords.FUNCTION);
            case "words" -> words(node);
            case "list_size" ->
                attribute(node, ValueType.LIST)
                        .<Feature>map(name -> new ListSize(name(node, name + "_size"), name))
                        .stream()
                        .toList();
            case "list_contains" ->
                attribute(node, ValueType.LIST).map(name -> contains(node, name)).stream()
                        .toList();
            default -> datePart(node);
        };
    }

    private List<Feature> title(YamlNode node, TitleWords words) {
        return attribute(node, ValueType.TEXT)
                .<Feature>map(name -> words.feature(name(node, words.nameFor(name)), name, lists(node)))
                .stream()
                .toList();
    }

    private List<Feature> words(YamlNode node) {
        List<WordList> lists = lists(node);
        return attribute(node, ValueType.TEXT)
                .filter(name -> !lists.isEmpty())
                .<Feature>map(name -> new TextClass(name(node, name + "_class"), name, "class", lists))
                .stream()
                .toList();
    }

    private Feature contains(YamlNode node, String attribute) {
        List<String> elements = new ArrayList<>();
        for (YamlNode item : node.field("any_of").items()) {
            String element = item.text().strip();
            if (element.isEmpty() || element.contains(";")) {
                problems.problem(
                        item,
                        "No element of the list '" + attribute + "' is empty or holds ';'.",
                        "write one element each; a ';' inside an element was imported as ','.");
            }
            elements.add(element);
        }
        return new ListContains(name(node, attribute + "_has_" + SelectedEvents.name(elements)), attribute, elements);
    }

    private List<Feature> datePart(YamlNode node) {
        CalendarPart part = CalendarPart.valueOf(node.field("part").text().toUpperCase(Locale.ROOT));
        String word = node.field("part").text();
        if (node.field("attribute").text().equals(CREATED_AT)) {
            return List.of(new CreationPart(name(node, "created_" + word), part));
        }
        ValueType[] types = new DatePart("", "", part).attributeTypes().toArray(ValueType[]::new);
        return attribute(node, types)
                .<Feature>map(name -> new DatePart(name(node, name + "_" + word), name, part))
                .stream()
                .toList();
    }

    private List<WordList> lists(YamlNode node) {
        List<WordList> lists = new ArrayList<>();
        node.find("words")
                .ifPresent(words ->
                        words.fields().forEach((name, list) -> list(name, list).ifPresent(lists::add)));
        return lists;
    }

    private Optional<WordList> list(String name, YamlNode words) {
        List<YamlNode> empty = words.items().stream()
                .filter(word -> WordList.plain(word.text()).isEmpty())
                .toList();
        empty.forEach(word -> problems.problem(
                word,
                "This word has neither letters nor digits.",
                "write a whole word, or several with a space between."));
        return empty.isEmpty()
                ? Optional.of(new WordList(
                        name, words.items().stream().map(YamlNode::text).toList()))
                : Optional.empty();
    }

    private Optional<String> attribute(YamlNode node, ValueType... types) {
        YamlNode attribute = node.field("attribute");
        ValueType type = declarations.attributes().get(attribute.text());
        if (type == null) {
            problems.undeclared(
                    attribute,
                    "The feature reads attribute '" + attribute.text() + "', which the sources do not declare.",
                    declarations.attributes().keySet(),
                    "add it to 'attributes' of a source under sources.leads");
            return Optional.empty();
        }
        declarations.protection().check(problems, "The feature", "attribute", attribute);
        if (!Set.of(types).contains(type)) {
            problems.problem(
                    attribute,
                    "The feature reads '" + attribute.text() + "', which is declared as " + type.word() + ".",
                    "name an attribute of type "
                            + Arrays.stream(types).map(ValueType::word).sorted().collect(Collectors.joining(" or "))
                            + ".");
            return Optional.empty();
        }
        return Optional.of(attribute.text());
    }

    private static String name(YamlNode node, String otherwise) {
        return node.find("name").map(YamlNode::text).orElse(otherwise);
    }
}
