package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.NamedList;
import io.plumbline.engine.scorecard.TextPart;
import io.plumbline.engine.scorecard.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Values and comparisons as {@code scoring.yaml} says them. */
final class PlainText {
    private PlainText() {}

    static String of(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }

    static String of(Duration length) {
        return length.toHours() * 3_600 == length.toSeconds() ? length.toHours() + "h" : length.toSeconds() + "s";
    }

    static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                + '"';
    }

    static String of(Value value) {
        if (value instanceof Value.Real real) {
            return of(real.number());
        } else if (value instanceof Value.Day day) {
            return quoted(day.day().toString());
        } else if (value instanceof Value.Time time) {
            return quoted(time.instant().toString());
        }
        return quoted(value instanceof Value.ExactText exact ? exact.text() : ((Value.Text) value).text());
    }

    /** @param lists gets the lists that the comparison names */
    static String of(Comparison comparison, Map<String, NamedList> lists) {
        if (comparison instanceof Comparison.Equals is) {
            return "equals: " + with(List.of(is.value()), of(is.value()));
        } else if (comparison instanceof Comparison.NotEquals not) {
            return "not_equals: " + with(List.of(not.value()), of(not.value()));
        } else if (comparison instanceof Comparison.In in) {
            return "in: " + with(in.values(), all(in.values()));
        } else if (comparison instanceof Comparison.NotIn in) {
            return "not_in: " + with(in.values(), all(in.values()));
        } else if (comparison instanceof Comparison.ContainsAny any) {
            return "contains_any: " + with(any.texts(), all(any.texts()));
        } else if (comparison instanceof Comparison.HasElement has) {
            return "contains_any: " + with(has.elements(), all(has.elements()));
        } else if (comparison instanceof Comparison.StartsWith start) {
            return "starts_with: " + with(List.of(start.text()), of(start.text()));
        } else if (comparison instanceof Comparison.Matches matches) {
            return "matches: " + quoted(matches.pattern()) + (matches.matchCase() ? ", match_case: true" : "");
        }
        return ranges(comparison, lists);
    }

    private static String ranges(Comparison comparison, Map<String, NamedList> lists) {
        if (comparison instanceof Comparison.Between range) {
            return "between: " + all(List.of(range.low(), range.high()));
        } else if (comparison instanceof Comparison.AtLeast least) {
            return "at_least: " + of(least.value());
        } else if (comparison instanceof Comparison.AtMost most) {
            return "at_most: " + of(most.value());
        } else if (comparison instanceof Comparison.InList in) {
            String part = in.part() == TextPart.WHOLE ? "" : in.part() == TextPart.DOMAIN ? "domain_" : "mailbox_";
            return part + "in_list: " + named(in.list(), lists);
        } else if (comparison instanceof Comparison.NotInList not) {
            return "not_in_list: " + named(not.list(), lists);
        } else if (comparison instanceof Comparison.WordInList words) {
            return "word_in_list: " + named(words.list(), lists);
        } else if (comparison instanceof Comparison.WithinLast last) {
            return "within_last: " + of(last.length());
        } else if (comparison instanceof Comparison.WithinNext next) {
            return "within_next: " + of(next.length());
        } else if (comparison instanceof Comparison.IsMissing) {
            return "is_missing: true";
        } else if (comparison instanceof Comparison.IsPresent) {
            return "is_present: true";
        }
        return comparison instanceof Comparison.IsTrue ? "is_true: true" : "is_false: true";
    }

    private static String named(NamedList list, Map<String, NamedList> lists) {
        lists.put(list.name(), list);
        return list.name();
    }

    private static String all(List<Value> values) {
        return values.stream().map(PlainText::of).toList().toString();
    }

    private static String with(List<Value> values, String text) {
        return text
                + (Stream.of(values).flatMap(List::stream).anyMatch(Value.ExactText.class::isInstance)
                        ? ", match_case: true"
                        : "");
    }
}
