package io.plumbline.engine.qualification;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.version.ScorecardVersions;
import java.time.Instant;
import java.util.List;

/**
 * A scorecard and from when on it is in force. The first of several in a row is in force before that, too.
 *
 * @param from inclusive; until that of the next one
 */
public record InForce(Instant from, Scorecard scorecard) {

    /** Those of a store, in the order in which they came into force; the current one where no run has used any. */
    public static List<InForce> of(ScorecardVersions versions) {
        List<InForce> used = versions.inForce().stream()
                .map(version -> new InForce(version.inForceFrom().orElseThrow(), version.scorecard()))
                .toList();
        return used.isEmpty() ? List.of(new InForce(Instant.EPOCH, versions.current())) : used;
    }
}
