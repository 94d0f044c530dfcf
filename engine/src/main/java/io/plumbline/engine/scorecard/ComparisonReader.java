package io.plumbline.engine.scorecard;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.yaml.FileProblems;
import io.plumbline.engine.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Reads the comparison of a condition. Where a problem is told, a stand-in is returned, so that reading goes on.
 *
 * @param name name of the attribute or property
 * @param type its declared type
 */
record ComparisonReader(FileProblems file, String name, ValueType type) {
    private static final Comparison STAND_IN = new Comparison.IsPresent();

    Comparison read(YamlNode condition) {
        List<Operator> operators = Operator.among(condition.fields().keySet());
        if (operators.size() != 1) {
            file.problem(
                    condition,
                    operators.isEmpty()
                            ? "'" + name + "' is compared with nothing."
                            : "'" + name + "' has " + operators.size() + " comparisons in one condition.",
                    operators.isEmpty()
                            ? "add one of: " + Operator.wordsFor(type) + "."
                            : "keep one, and write the others as conditions of their own.");
            return STAND_IN;
        }
        Operator operator = operators.get(0);
        YamlNode operand = condition.field(operator.word());
        if (!operator.tests(type)) {
            file.problem(
                    operand,
                    "'" + operator.word() + "' cannot test '" + name + "', which is declared as " + type.word() + ".",
                    "use one of: " + Operator.wordsFor(type) + ".");
            return STAND_IN;
        }
        return comparison(operator, operand);
    }

    private Comparison comparison(Operator operator, YamlNode operand) {
        if (type == ValueType.LIST && operator != Operator.IS_MISSING && operator != Operator.IS_PRESENT) {
            List<YamlNode> elements = operator == Operator.EQUALS ? List.of(operand) : operand.items();
            return new Comparison.HasElement(
                    elements.stream().map(this::element).toList());
        }
        return switch (operator) {
            case EQUALS -> new Comparison.Equals(value(operand));
            case NOT_EQUALS -> new Comparison.NotEquals(value(operand));
            case IN ->
                new Comparison.In(operand.items().stream().map(this::value).toList());
            case CONTAINS_ANY ->
                new Comparison.ContainsAny(
                        operand.items().stream().map(ComparisonReader::text).toList());
            case STARTS_WITH -> new Comparison.StartsWith(text(operand));
            case BETWEEN -> between(operand);
            case AT_LEAST -> new Comparison.AtLeast(value(operand));
            case AT_MOST -> new Comparison.AtMost(value(operand));
            case IS_MISSING -> new Comparison.IsMissing();
            case IS_PRESENT -> new Comparison.IsPresent();
            case IS_TRUE -> new Comparison.IsTrue();
            case IS_FALSE -> new Comparison.IsFalse();
        };
    }

    private Comparison between(YamlNode operand) {
        Value low = value(operand.items().get(0));
        Value high = value(operand.items().get(1));
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

    private static Value.Text text(YamlNode node) {
        return new Value.Text(node.text());
    }

    private Value.Text element(YamlNode node) {
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
        return new Value.Text(element);
    }

    private Value value(YamlNode node) {
        try {
            return switch (type) {
                case NUMBER -> new Value.Real(node.number());
                case DATE -> new Value.Day(LocalDate.parse(node.text()));
                case TIMESTAMP -> new Value.Time(instant(node.text()));
                case TEXT, BOOLEAN, LIST -> text(node);
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
