package io.plumbline.engine.score;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a lead has its points: lines that sum exactly to the points score.
 *
 * @param asOf             exclusive: what happened at or after it is not known
 * @param segment          the segment whose scorecard gives the points; empty for the base
 * @param lines            fired rules and balancing lines, by dimension
 * @param fitMicros        fit score in micro-points
 * @param engagementMicros engagement score in micro-points
 * @param stageMicros      stage score in micro-points
 * @param buyingStage      the stage the lead is in; empty for none
 * @param pointsMicros     points score in micro-points, the sum of the lines
 * @param reasons          the rules that change the points most, in words, at most three
 */
public record Ledger(
        Instant asOf,
        Optional<String> segment,
        List<LedgerLine> lines,
        long fitMicros,
        long engagementMicros,
        long stageMicros,
        Optional<String> buyingStage,
        long pointsMicros,
        String grade,
        List<String> reasons) {
    public Ledger {
        lines = List.copyOf(lines);
        reasons = List.copyOf(reasons);
        long sum = lines.stream().mapToLong(LedgerLine::countedMicros).sum();
        if (sum != pointsMicros) {
            throw new IllegalArgumentException("The lines of a ledger must sum to its points.");
        }
    }

    /** This ledger, with the reasons given. */
    Ledger because(List<String> words) {
        return new Ledger(
                asOf,
                segment,
                lines,
                fitMicros,
                engagementMicros,
                stageMicros,
                buyingStage,
                pointsMicros,
                grade,
                words);
    }
}
