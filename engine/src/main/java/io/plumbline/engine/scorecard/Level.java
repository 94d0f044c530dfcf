package io.plumbline.engine.scorecard;

import java.util.List;

/**
 * What Plumbline recommends a lead to be, such as {@code mql}.
 *
 * @param combination whether all or any of the conditions must hold
 * @param conditions  at least one
 */
public record Level(String name, Combination combination, List<LevelCondition> conditions) {
    public Level {
        conditions = List.copyOf(conditions);
    }
}
