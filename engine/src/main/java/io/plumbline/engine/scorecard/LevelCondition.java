package io.plumbline.engine.scorecard;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a level asks of a lead.
 *
 * <p>The kinds and their components are part of stored scorecards: add, never rename.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "scored", value = LevelCondition.Scored.class),
    @JsonSubTypes.Type(name = "in_stage", value = LevelCondition.InStage.class),
    @JsonSubTypes.Type(name = "fired", value = LevelCondition.Fired.class),
    @JsonSubTypes.Type(name = "graded", value = LevelCondition.Graded.class),
    @JsonSubTypes.Type(name = "took", value = LevelCondition.Took.class),
    @JsonSubTypes.Type(name = "combined", value = LevelCondition.Combined.class)
})
public sealed interface LevelCondition {

    /** This condition and those inside it that are no combinations. */
    default Stream<LevelCondition> leaves() {
        return Stream.of(this);
    }

    /** The leaves that speak for the level when they hold; not those of {@code none_of}. */
    default Stream<LevelCondition> asked() {
        return Stream.of(this);
    }

    /**
     * The score is at or above a threshold.
     *
     * @param atLeast    the threshold in the scorer's own unit (points, or a probability); empty for the one that
     *                   training chose for this scorer and level
     * @param leaveBelow while the lead is on the level the condition holds down to this; it is never above the
     *                   threshold; empty for the threshold itself
     */
    record Scored(Scorer scorer, OptionalDouble atLeast, OptionalDouble leaveBelow) implements LevelCondition {
        /** A threshold without memory. */
        public Scored(Scorer scorer, OptionalDouble atLeast) {
            this(scorer, atLeast, OptionalDouble.empty());
        }
    }

    /** The lead's buying stage is this one or a later one. */
    record InStage(String stage) implements LevelCondition {}

    /** A rule fired, whatever it gives. */
    record Fired(String rule) implements LevelCondition {}

    /** The lead's grade is one of these; at least one. */
    record Graded(List<String> grades) implements LevelCondition {
        public Graded {
            grades = List.copyOf(grades);
        }
    }

    /** The lead took a lifecycle step, and that was known. */
    record Took(String step) implements LevelCondition {}

    /** All, any or none of several conditions hold; at least one. */
    record Combined(Combination combination, List<LevelCondition> conditions) implements LevelCondition {
        public Combined {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Stream<LevelCondition> leaves() {
            return conditions.stream().flatMap(LevelCondition::leaves);
        }

        @Override
        public Stream<LevelCondition> asked() {
            return combination == Combination.NONE_OF
                    ? Stream.empty()
                    : conditions.stream().flatMap(LevelCondition::asked);
        }
    }
}
