package io.plumbline.datasets.b2b;

import io.plumbline.datasets.b2b.LeadState.Stage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Opportunities from the day they open until they are won or lost. */
final class Deals {

    private static final double WIN_RATE = 0.68;
    private static final double MEDIAN_DAYS = 12;
    private static final Weighted<String> LOSSES =
            new Weighted<String>().or("price", 0.35).or("competitor", 0.25).or("no_decision", 0.4);

    private final List<Deal> open = new ArrayList<>();

    private record Deal(LeadState lead, long closesAt, long amount, boolean won) {}

    /** Opens the opportunity of a lead that has decided to buy. */
    void open(LeadState lead, long from, long until, Log log) {
        Draws draws = lead.draws();
        long at = Calendar.moment(draws, from, until);
        long amount = amount(lead.profile().account().employees(), draws);
        lead.enter(Stage.DEAL, at);
        lead.dealClass(amount >= 40_000 ? 1 : amount >= 15_000 ? 2 : 3);
        log.step(Step.worth(lead.id(), at, "opportunity", amount));
        long closesAt = at + (long) (Calendar.DAY * (2 + MEDIAN_DAYS * StrictMath.exp(0.6 * draws.normal())));
        open.add(new Deal(lead, closesAt, amount, draws.chance(WIN_RATE)));
    }

    /** Settles the deals that close before the end of a week. */
    void close(long until, Log log) {
        for (Iterator<Deal> deals = open.iterator(); deals.hasNext(); ) {
            Deal deal = deals.next();
            if (deal.closesAt() < until) {
                deals.remove();
                settle(deal, log);
            }
        }
    }

    private static void settle(Deal deal, Log log) {
        LeadState lead = deal.lead();
        if (deal.won()) {
            lead.enter(Stage.CUSTOMER, deal.closesAt());
            long paid = rounded(deal.amount() * lead.draws().between(0.8, 1));
            log.step(Step.worth(lead.id(), deal.closesAt(), "customer", paid));
        } else {
            lead.enter(Stage.LOST, deal.closesAt());
            lead.silenceFrom(deal.closesAt());
            log.step(Step.because(
                    lead.id(), deal.closesAt(), "lost", lead.draws().pick(LOSSES)));
        }
    }

    private static long amount(int employees, Draws draws) {
        double size = StrictMath.pow(employees, 0.6) * 900;
        return rounded(2_000 + size * StrictMath.exp(0.5 * draws.normal()));
    }

    private static long rounded(double euros) {
        return Math.max(10, Math.round(euros / 10) * 10);
    }
}
