package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.AmountCondition;
import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.Bounds;
import io.plumbline.engine.scorecard.ChannelWeights;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.Condition;
import io.plumbline.engine.scorecard.Decay;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.EventCondition;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.NamedList;
import io.plumbline.engine.scorecard.Per;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.scorecard.Stage;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A scorecard as {@code scoring.yaml} says it, all sections but version and name. A segment is written with its parts whole:
 * what it inherits and what is its own look alike.
 */
final class ScorecardYaml {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, NamedList> lists = new TreeMap<>();

    private ScorecardYaml() {}

    static String of(Scorecard scorecard) {
        ScorecardYaml yaml = new ScorecardYaml();
        yaml.card("", scorecard);
        if (!scorecard.segments().isEmpty()) {
            yaml.text.append("segments:\n");
            scorecard.segments().forEach(yaml::segment);
        }
        return yaml.lists() + yaml.text;
    }

    private String lists() {
        return lists.isEmpty()
                ? ""
                : "lists:\n"
                        + lists.values().stream()
                                .map(list -> "  " + list.name() + ": " + texts(list.entries()) + "\n")
                                .collect(Collectors.joining());
    }

    private void segment(Segment segment) {
        text.append("  - name: ").append(segment.name()).append('\n');
        text.append("    when: ")
                .append(segment.when().stream().map(this::condition).toList())
                .append('\n');
        card("    ", segment.card());
    }

    private void card(String indent, Scorecard card) {
        dimension(indent, "fit", card.fit());
        dimension(indent, "engagement", card.engagement());
        stages(indent, card);
        text.append("%spoints: { weights: { fit: %s, engagement: %s, stage: %s }, %s }\n"
                .formatted(
                        indent,
                        PlainText.of(card.points().fit()),
                        PlainText.of(card.points().engagement()),
                        PlainText.of(card.points().stage()),
                        bounds(card.points().bounds())));
        text.append("%sgrade: { fit: %s, engagement: %s }\n"
                .formatted(
                        indent,
                        cuts(card.grades().fitMicros()),
                        cuts(card.grades().engagementMicros())));
    }

    private static List<String> cuts(List<Long> micros) {
        return micros.stream().map(MicroPoints::text).toList();
    }

    private static String bounds(Bounds bounds) {
        return "min: " + MicroPoints.text(bounds.minMicros()) + ", max: " + MicroPoints.text(bounds.maxMicros());
    }

    private void dimension(String indent, String name, Dimension dimension) {
        if (dimension.rules().isEmpty()) {
            return;
        }
        text.append(indent).append(name).append(":\n");
        text.append(indent).append("  ").append(bounds(dimension.bounds()).replace(", ", "\n" + indent + "  "));
        text.append('\n').append(indent).append("  groups:\n");
        dimension
                .groups()
                .forEach(group -> text.append("%s    %s: { limit: %s }\n"
                        .formatted(
                                indent,
                                group.name(),
                                MicroPoints.text(group.limit().maxMicros()))));
        rules(indent + "  ", dimension.rules(), channels(indent + "  ", dimension.rules()));
    }

    private void stages(String indent, Scorecard card) {
        if (card.stage().stages().isEmpty()) {
            return;
        }
        text.append(indent).append("stage:\n").append(indent).append("  ");
        text.append(bounds(card.stage().bounds()).replace(", ", "\n" + indent + "  "))
                .append('\n');
        Optional<ChannelWeights> channels = channels(indent + "  ", card.stage().rules());
        text.append(indent).append("  stages:\n");
        for (Stage stage : card.stage().stages()) {
            text.append("%s    - name: %s\n%s      enter_at: %s\n"
                    .formatted(indent, stage.name(), indent, MicroPoints.text(stage.enterAtMicros())));
            rules(indent + "      ", stage.rules(), channels);
        }
    }

