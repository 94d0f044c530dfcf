package io.plumbline.engine.feature;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.engine.sql.Dialect;

/** A part of an instant that comes again; part of stored models. */
public enum CalendarPart {
    @JsonProperty("month")
    MONTH("Month (01 to 12)") {
        @Override
        String sql(String timestamp) {
            return twoDigits("month", timestamp);
        }
    },
    @JsonProperty("quarter")
    QUARTER("Quarter (1 to 4)") {
        @Override
        String sql(String timestamp) {
            return "cast(extract(quarter from " + timestamp + ") as varchar)";
        }
    },
    /** The first day of 1970 was a Thursday. */
    @JsonProperty("weekday")
    WEEKDAY("Day of the week (1 Monday to 7 Sunday)") {
        @Override
        String sql(String timestamp) {
            String day = Dialect.DUCKDB.dayNumber(Dialect.DUCKDB.microseconds(timestamp));
            return "cast(1 + ((" + day + " + 3) % 7 + 7) % 7 as varchar)";
        }
    },
    @JsonProperty("hour")
    HOUR("Hour (00 to 23)") {
        @Override
        String sql(String timestamp) {
            return twoDigits("hour", timestamp);
        }
    };

    private final String words;

    CalendarPart(String words) {
        this.words = words;
    }

    /** The part as text. */
    abstract String sql(String timestamp);

    String words() {
        return words;
    }

    private static String twoDigits(String part, String timestamp) {
        return "substr(cast(100 + extract(" + part + " from " + timestamp + ") as varchar), 2)";
    }
}
