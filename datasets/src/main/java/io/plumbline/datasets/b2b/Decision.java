package io.plumbline.datasets.b2b;

import java.time.Instant;

/**
 * One draw from the true model: one lead at the start of one week.
 *
 * @param leadId      as in {@code leads.csv}
 * @param at          start of the week; features know what happened before it
 * @param features    one value per {@link TrueEffect}, in its order; the receiver may keep the array
 * @param probability of deciding to buy within the week, by {@link TrueModel}
 * @param points      what marketing's points rule gives at that instant, 0 to 100
 * @param eligible    whether the lead is not yet accepted by sales, as in a training row
 * @param buys        what was drawn: the step {@code opportunity} then falls in the week that starts at {@code at}
 */
public record Decision(
        String leadId,
        Instant at,
        double[] features,
        double probability,
        double points,
        boolean eligible,
        boolean buys) {}
