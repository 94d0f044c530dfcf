package io.plumbline.engine.scorecard;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.PropertyFactor.Aggregate;
import io.plumbline.engine.yaml.YamlNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rules of a scorecard, and tells what is wrong with them. */
final class RuleReader {
    /** What a condition may ask of events, beside that there is one. */
    private static final List<String> ASKED = List.of("at_least_times", "sum", "maximum");

    private final ScoringFile file;
    private final Declarations declarations;
    private final NamedLists lists;
    private final Map<String, YamlNode> seen = new HashMap<>();
    private final Map<YamlNode, Rule> read;

    RuleReader(ScoringFile file, Declarations declarations, NamedLists lists) {
        this(file, declarations, lists, new IdentityHashMap<>());
    }

    private RuleReader(ScoringFile file, Declarations declarations, NamedLists lists, Map<YamlNode, Rule> read) {
        this.file = file;
        this.declarations = declarations;
        this.lists = lists;
        this.read = read;
    }

    /** A reader of another scorecard of the same file: a rule that both have is read once, and is one rule. */
    RuleReader of(ScoringFile card) {
        return new RuleReader(card, declarations, lists, read);
    }

    /**
     * The rules of a dimension or stage; those whose form is wrong are left out.
     *
     * @param groups   names of the groups that the rules may be in
     * @param channels weighs the events of rules that do not go without it
     */
    List<Rule> rules(YamlNode owner, Set<String> groups, Optional<ChannelWeights> channels) {
        return owner.find("rules").map(YamlNode::items).orElse(List.of()).stream()
                .filter(file::isWellFormed)
                .map(node -> weighed(node, once(node, groups), channels))
                .toList();
    }

    private Rule weighed(YamlNode node, Rule rule, Optional<ChannelWeights> channels) {
        return channels.filter(weights -> node.find("channel_weights").isEmpty())
                .map(weights -> new ChannelReader(file, declarations).weighed(rule, weights))
                .orElse(rule);
    }

    /** The weights by channel of a dimension, or of all stages. */
    Optional<ChannelWeights> channels(YamlNode owner) {
        return new ChannelReader(file, declarations).read(owner);
    }

    private Rule once(YamlNode node, Set<String> groups) {
        refuseRepetition(node.field("id"));
        Rule known = read.get(node);
        if (known != null) {
            return known;
        }
        Rule rule = rule(node, groups);
        read.put(node, rule);
        return rule;
    }

    private EventReader events(String subject) {
        return new EventReader(file, declarations, lists, subject);
    }

    private static String subject(String rule) {
        return "Rule '" + rule + "'";
    }

    private Rule rule(YamlNode node, Set<String> groups) {
        String id = node.field("id").text();
        double points = node.field("points").number();
        Optional<String> group = node.find("group").map(name -> group(name, groups));
        if (node.find("event").isPresent()) {
            return eventRule(node, id, points, group);
        }
        if (node.find("absent").isPresent()) {
            EventSelection events = events(subject(id)).selection(node, "absent");
            return new AbsenceRule(id, points, group, events);
        }
        return node.find("when")
                .<Rule>map(when -> new AttributeRule(id, points, group, attribute(subject(id), when)))
                .orElseGet(() -> composite(node, id, points, group));
    }

    private void refuseRepetition(YamlNode id) {
        YamlNode other = seen.putIfAbsent(id.text(), id);
        if (other != null) {
            YamlNode first = other.line() <= id.line() ? other : id;
            file.problem(
                    first == id ? other : id,
                    "Two rules are called '" + id.text() + "'; the first is in line " + first.line() + ".",
                    "give one of them another id.");
        }
    }

    private String group(YamlNode name, Set<String> groups) {
        if (!groups.contains(name.text())) {
            file.undeclared(
                    name,
                    "There is no group '" + name.text() + "' here.",
                    groups,
                    "add it to 'groups' of the dimension (the stages have none)");
        }
        return name.text();
    }

