package io.plumbline.engine.scorecard;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.store.RegularExpressions;
import io.plumbline.engine.yaml.FileProblems;
import io.plumbline.engine.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Reads the comparison of a condition. Where a problem is told, a stand-in is returned, so that reading goes on.
 *
 * @param lists the lists that may be named
 * @param name  name of the attribute or property
 * @param type  its declared type
 * @param ofLead whether it is an attribute of a lead, rather than a property of an event
 */
record ComparisonReader(FileProblems file, NamedLists lists, String name, ValueType type, boolean ofLead) {
    private static final Comparison STAND_IN = new Comparison.IsPresent();
    private static final int MOST_WORDS = 500;

    Comparison read(YamlNode condition) {
        List<Operator> operators = Operator.among(condition.fields().keySet());
        if (operators.size() != 1) {
            file.problem(
                    condition,
                    operators.isEmpty()
                            ? "'" + name + "' is compared with nothing."
                            : "'" + name + "' has " + operators.size() + " comparisons in one condition.",
                    operators.isEmpty()
                            ? "add one of: " + Operator.wordsFor(type, ofLead) + "."
                            : "keep one, and write the others as conditions of their own.");
            return STAND_IN;
        }
        Operator operator = operators.get(0);
        YamlNode operand = condition.field(operator.word());
        if (!operator.tests(type)) {
            file.problem(
                    operand,
                    "'" + operator.word() + "' cannot test '" + name + "', which is declared as " + type.word() + ".",
                    "use one of: " + Operator.wordsFor(type, ofLead) + ".");
            return STAND_IN;
        }
        return comparison(operator, operand, matchesCase(condition, operator));
    }

    private boolean matchesCase(YamlNode condition, Operator operator) {
        Optional<YamlNode> wish = condition.find("match_case");
        if (wish.isPresent() && !(operator.heedsCase() && (type == ValueType.TEXT || type == ValueType.LIST))) {
            file.problem(
                    wish.get(),
                    "'match_case' says nothing about '" + operator.word() + "' of '" + name + "', which is declared as "
                            + type.word() + ".",
                    "leave it out; it stands beside comparisons with texts that are written in the condition.");
        }
        return wish.filter(YamlNode::truth).isPresent();
    }

    private Comparison comparison(Operator operator, YamlNode operand, boolean exact) {
        if (type == ValueType.LIST && operator != Operator.IS_MISSING && operator != Operator.IS_PRESENT) {
            List<YamlNode> elements = operator == Operator.EQUALS ? List.of(operand) : operand.items();
            return new Comparison.HasElement(
                    elements.stream().map(element -> element(element, exact)).toList());
        }
        return switch (operator) {
            case EQUALS -> new Comparison.Equals(value(operand, exact));
            case NOT_EQUALS -> new Comparison.NotEquals(value(operand, exact));
            case IN -> new Comparison.In(values(operand, exact));
            case NOT_IN -> new Comparison.NotIn(values(operand, exact));
            case IN_LIST -> new Comparison.InList(TextPart.WHOLE, list(operand));
            case NOT_IN_LIST -> new Comparison.NotInList(list(operand));
            case DOMAIN_IN_LIST -> new Comparison.InList(TextPart.DOMAIN, list(operand));
            case MAILBOX_IN_LIST -> new Comparison.InList(TextPart.MAILBOX, list(operand));
            case WORD_IN_LIST -> new Comparison.WordInList(shortList(operand));
            case CONTAINS_ANY -> new Comparison.ContainsAny(texts(operand, exact));
            case STARTS_WITH -> new Comparison.StartsWith(text(operand, exact));
            case MATCHES -> new Comparison.Matches(pattern(operand), exact);
            case BETWEEN -> between(operand);
            case AT_LEAST -> new Comparison.AtLeast(value(operand, false));
            case AT_MOST -> new Comparison.AtMost(value(operand, false));
            case WITHIN_LAST -> new Comparison.WithinLast(operand.duration());
            case WITHIN_NEXT -> new Comparison.WithinNext(operand.duration());
            case IS_MISSING -> new Comparison.IsMissing();
            case IS_PRESENT -> new Comparison.IsPresent();
            case IS_TRUE -> new Comparison.IsTrue();
            case IS_FALSE -> new Comparison.IsFalse();
        };
    }

