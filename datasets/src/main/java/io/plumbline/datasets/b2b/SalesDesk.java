package io.plumbline.datasets.b2b;

import io.plumbline.datasets.b2b.LeadState.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Sales: so many new MQLs a week as its capacity allows, taken at random from those that wait, so that among equal MQLs
 * chance alone decides who is worked. An MQL that nobody took for {@value #PATIENCE_WEEKS} weeks is left alone for good.
 */
final class SalesDesk {

    private static final long STREAM = -3;
    private static final int PATIENCE_WEEKS = 4;
    private static final double CAPACITY_PER_LEAD = 0.25;
    private static final double CALLS_A_WEEK = 0.7;

    private final Draws draws;
    private final int capacity;
    private final List<LeadState> waiting = new ArrayList<>();

    SalesDesk(B2bOptions options, Calendar calendar) {
        this.draws = new Draws(options.seed(), STREAM);
        this.capacity = (int) Math.ceil(CAPACITY_PER_LEAD * options.leads() / calendar.weeks());
    }

    void hand(LeadState lead) {
        waiting.add(lead);
    }

    /** Takes up new leads at the start of a week and decides on each before its end. */
    void work(long from, long until, Log log) {
        long oldest = from - PATIENCE_WEEKS * Calendar.WEEK;
        waiting.removeIf(lead -> !lead.is(Stage.MQL) || lead.since() < oldest);
        for (int taken = 0; taken < capacity && !waiting.isEmpty(); taken++) {
            decide(waiting.remove(draws.below(waiting.size())), from, until, log);
        }
    }

    private void decide(LeadState lead, long from, long until, Log log) {
        long called = Calendar.moment(draws, from, until);
        long decided = called + (long) (Calendar.HOUR * (0.2 + 30 * draws.unit()));
        log.event(Event.call(lead.id(), called, 1 + draws.below(20)));
        if (decided >= until) {
            decided = called + (until - called) / 2;
        }
        if (draws.chance(acceptance(lead.profile()))) {
            lead.enter(Stage.SQL, decided);
            log.step(Step.of(lead.id(), decided, "sql"));
        } else {
            lead.enter(Stage.REJECTED, decided);
            log.step(Step.because(lead.id(), decided, "rejected", objection(lead.profile())));
        }
    }

    /** Further calls to a lead that sales accepted in an earlier week. */
    static void call(LeadState lead, long from, long until, Log log) {
        int calls = lead.draws().poisson(CALLS_A_WEEK);
        for (int i = 0; i < calls; i++) {
            long at = Calendar.moment(lead.draws(), from, until);
            log.event(Event.call(lead.id(), at, 1 + lead.draws().below(40)));
        }
    }

    private static double acceptance(Profile profile) {
        double logOdds = -0.7;
        logOdds += profile.seniority().decides() ? 0.8 : 0;
        logOdds += profile.account().isMidSize() ? 0.6 : 0;
        logOdds += profile.budgetConfirmed().equals("yes") ? 0.9 : 0;
        logOdds -= profile.budgetConfirmed().equals("no") ? 0.7 : 0;
        logOdds -= profile.freeMail() ? 1.2 : 0;
        return TrueModel.sigmoid(logOdds);
    }

    private String objection(Profile profile) {
        if (profile.budgetConfirmed().equals("no")) {
            return "no_budget";
        }
        if (!profile.seniority().decides() && draws.chance(0.5)) {
            return "wrong_person";
        }
        if (!profile.account().isMidSize() && draws.chance(0.5)) {
            return "wrong_size";
        }
        return draws.chance(0.5) ? "no_answer" : "no_need";
    }
}
