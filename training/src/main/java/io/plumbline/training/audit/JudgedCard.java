package io.plumbline.training.audit;

import io.plumbline.training.audit.Twins.Found;
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
 * @param fitted           what it was judged by; empty where no rule could be judged
 */
record JudgedCard(
        String segment,
        AuditedRows rows,
        OptionalDouble pointsPerLogOdds,
        Optional<String> scaleBasis,
        boolean judged,
        String reason,
        List<JudgedRule> rules,
        Optional<Fitted> fitted) {

    /** The rows and the fit that a card was judged by. */
    record Fitted(CardRows rows, Found found) {}

    /** The same, with what it was judged by. */
    JudgedCard by(CardRows by, Found found) {
        return new JudgedCard(
                segment, rows, pointsPerLogOdds, scaleBasis, judged, reason, rules, Optional.of(new Fitted(by, found)));
    }

    /** So many points double the odds. */
    OptionalDouble pointsToDoubleOdds() {
        return pointsPerLogOdds.isPresent()
                ? OptionalDouble.of(pointsPerLogOdds.getAsDouble() * Math.log(2))
                : OptionalDouble.empty();
    }
}
