package io.plumbline.engine.scorecard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What sales does with a lead that newly reaches a level.
 *
 * @param againAfter a lead that left its level for this long is handed over again when it comes back; empty for never
 * @param facts      attributes that sales sees; empty for those that the scorecard's rules read
 * @param steps      the first that fits a lead counts; with none every lead at a level is handed over to nobody named
 */
public record Playbook(Optional<Duration> againAfter, Optional<List<String>> facts, List<PlaybookStep> steps) {

    /** What counts where {@code scoring.yaml} holds no playbook. */
    public static final Playbook EMPTY = new Playbook(Optional.empty(), Optional.empty(), List.of());

    public Playbook {
        facts = facts.map(List::copyOf);
        steps = List.copyOf(steps);
    }

    /**
     * The attributes that sales sees.
     *
     * @param scorecard the scorecard beside which the playbook stands
     */
    public List<String> factsBeside(Scorecard scorecard) {
        return facts.orElseGet(() -> List.copyOf(scorecard.attributes()));
    }
}
