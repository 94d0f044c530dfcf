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
            return isRange(value) ? range(value) : ConditionSpelling.of(value).orElseGet(() -> members(value));
        }
        if (component.endsWith(MICROS)) {
            return MicroPoints.text(value.asLong());
        }
        if (value.isString() && !component.equals("text") && value.asString().matches(LENGTH)) {
            return length(value);
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
        boolean mappings = !shown.isEmpty() && shown.get(0).startsWith("{ ");
        return mappings ? "[ " + String.join(", ", shown) + " ]" : "[" + String.join(", ", shown) + "]";
    }

    /** Values without what they are called: {@code half_life 14d}. */
    private static String members(JsonNode object) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            String word = value(each.getKey(), each.getValue());
            if (!each.getValue().isNull()) {
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

    /** A length as the file has it: {@code 30d}. */
    static String length(JsonNode text) {
        Duration length = Duration.parse(text.asString());
        if (length.toSeconds() % 86_400 == 0) {
            return length.toDays() + "d";
        }
        return length.toSeconds() % 3_600 == 0 ? length.toHours() + "h" : length.toMinutes() + "m";
    }

    /** A number in full, without needless zeros. */
    static String number(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().toPlainString();
    }
}