    private Optional<ChannelWeights> channels(String indent, Collection<Rule> rules) {
        Optional<ChannelWeights> channels = rules.stream()
                .filter(EventRule.class::isInstance)
                .flatMap(rule -> ((EventRule) rule).channels().stream())
                .findFirst();
        channels.ifPresent(weights -> text.append("%schannels: { property: %s, weights: { %s }, otherwise: %s }\n"
                .formatted(
                        indent,
                        weights.property(),
                        weights.channels().stream()
                                .map(channel -> channel.name() + ": " + PlainText.of(channel.weight()))
                                .collect(Collectors.joining(", ")),
                        PlainText.of(weights.otherwise()))));
        return channels;
    }

    private void rules(String indent, List<Rule> rules, Optional<ChannelWeights> channels) {
        text.append(indent).append(rules.isEmpty() ? "rules: []\n" : "rules:\n");
        rules.forEach(rule ->
                text.append(indent).append("  - ").append(rule(rule, channels)).append('\n'));
    }

    private String rule(Rule rule, Optional<ChannelWeights> channels) {
        StringJoiner keys = new StringJoiner(", ", "{ ", " }");
        keys.add("id: " + rule.id()).add("points: " + PlainText.of(rule.points()));
        rule.group().ifPresent(group -> keys.add("group: " + group));
        if (rule instanceof AttributeRule attribute) {
            keys.add("when: " + condition(attribute.when()));
        } else if (rule instanceof AbsenceRule absence) {
            keys.add(events("absent", absence.events()));
        } else if (rule instanceof CompositeRule composite) {
            keys.add(composite.combination().word() + ": "
                    + composite.conditions().stream().map(this::condition).toList());
        } else if (rule instanceof EventRule events) {
            event(keys, events);
            if (channels.isPresent()
                    && events.channels().isEmpty()
                    && events.events().types().equals(List.of("page_view"))) {
                keys.add("channel_weights: false");
            }
        }
        return keys.toString();
    }

    private void event(StringJoiner keys, EventRule rule) {
        keys.add(events("event", rule.events()));
        if (rule.decay() instanceof Decay.HalfLife half) {
            keys.add("half_life: " + PlainText.of(half.halfLife()));
        } else if (rule.decay() instanceof Decay.Expiry expiry) {
            keys.add("expires: " + PlainText.of(expiry.expires()));
        }
        if (rule.per() != Per.EVENT) {
            keys.add("per: " + rule.per().name().toLowerCase(Locale.ROOT));
        }
        rule.times()
                .ifPresent(factor -> keys.add("times: { property: " + factor.property() + ", aggregate: "
                        + factor.aggregate().name().toLowerCase(Locale.ROOT) + " }"));
        if (!rule.limit().equals(EventRule.NO_LIMIT)) {
            keys.add("limit: " + MicroPoints.text(rule.limit().maxMicros()));
        }
    }

    private String condition(Condition condition) {
        if (condition instanceof EventCondition events) {
            return "{ " + events("event", events.events()) + ", at_least_times: " + events.atLeastTimes() + " }";
        }
        if (condition instanceof AmountCondition amount) {
            return "{ " + events("event", amount.events()) + ", "
                    + amount.amount().aggregate().name().toLowerCase(Locale.ROOT) + ": { property: "
                    + amount.amount().property() + ", at_least: " + PlainText.of(amount.atLeast()) + " } }";
        }
        AttributeCondition attribute = (AttributeCondition) condition;
        return "{ attribute: " + attribute.attribute() + ", " + PlainText.of(attribute.comparison(), lists) + " }";
    }

    private String events(String key, EventSelection events) {
        StringJoiner keys = new StringJoiner(", ");
        keys.add(key + ": " + events.types());
        if (!events.where().isEmpty()) {
            keys.add("where: "
                    + events.where().stream()
                            .map(where -> "{ property: " + where.property() + ", "
                                    + PlainText.of(where.comparison(), lists) + " }")
                            .toList());
        }
        events.within().ifPresent(within -> keys.add("within: " + PlainText.of(within)));
        return keys.toString();
    }

    private static List<String> texts(List<String> entries) {
        return entries.stream().map(PlainText::quoted).toList();
    }
}
