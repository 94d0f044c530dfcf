package io.plumbline.training.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an audit found of the scorecard of some leads.
 *
 * @param segment        name of the segment, or {@code all} for leads of the base scorecard
 * @param pointsPerLogOdds the scale; empty where there is none
 * @param scaleBasis     where the scale is from
 * @param judged         whether there was enough to judge by
 * @param reason         a sentence on the whole
 * @param rules          all rules of the card, in its order
 */
record JudgedCard(
        String segment,
        AuditedRows rows,
        OptionalDouble pointsPerLogOdds,
        Optional<String> scaleBasis,
        boolean judged,
        String reason,
        List<JudgedRule> rules) {

    /** So many points double the odds. */
    OptionalDouble pointsToDoubleOdds() {
        return pointsPerLogOdds.isPresent()
                ? OptionalDouble.of(pointsPerLogOdds.getAsDouble() * Math.log(2))
                : OptionalDouble.empty();
    }
}
