package io.plumbline.engine.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Conditions of a scorecard's JSON as {@code scoring.yaml} has them: {@code { event: page_view, within: 14d,
 * at_least_times: 3 }}. What is spelled can be put into the file, and means the same there.
 */
final class ConditionSpelling {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_](?:[\\p{L}\\p{N}_./ -]*[\\p{L}\\p{N}_])?");
    private static final Set<String> WORDS_OF_YAML =
            Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private final List<String> fields = new ArrayList<>();

    private ConditionSpelling() {}

    /** The condition as a mapping; empty where the object is none. */
    static Optional<String> of(JsonNode object) {
        ConditionSpelling spelling = new ConditionSpelling();
        spelling.condition(object);
        return spelling.fields.isEmpty()
                ? Optional.empty()
                : Optional.of("{ " + String.join(", ", spelling.fields) + " }");
    }

    private void condition(JsonNode object) {
        if (object.has("property") && object.has("comparison")) {
            tested("property", object);
            return;
        }
        switch (object.path("kind").asString("")) {
            case "attribute_condition" -> tested("attribute", object);
            case "event_condition" -> counted(object);
            case "amount_condition" -> reckoned(object);
            case "scored" -> scored(object);
            case "in_stage" -> named("stage", object.get("stage"));
            case "fired" -> named("rule", object.get("rule"));
            case "graded" -> put("grade", Spelling.value("grades", object.get("grades")));
            case "took" -> named("step", object.get("step"));
            case "combined" -> put(word(object.get("combination")), conditions(object.get("conditions")));
            default -> {}
        }
    }

    /** Conditions as a sequence. */
    private static String conditions(JsonNode conditions) {
        return Spelling.value("conditions", conditions);
    }

    private void tested(String subject, JsonNode object) {
        named(subject, object.get(subject));
        comparison(object.get("comparison"));
    }

    private void counted(JsonNode object) {
        events(object.get("events"));
        if (object.get("atLeastTimes").asLong() != 1) {
            put("at_least_times", Spelling.number(object.get("atLeastTimes")));
        }
    }

    private void reckoned(JsonNode object) {
        events(object.get("events"));
        JsonNode amount = object.get("amount");
        put(
                word(amount.get("aggregate")),
                "{ property: " + text(amount.get("property")) + ", at_least: " + Spelling.number(object.get("atLeast"))
                        + " }");
    }

    private void events(JsonNode events) {
        JsonNode types = events.get("types");
        if (types.size() == 1) {
            named("event", types.get(0));
        } else {
            put("event", texts(types));
        }
        JsonNode where = events.get("where");
        if (!where.isEmpty()) {
            put("where", where.size() == 1 ? Spelling.value("where", where.get(0)) : conditions(where));
        }
        if (!events.get("within").isNull()) {
            put("within", Spelling.length(events.get("within")));
        }
    }

    private void scored(JsonNode object) {
        put("scorer", word(object.get("scorer")));
        JsonNode atLeast = object.get("atLeast");
        put("at_least", atLeast.isNull() ? "learned" : Spelling.number(atLeast));
        if (!object.path("leaveBelow").isMissingNode()
                && !object.get("leaveBelow").isNull()) {
            put("leave_below", Spelling.number(object.get("leaveBelow")));
        }
    }

    private void comparison(JsonNode comparison) {
        String kind = comparison.get("kind").asString();
        switch (kind) {
            case "equals", "not_equals", "at_least", "at_most" -> values(kind, comparison.get("value"));
            case "starts_with" -> values(kind, comparison.get("text"));
            case "in", "not_in" -> values(kind, comparison.get("values"));
            case "contains_any" -> values(kind, comparison.get("texts"));
            case "has_element" -> values("contains_any", comparison.get("elements"));
            case "between" ->
                put(kind, "[" + value(comparison.get("low")) + ", " + value(comparison.get("high")) + "]");
            case "in_list" -> list(comparison.get("part").asString(), comparison);
            case "not_in_list", "word_in_list" ->
                named(kind, comparison.get("list").get("name"));
            case "matches" -> matches(comparison);
            case "within_last", "within_next" -> put(kind, Spelling.length(comparison.get("length")));
            default -> put(kind, "true");
        }
    }

    private void list(String part, JsonNode comparison) {
        String key = part.equals("WHOLE") ? "in_list" : part.toLowerCase(Locale.ROOT) + "_in_list";
        named(key, comparison.get("list").get("name"));
    }

    private void matches(JsonNode comparison) {
        named("matches", comparison.get("pattern"));
        exactly(comparison.get("matchCase").asBoolean());
    }

    /** A value, or several of one kind. */
    private void values(String key, JsonNode values) {
        List<String> spelled = new ArrayList<>();
        for (JsonNode each : values.isArray() ? values : List.of(values)) {
            spelled.add(value(each));
        }
        put(key, values.isArray() ? "[" + String.join(", ", spelled) + "]" : spelled.get(0));
        JsonNode first = values.isArray() ? values.get(0) : values;
        exactly(first.get("kind").asString().equals("exact_text"));
    }

    private void exactly(boolean exactly) {
        if (exactly) {
            put("match_case", "true");
        }
    }

    private static String value(JsonNode value) {
        return switch (value.get("kind").asString()) {
            case "number" -> Spelling.number(value.get("number"));
            case "day" -> value.get("day").asString();
            case "time" -> value.get("instant").asString();
            default -> text(value.get("text"));
        };
    }

    private static String texts(JsonNode texts) {
        List<String> spelled = new ArrayList<>();
        texts.forEach(each -> spelled.add(text(each)));
        return "[" + String.join(", ", spelled) + "]";
    }

    /** A text in quotes where YAML would take it for something else. */
    private static String text(JsonNode text) {
        String plain = text.asString();
        boolean needsNone = PLAIN.matcher(plain).matches() && !WORDS_OF_YAML.contains(plain.toLowerCase(Locale.ROOT));
        return needsNone ? plain : text.toString();
    }

    private static String word(JsonNode name) {
        return name.asString().toLowerCase(Locale.ROOT);
    }

    private void named(String key, JsonNode name) {
        put(key, text(name));
    }

    private void put(String key, String value) {
        fields.add(key + ": " + value);
    }
}
