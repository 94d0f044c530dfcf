package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.TextPart;
import io.plumbline.engine.scorecard.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a comparison holds of a value, in plain Java. */
final class PlainComparison {
    private PlainComparison() {}

    static boolean holds(Comparison comparison, Object value) {
        if (comparison instanceof Comparison.IsMissing) {
            return value == null;
        }
        return value != null && holdsPresent(comparison, value);
    }

    /** Of an attribute, which may be set beside the moment. */
    static boolean holds(Comparison comparison, Object value, Instant asOf) {
        if (comparison instanceof Comparison.WithinLast last) {
            return value != null
                    && instant(value).isBefore(asOf)
                    && !instant(value).isBefore(asOf.minus(last.length()));
        }
        if (comparison instanceof Comparison.WithinNext next) {
            return value != null
                    && !instant(value).isBefore(asOf)
                    && instant(value).isBefore(asOf.plus(next.length()));
        }
        return holds(comparison, value);
    }

    private static Instant instant(Object value) {
        return value instanceof LocalDate day ? day.atStartOfDay(ZoneOffset.UTC).toInstant() : (Instant) value;
    }

    private static boolean holdsPresent(Comparison comparison, Object value) {
        if (comparison instanceof Comparison.Equals is) {
            return compare(value, is.value()) == 0;
        } else if (comparison instanceof Comparison.NotEquals not) {
            return compare(value, not.value()) != 0;
        } else if (comparison instanceof Comparison.In in) {
            return in.values().stream().anyMatch(one -> compare(value, one) == 0);
        } else if (comparison instanceof Comparison.NotIn in) {
            return in.values().stream().noneMatch(one -> compare(value, one) == 0);
        } else if (comparison instanceof Comparison.ContainsAny any) {
            return any.texts().stream().anyMatch(part -> like(value, part).contains(text(part)));
        } else if (comparison instanceof Comparison.HasElement has) {
            return ((List<?>) value)
                    .stream().anyMatch(element -> has.elements().stream().anyMatch(one -> compare(element, one) == 0));
        } else if (comparison instanceof Comparison.StartsWith start) {
            return like(value, start.text()).startsWith(text(start.text()));
        } else if (comparison instanceof Comparison.Between range) {
            return compare(value, range.low()) >= 0 && compare(value, range.high()) <= 0;
        } else if (comparison instanceof Comparison.AtLeast least) {
            return compare(value, least.value()) >= 0;
        } else if (comparison instanceof Comparison.AtMost most) {
            return compare(value, most.value()) <= 0;
        }
        return holdsSpecial(comparison, value);
    }

    private static boolean holdsSpecial(Comparison comparison, Object value) {
        if (comparison instanceof Comparison.InList in) {
            return in.list().entries().contains(part(in.part(), fold(value)));
        } else if (comparison instanceof Comparison.NotInList not) {
            return !not.list().entries().contains(part(TextPart.WHOLE, fold(value)));
        } else if (comparison instanceof Comparison.WordInList words) {
            return words.list().entries().stream()
                    .anyMatch(entry -> words(value).contains(words(entry)));
        } else if (comparison instanceof Comparison.Matches matches) {
            int flags = matches.matchCase() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            return Pattern.compile(matches.pattern(), flags)
                    .matcher((String) value)
                    .find();
        }
        return comparison instanceof Comparison.IsPresent
                || (comparison instanceof Comparison.IsTrue && value.equals(true))
                || (comparison instanceof Comparison.IsFalse && value.equals(false));
    }

    private static int compare(Object value, Value other) {
        if (other instanceof Value.Text || other instanceof Value.ExactText) {
            return like(value, other).compareTo(text(other));
        } else if (other instanceof Value.Real real) {
            return Double.compare((double) value, real.number());
        } else if (other instanceof Value.Day day) {
            return ((LocalDate) value).compareTo(day.day());
        }
        return ((Instant) value).compareTo(((Value.Time) other).instant());
    }

    private static String fold(Object text) {
        return ((String) text)
                .codePoints()
                .map(Character::toLowerCase)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** A value as it is set beside a text: without case, unless the text asks for it. */
    private static String like(Object value, Value text) {
        return text instanceof Value.ExactText ? (String) value : fold(value);
    }

    private static String text(Value value) {
        return value instanceof Value.ExactText exact ? exact.text() : fold(((Value.Text) value).text());
    }

    private static String part(TextPart part, String text) {
        int sign = text.lastIndexOf('@');
        if (part == TextPart.WHOLE || sign < 0) {
            return stripped(text);
        }
        return stripped(part == TextPart.DOMAIN ? text.substring(sign + 1) : text.substring(0, sign));
    }

    /** A text without white space around it, that which does not break included. */
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || sign == 0x85;
    }

    /** The name of a channel as its weight is looked for. */
    static String channel(Object text) {
        return part(TextPart.WHOLE, fold(text));
    }

    private static String words(Object text) {
        return " " + fold(text).replaceAll("[^a-z0-9]+", " ").strip() + " ";
    }
}