    private Rule eventRule(YamlNode node, String id, double points, Optional<String> group) {
        EventReader reader = events(subject(id));
        EventSelection events = reader.selection(node, "event");
        return new EventRule(
                id,
                points,
                group,
                events,
                decay(node),
                node.find("per").map(RuleReader::per).orElse(Per.EVENT),
                node.find("times").map(times -> reader.factor(times, events.types())),
                node.find("limit")
                        .map(limit -> Bounds.ofSize(MicroPoints.of(limit.number())))
                        .orElse(EventRule.NO_LIMIT));
    }

    private Decay decay(YamlNode node) {
        Optional<YamlNode> halfLife = node.find("half_life");
        Optional<YamlNode> expires = node.find("expires");
        if (halfLife.isPresent() && expires.isPresent()) {
            file.problem(
                    expires.get(),
                    "Rule '" + node.field("id").text() + "' has half_life and expires; events age in one way only.",
                    "keep one of the two.");
        }
        return halfLife.<Decay>map(length -> new Decay.HalfLife(length.duration()))
                .or(() -> expires.map(length -> new Decay.Expiry(length.duration())))
                .orElseGet(Decay.None::new);
    }

    private static Per per(YamlNode word) {
        return switch (word.text()) {
            case "day" -> Per.DAY;
            case "once" -> Per.ONCE;
            default -> Per.EVENT;
        };
    }

    private Rule composite(YamlNode node, String id, double points, Optional<String> group) {
        Combination combination = combination(node);
        List<Condition> conditions = node.field(combination.word()).items().stream()
                .map(condition -> condition(subject(id), condition))
                .toList();
        return new CompositeRule(id, points, group, combination, conditions);
    }

    static Combination combination(YamlNode node) {
        return List.of(Combination.values()).stream()
                .filter(combination -> node.find(combination.word()).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /**
     * A condition on an attribute or on events.
     *
     * @param subject who sets it, such as {@code Rule 'pages'}
     */
    Condition condition(String subject, YamlNode node) {
        if (node.find("attribute").isPresent()) {
            return attribute(subject, node);
        }
        EventReader reader = events(subject);
        EventSelection events = reader.selection(node, "event");
        List<String> asked =
                ASKED.stream().filter(key -> node.find(key).isPresent()).toList();
        if (asked.size() > 1) {
            file.problem(
                    node.field(asked.get(1)),
                    "A condition on events asks for " + String.join(" and ", asked) + " at once.",
                    "keep one, and write the others as conditions of their own.");
        }
        return asked.isEmpty() || asked.get(0).equals("at_least_times")
                ? new EventCondition(
                        events, node.find("at_least_times").map(YamlNode::whole).orElse(1L))
                : amount(
                        reader,
                        events,
                        node.field(asked.get(0)),
                        Aggregate.valueOf(asked.get(0).toUpperCase(Locale.ROOT)));
    }

    private static AmountCondition amount(
            EventReader reader, EventSelection events, YamlNode node, Aggregate aggregate) {
        return new AmountCondition(
                events,
                reader.factor(node, events.types(), aggregate),
                node.field("at_least").number());
    }

    /** A condition on an attribute; as {@link #condition}. */
    AttributeCondition attribute(String subject, YamlNode node) {
        YamlNode attribute = node.field("attribute");
        Optional<ValueType> type = Optional.ofNullable(declarations.attributes().get(attribute.text()));
        if (type.isEmpty()) {
            file.undeclared(
                    attribute,
                    subject + " reads attribute '" + attribute.text() + "', which the sources do not declare.",
                    declarations.attributes().keySet(),
                    "add it to 'attributes' of a source under sources.leads in plumbline.yaml");
        }
        declarations.protection().check(file, subject, "attribute", attribute);
        Comparison comparison = type.map(
                        declared -> new ComparisonReader(file, lists, attribute.text(), declared, true).read(node))
                .orElseGet(Comparison.IsPresent::new);
        return new AttributeCondition(attribute.text(), comparison);
    }
}
