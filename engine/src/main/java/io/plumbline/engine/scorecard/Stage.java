package io.plumbline.engine.scorecard;

import java.util.List;

/**
 * One step on the way to buying.
 *
 * @param enterAtMicros evidence needed, in micro-points: the sum of this stage's own rules must reach it; above 0
 * @param rules         its rules; none of them is in a group
 */
public record Stage(String name, long enterAtMicros, List<Rule> rules) {
    public Stage {
        rules = List.copyOf(rules);
    }
}
