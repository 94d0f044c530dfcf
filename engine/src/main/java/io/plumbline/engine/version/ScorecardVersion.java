package io.plumbline.engine.version;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.Scorecard;
import java.time.Instant;
import java.util.Optional;

/**
 * A scorecard as it was when a run used it.
 *
 * @param number      counted from 1, in the order in which runs came to use it
 * @param fingerprint of what it means; a scorecard that returns after another is a version of its own with an equal one
 * @param name        as its file has it
 * @param inForceFrom the as_of of the run that put it in force; empty where it was only used to look back
 * @param runId       that run, or the one that looked back
 * @param definition  the scorecard as JSON
 * @param text        {@code scoring.yaml} as it was written
 */
public record ScorecardVersion(
        long number,
        String fingerprint,
        String name,
        Optional<Instant> inForceFrom,
        long runId,
        String definition,
        String text) {

    /**
     * The scorecard itself.
     *
     * @throws ProblemException (failed) when another version of the program wrote it, and this one cannot read it
     */
    public Scorecard scorecard() {
        return ScorecardJson.read(definition);
    }
}
