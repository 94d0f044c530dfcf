package io.plumbline.notebooks;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How cells are written: the same on every machine, in every locale. */
final class Figures {
    static final String ABSENT = "–";

    private Figures() {}

    static String text(String head, Optional<Object> cell) {
        return cell.map(value -> text(head, value)).orElse(ABSENT);
    }

    private static String text(String head, Object value) {
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return decimal(head, ((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            return String.format(Locale.ROOT, "%,d", number.longValue());
        } else if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        } else if (value instanceof LocalDateTime time) {
            boolean midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
            return DateTimeFormatter.ofPattern(midnight ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", Locale.ROOT)
                    .format(time);
        }
        return value.toString();
    }

    /** Percentages with one decimal, other numbers with three digits or so. */
    static String decimal(String head, double value) {
        double size = Math.abs(value);
        if (size == 0 && !head.endsWith("%")) {
            return "0";
        }
        int decimals = head.endsWith("%") ? 1 : size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 4;
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.matches("-0[.0]*") ? text.substring(1) : text;
    }
}
