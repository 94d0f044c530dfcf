package io.plumbline.engine.scorecard;

import java.util.List;

/**
 * One of the two dimensions that are a sum of rules: fit or engagement. Nothing known is 0.
 *
 * @param bounds range the sum is kept in
 * @param groups groups that limit some of the rules together
 * @param rules  in the order of the file; may be empty
 */
public record Dimension(Bounds bounds, List<RuleGroup> groups, List<Rule> rules) {
    /** A dimension that is always 0. */
    public static final Dimension EMPTY = new Dimension(Bounds.USUAL, List.of(), List.of());

    public Dimension {
        groups = List.copyOf(groups);
        rules = List.copyOf(rules);
    }
}
