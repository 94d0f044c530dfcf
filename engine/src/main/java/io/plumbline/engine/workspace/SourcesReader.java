package io.plumbline.engine.workspace;

import io.plumbline.engine.yaml.NearestName;
import io.plumbline.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads {@code sources}. */
final class SourcesReader {
    private final Reading reading;
    private final OutcomeDefinition outcome;
    private final DeclaredNames declared;
    private final Map<String, YamlNode> names = new HashMap<>();

    SourcesReader(Reading reading, OutcomeDefinition outcome, DeclaredNames declared) {
        this.reading = reading;
        this.outcome = outcome;
        this.declared = declared;
    }

    Sources read(YamlNode node) {
        if (node.find("leads").isEmpty() && node.find("events").isEmpty()) {
            reading.problem(
                    node, "No source says which leads there are.", "add one under sources.leads or sources.events.");
        }
        LeadSourceReader leads = new LeadSourceReader(reading, outcome, declared);
        EventSourceReader events = new EventSourceReader(reading, declared);
        OutcomeSourceReader outcomes = new OutcomeSourceReader(reading, outcome);
        return new Sources(
                all(node.find("leads"), leads::read),
                all(node.find("events"), events::read),
                all(node.find("outcomes"), outcomes::read),
                all(node.find("answers"), AnswerSourceReader::read).stream().findFirst());
    }

    private <T extends Source> List<T> all(Optional<YamlNode> list, BiFunction<YamlNode, SourceFile, T> reader) {
        List<T> sources = new ArrayList<>();
        for (YamlNode node : list.map(YamlNode::items).orElse(List.of())) {
            reading.attempt(() -> {
                unique(node);
                T source = reader.apply(node, new SourceFileReader(reading).read(node));
                checkTimes(node, source);
                sources.add(source);
            });
        }
        return sources;
    }

    private void checkTimes(YamlNode node, Source source) {
        node.find("times")
                .ifPresent(times -> times.fields().forEach((column, format) -> {
                    if (!source.timeColumns().contains(column)) {
                        reading.problem(
                                format,
                                "The source takes no date and no time from the column '" + column + "'.",
                                NearestName.of(column, source.timeColumns())
                                        .map(near -> "write '" + near + "'.")
                                        .orElse("remove it, or declare what the column holds."));
                    }
                }));
    }

    private void unique(YamlNode source) {
        YamlNode name = source.find("name").orElse(source);
        String text = Reading.text(source, "name").orElse(AnswerSource.NAME);
        YamlNode first = names.putIfAbsent(text, name);
        if (first != null) {
            reading.problem(
                    name,
                    "The source of line " + first.line() + " is named '" + text + "' too.",
                    "give every source a name of its own.");
        }
    }
}
