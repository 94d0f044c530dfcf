package io.plumbline.cli.answer;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.ScorecardVersion;
import io.plumbline.engine.version.ScorecardVersions;
import java.time.Instant;
import java.util.Optional;

/**
 * A scorecard that somebody named on the command line.
 *
 * @param name        how it is called: {@code version 3}, or {@code the current file}
 * @param number      of the version; empty for the file
 * @param inForceFrom from when on it counts; empty where it was not used, or only to look back
 * @param text        {@code scoring.yaml} as it is, or was, written
 */
public record NamedScorecard(
        String name, Optional<Long> number, Optional<Instant> inForceFrom, Scorecard scorecard, String text) {
    /** The word for the file as it is now. */
    public static final String CURRENT = "current";

    /**
     * The scorecard meant.
     *
     * @param name    a number, the beginning of a fingerprint, or {@link #CURRENT}
     * @param current the scorecard in the file
     * @param text    {@code scoring.yaml} as it is written
     * @throws ProblemException (usage) when there is none
     */
    public static NamedScorecard of(String name, Scorecard current, String text, Store store) {
        ScorecardVersions versions = ScorecardVersions.in(store, current);
        if (name.equals(CURRENT)) {
            return current(current, text, versions);
        }
        ScorecardVersion version = versions.named(name)
                .orElseThrow(() -> ProblemException.usage(
                        "scorecards",
                        "No version of the scorecard is meant by '" + name + "', or several are.",
                        "name one that 'plumbline scorecards list' shows, or 'current' for the file as it is."));
        return new NamedScorecard(
                "version " + version.number(),
                Optional.of(version.number()),
                version.inForceFrom(),
                version.scorecard(),
                version.text());
    }

    private static NamedScorecard current(Scorecard current, String text, ScorecardVersions versions) {
        Optional<ScorecardVersion> kept = versions.named(current.fingerprint());
        return new NamedScorecard(
                "the current file",
                kept.map(ScorecardVersion::number),
                kept.flatMap(ScorecardVersion::inForceFrom),
                current,
                text);
    }
}
