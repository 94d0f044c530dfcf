package io.plumbline.engine.scorecard;

import java.util.List;
import java.util.stream.Stream;

/**
 * What Plumbline recommends a lead to be, such as {@code mql}.
 *
 * @param combination whether all, any or none of the conditions must hold
 * @param conditions  at least one
 */
public record Level(String name, Combination combination, List<LevelCondition> conditions) {
    public Level {
        conditions = List.copyOf(conditions);
    }

    /** Its conditions as one. */
    public LevelCondition.Combined condition() {
        return new LevelCondition.Combined(combination, conditions);
    }

    /** All conditions that are no combinations, at any depth. */
    public Stream<LevelCondition> leaves() {
        return condition().leaves();
    }

    /** The lifecycle steps that it asks for, rather than forbids. */
    public List<String> stepsAsked() {
        return condition()
                .asked()
                .filter(LevelCondition.Took.class::isInstance)
                .map(asked -> ((LevelCondition.Took) asked).step())
                .toList();
    }
}
