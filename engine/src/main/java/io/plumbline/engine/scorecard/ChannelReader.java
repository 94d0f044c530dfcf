package io.plumbline.engine.scorecard;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the channel weights of a dimension, and weighs its rules by them. */
record ChannelReader(ScoringFile file, Declarations declarations) {

    /** The weights beside the rules of a dimension, or beside its stages; empty where there are none. */
    Optional<ChannelWeights> read(YamlNode owner) {
        return owner.find("channels").filter(file::isWellFormed).map(this::weights);
    }

    private ChannelWeights weights(YamlNode node) {
        requireText(node.field("property"));
        List<ChannelWeights.Channel> channels = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        node.field("weights").fields().forEach((name, weight) -> {
            String channel = NamedList.entry(name);
            if (!seen.add(channel)) {
                file.problem(
                        weight, "The channel '" + channel + "' has two weights.", "keep one; case does not matter.");
            }
            channels.add(new ChannelWeights.Channel(channel, weight.number()));
        });
        return new ChannelWeights(
                node.field("property").text(),
                channels,
                node.find("otherwise").map(YamlNode::number).orElse(1.0));
    }

    private void requireText(YamlNode property) {
        declarations.protection().check(file, "The weight of channels", "property", property);
        Set<String> known = new TreeSet<>();
        declarations
                .eventTypes()
                .values()
                .forEach(type -> known.addAll(type.properties().keySet()));
        if (!known.contains(property.text())) {
            file.undeclared(
                    property,
                    "No type of events has the property '" + property.text() + "', which is to name the channel.",
                    known,
                    "add it to 'properties' of a type under sources.events in plumbline.yaml");
        }
        declarations.eventTypes().values().stream()
                .map(type -> Optional.ofNullable(type.properties().get(property.text())))
                .flatMap(Optional::stream)
                .filter(type -> type != ValueType.TEXT)
                .findFirst()
                .ifPresent(type -> file.problem(
                        property,
                        "The channel is named by '" + property.text() + "', which is declared as " + type.word() + ".",
                        "name a property of type text."));
    }

    /** A rule whose types of events all name their channel, weighed; any other as it is. */
    Rule weighed(Rule rule, ChannelWeights weights) {
        return rule instanceof EventRule events && namesChannel(events, weights.property())
                ? events.weighedBy(weights)
                : rule;
    }

    private boolean namesChannel(EventRule rule, String property) {
        return rule.events().types().stream()
                .map(type -> Optional.ofNullable(declarations.eventTypes().get(type)))
                .allMatch(type -> type.isPresent() && type.get().properties().containsKey(property));
    }
}