    private Comparison between(YamlNode operand) {
        Value low = value(operand.items().get(0), false);
        Value high = value(operand.items().get(1), false);
        if (isAfter(low, high)) {
            file.problem(operand, "The range begins above its end.", "write the lower value first.");
        }
        return new Comparison.Between(low, high);
    }

    private static boolean isAfter(Value low, Value high) {
        if (low instanceof Value.Real from && high instanceof Value.Real to) {
            return from.number() > to.number();
        }
        if (low instanceof Value.Day from && high instanceof Value.Day to) {
            return from.day().isAfter(to.day());
        }
        return low instanceof Value.Time from
                && high instanceof Value.Time to
                && from.instant().isAfter(to.instant());
    }

    private static Value text(YamlNode node, boolean exact) {
        return text(node.text(), exact);
    }

    private static Value text(String text, boolean exact) {
        return exact ? new Value.ExactText(text) : new Value.Text(text);
    }

    private static List<Value> texts(YamlNode list, boolean exact) {
        return list.items().stream().map(node -> text(node, exact)).toList();
    }

    private List<Value> values(YamlNode list, boolean exact) {
        return list.items().stream().map(node -> value(node, exact)).toList();
    }

    private NamedList list(YamlNode named) {
        Optional<NamedList> list = lists.find(named.text());
        if (list.isEmpty()) {
            file.undeclared(
                    named,
                    "There is no list '" + named.text() + "'.",
                    lists.names(),
                    "add it under 'lists' of scoring.yaml");
        }
        return list.orElse(new NamedList(named.text(), List.of()));
    }

    private NamedList shortList(YamlNode named) {
        NamedList list = list(named);
        if (list.entries().size() > MOST_WORDS) {
            file.problem(
                    named,
                    "List '" + list.name() + "' has " + list.entries().size() + " entries; words are looked for in "
                            + MOST_WORDS + " at most.",
                    "shorten the list, or use in_list, which compares the whole text.");
        }
        return list;
    }

    private String pattern(YamlNode node) {
        RegularExpressions.fault(node.text())
                .ifPresent(fault -> file.problem(
                        node,
                        "This is no regular expression that can be used: " + fault + ".",
                        "write it in the syntax of RE2, which has no look-around and no back-references and counts to "
                                + "1000, or use contains_any or starts_with."));
        return node.text();
    }

    private Value element(YamlNode node, boolean exact) {
        String element = node.text().strip();
        if (element.isEmpty() || element.contains(";")) {
            file.problem(
                    node,
                    element.isEmpty()
                            ? "No element of the list '" + name + "' is empty."
                            : "No element of the list '" + name + "' holds ';', which stands between elements.",
                    element.isEmpty()
                            ? "write the element, or use is_missing."
                            : "write one element each; a ';' inside an element was imported as ','.");
        }
        return text(element, exact);
    }

    private Value value(YamlNode node, boolean exact) {
        try {
            return switch (type) {
                case NUMBER -> new Value.Real(node.number());
                case DATE -> new Value.Day(LocalDate.parse(node.text()));
                case TIMESTAMP -> new Value.Time(instant(node.text()));
                case TEXT, BOOLEAN, LIST -> text(node, exact);
            };
        } catch (IllegalStateException | DateTimeException e) {
            file.problem(
                    node,
                    "'" + node.text() + "' cannot be compared with '" + name + "', which is declared as " + type.word()
                            + ".",
                    "write " + example() + ".");
            return new Value.Text("");
        }
    }

    private static Instant instant(String text) {
        return text.indexOf('T') < 0
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }

    private String example() {
        return switch (type) {
            case NUMBER -> "a number such as 50";
            case DATE -> "a day such as 2026-07-01";
            case TIMESTAMP -> "an instant such as 2026-07-01T12:00:00Z";
            case TEXT, BOOLEAN, LIST -> "a text";
        };
    }
}
