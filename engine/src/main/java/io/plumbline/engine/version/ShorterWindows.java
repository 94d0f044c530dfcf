package io.plumbline.engine.version;

import io.plumbline.engine.scorecard.Scorecard;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A scorecard whose event rules look less far back, for what will have left their windows when some time has passed. */
public final class ShorterWindows {
    private ShorterWindows() {}

    /**
     * The scorecard with windows of event rules as they lie after a while, seen from before it: of 30 days 20 where ten pass.
     * A window that passes as a whole holds nothing.
     */
    public static Scorecard by(Duration passing, Scorecard scorecard) {
        JsonNode tree = ScorecardJson.tree(scorecard);
        shorten(tree, passing);
        return ScorecardJson.read(tree.toString());
    }

    private static void shorten(JsonNode node, Duration passing) {
        if (node.path("kind").asString("").equals("event_rule")
                && node.get("events") instanceof ObjectNode events
                && events.path("within").isString()) {
            Duration left = Duration.parse(events.get("within").asString()).minus(passing);
            events.put("within", (left.isNegative() ? Duration.ZERO : left).toString());
        } else {
            node.forEach(part -> shorten(part, passing));
        }
    }
}
