package io.plumbline.engine.version;

import io.plumbline.engine.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A scorecard as subjects with keys and values: {@code rule pricing-page} has {@code points} of 15. Whatever has an id or a
 * name is a subject, and so is each section; rules are found by their id, in whichever dimension they stand.
 *
 * @param subjects by name, in the order of the file; each with its keys
 * @param orders   of each list of subjects, by what the list is of
 */
record ScorecardKeys(Map<String, Map<String, String>> subjects, Map<String, List<String>> orders) {

    /** The beginning of subjects that are lists. */
    static final String LIST = "list ";

    /** What stands between the entries of a list, and in none. */
    static final String BETWEEN = "\n";

    /** What stands between a segment and what it has. */
    static final String OF_SEGMENT = ": ";

    static ScorecardKeys of(Scorecard scorecard) {
        ScorecardKeys keys = new ScorecardKeys(new LinkedHashMap<>(), new LinkedHashMap<>());
        keys.object(ScorecardJson.tree(scorecard), "", "scorecard", "", "");
        return keys;
    }

    /**
     * Walks an object.
     *
     * @param outer   what stands before the names of subjects: that of a segment
     * @param subject whose keys the object's are
     * @param prefix  of its keys
     * @param place   the section it stands in
     */
    private void object(JsonNode object, String outer, String subject, String prefix, String place) {
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            String name = each.getKey();
            JsonNode value = each.getValue();
            if (isListOfSubjects(value)) {
                subjects(value, outer, subject, name);
            } else if (isSection(value) && prefix.isEmpty()) {
                inner(value, outer, subject, name, place);
            } else if (name.equals("kind") || name.equals("id")) {
                put(subject, name.equals("kind") ? "kind" : "", Spelling.value(name, value));
            } else {
                put(subject, key(prefix, name), Spelling.value(name, value));
                lists(value);
            }
        }
    }

    /** A section of its own at the top, a part of the subject's keys below. */
    private void inner(JsonNode value, String outer, String subject, String name, String place) {
        boolean section = subject.equals("scorecard") || outer.equals(subject + ": ");
        if (section) {
            object(value, outer, outer + Spelling.key(name), "", name);
        } else if (name.equals("card")) {
            object(value, subject + OF_SEGMENT, subject, "", place);
        } else {
            object(value, outer, subject, Spelling.key(name), place);
        }
    }

    private static String key(String prefix, String name) {
        String key = Spelling.key(name);
        boolean plain = prefix.isEmpty() || prefix.equals("events");
        return plain ? (key.equals("types") ? "event" : key) : prefix + "." + key;
    }

    private static boolean isSection(JsonNode value) {
        return value.isObject() && !value.has("kind") && !value.has("channels") && !Spelling.isRange(value);
    }

    private static boolean isListOfSubjects(JsonNode value) {
        return value.isArray()
                && !value.isEmpty()
                && value.get(0).isObject()
                && (value.get(0).has("id") || value.get(0).has("name"));
    }

    private void subjects(JsonNode list, String outer, String owner, String name) {
        String what = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
        List<String> order = new ArrayList<>();
        for (JsonNode each : list) {
            boolean rule = each.has("id");
            String called = what + " " + (rule ? each.get("id") : each.get("name")).asString();
            String subject = outer + (what.equals("group") ? owner.substring(outer.length()) + " " : "") + called;
            if (rule) {
                put(subject, "in", owner.substring(outer.length()));
            }
            object(each, outer, subject, "", name);
            order.add(called);
        }
        orders.put(outer + owner.substring(Math.min(owner.length(), outer.length())) + " " + name, order);
    }

    /** Finds the lists that conditions look into. */
    private void lists(JsonNode value) {
        if (Spelling.isList(value)) {
            List<String> entries = new ArrayList<>();
            value.get("entries").forEach(entry -> entries.add(entry.asString()));
            put(LIST + value.get("name").asString(), "entries", String.join(BETWEEN, entries));
        } else if (value.isContainer()) {
            value.forEach(this::lists);
        }
    }

    private void put(String subject, String key, String value) {
        Map<String, String> keys = subjects.computeIfAbsent(subject, name -> new LinkedHashMap<>());
        if (!key.isEmpty()) {
            keys.put(key, value);
        }
    }
}
