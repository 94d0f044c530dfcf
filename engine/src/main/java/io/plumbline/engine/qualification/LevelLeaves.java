package io.plumbline.engine.qualification;

import io.plumbline.engine.scorecard.LevelCondition;
import io.plumbline.engine.scorecard.LevelCondition.Fired;
import io.plumbline.engine.scorecard.LevelCondition.Took;
import io.plumbline.engine.scorecard.Scorecard;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the levels of a scorecard, and of its segments, ask besides scores. */
record LevelLeaves(Scorecard scorecard) {

    /** Ids of the rules of which they ask whether they fired. */
    NavigableSet<String> rules() {
        return leaves().filter(Fired.class::isInstance)
                .map(leaf -> ((Fired) leaf).rule())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The steps of which they ask whether the lead took them. */
    NavigableSet<String> steps() {
        return leaves().filter(Took.class::isInstance)
                .map(leaf -> ((Took) leaf).step())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<LevelCondition> leaves() {
        return scorecard.cards().stream()
                .flatMap(card -> card.levels().stream())
                .flatMap(level -> level.leaves());
    }
}
