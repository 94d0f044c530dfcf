package io.plumbline.engine.scorecard;

import java.util.List;

/**
 * How far along a lead is. Its stage is the last in the list whose own evidence reaches what it asks, or none; its score
 * is the sum of all stages' evidence, kept in bounds.
 *
 * @param stages in the order of the way to buying; may be empty
 */
public record BuyingStage(Bounds bounds, List<Stage> stages) {
    /** A lead is in no stage and has 0 points. */
    public static final BuyingStage EMPTY = new BuyingStage(Bounds.USUAL, List.of());

    public BuyingStage {
        stages = List.copyOf(stages);
    }

    /** The rules of all stages. */
    public List<Rule> rules() {
        return stages.stream().flatMap(stage -> stage.rules().stream()).toList();
    }
}
