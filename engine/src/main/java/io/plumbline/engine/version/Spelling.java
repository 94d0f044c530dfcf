package io.plumbline.engine.version;

import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.MicroPoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Parts of a scorecard's JSON as {@code scoring.yaml} would put them: points instead of micro-points, {@code 30d}. */
final class Spelling {
    private static final String MICROS = "Micros";
    private static final String LENGTH = "P(?:\\d+D)?(?:T[\\dHMS.]+)?";
    /** Kinds that say nothing beside what they hold. */
    private static final Set<String> SILENT =
            Set.of("text", "exact_text", "number", "day", "time", "scored", "combined");

    /** Components whose values are words of the file, in capitals as enumerations have them. */
    private static final Set<String> WORDS = Set.of("scorer", "per", "aggregate", "combination", "every");

    private Spelling() {}

    /** A component's name as a key of the file: {@code half_life}. */
    static String key(String component) {
        String name =
                component.endsWith(MICROS) ? component.substring(0, component.length() - MICROS.length()) : component;
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** A value in a few words. */
    static String value(String component, JsonNode value) {
        if (value.isNull()) {
            return "none";
        }
        if (value.isArray()) {
            return list(component, value);
        }
        if (value.isObject()) {
            return isRange(value)
                    ? range(value)
                    : isList(value) ? value.get("name").asString() : members(value);
        }
        if (component.endsWith(MICROS)) {
            return MicroPoints.text(value.asLong());
        }
        if (value.isString() && !component.equals("text") && value.asString().matches(LENGTH)) {
            return length(Duration.parse(value.asString()));
        }
        if (WORDS.contains(component)) {
            return value.asString().toLowerCase(Locale.ROOT);
        }
        return value.isNumber() ? number(value) : value.asString();
    }

    private static String list(String component, JsonNode values) {
        List<String> shown = new ArrayList<>();
        for (JsonNode each : values) {
            shown.add(value(component, each));
        }
        return "[" + String.join(", ", shown) + "]";
    }

    /** Names without what they are called: {@code employees at_least 50}. */
    private static String members(JsonNode object) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            String word = value(each.getKey(), each.getValue());
            if (each.getKey().equals("kind")) {
                boolean silent = SILENT.contains(word) || word.endsWith("_condition");
                word = silent ? "" : word;
            }
            if (!word.isEmpty() && !each.getValue().isNull()) {
                words.add(word);
            }
        }
        return String.join(" ", words);
    }

    /** Whether an object is a named list, which is a subject of its own. */
    static boolean isList(JsonNode value) {
        return value.isObject() && value.size() == 2 && value.has("name") && value.has("entries");
    }

    static boolean isRange(JsonNode value) {
        return value.isObject() && value.size() == 2 && value.has("minMicros") && value.has("maxMicros");
    }

    private static String range(JsonNode value) {
        long min = value.get("minMicros").asLong();
        long max = value.get("maxMicros").asLong();
        if (max == EventRule.NO_LIMIT.maxMicros()) {
            return "none";
        }
        return -min == max ? MicroPoints.text(max) : MicroPoints.text(min) + " to " + MicroPoints.text(max);
    }

    private static String length(Duration length) {
        if (length.toSeconds() % 86_400 == 0) {
            return length.toDays() + "d";
        }
        return length.toSeconds() % 3_600 == 0 ? length.toHours() + "h" : length.toMinutes() + "m";
    }

    private static String number(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().toPlainString();
    }
}
