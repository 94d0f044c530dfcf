package io.plumbline.engine.version;

import io.plumbline.engine.scorecard.Scorecard;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Scorecards that look less far back, or further. */
public final class Windows {
    private static final String WITHIN = "within";

    private Windows() {}

    /**
     * The scorecard with windows of event rules as they lie after a while, seen from before it: of 30 days 20 where ten pass.
     * A window that passes as a whole holds nothing.
     */
    public static Scorecard shorter(Duration passing, Scorecard scorecard) {
        JsonNode tree = ScorecardJson.tree(scorecard);
        change(tree, Set.of("event_rule"), events -> {
            Duration left = Duration.parse(events.get(WITHIN).asString()).minus(passing);
            events.put(WITHIN, (left.isNegative() ? Duration.ZERO : left).toString());
        });
        return ScorecardJson.read(tree.toString());
    }

    /**
     * The scorecard whose event rules, and conditions on events, look back on all time, and on dates ahead as far; absence
     * rules keep their windows.
     */
    public static Scorecard open(Scorecard scorecard) {
        JsonNode tree = ScorecardJson.tree(scorecard);
        change(tree, Set.of("event_rule", "event_condition", "amount_condition"), events -> events.putNull(WITHIN));
        openDates(tree);
        return ScorecardJson.read(tree.toString());
    }

    /** A date before or after the moment is, seen from all time, a date. */
    private static void openDates(JsonNode node) {
        if (node instanceof ObjectNode comparison
                && Set.of("within_last", "within_next")
                        .contains(node.path("kind").asString(""))) {
            comparison.removeAll();
            comparison.put("kind", "is_present");
        } else {
            node.forEach(Windows::openDates);
        }
    }

    private static void change(JsonNode node, Set<String> kinds, Consumer<ObjectNode> change) {
        if (kinds.contains(node.path("kind").asString(""))
                && node.get("events") instanceof ObjectNode events
                && events.path(WITHIN).isString()) {
            change.accept(events);
        } else {
            node.forEach(part -> change(part, kinds, change));
        }
    }
}
