package io.plumbline.datasets.b2b;

import io.plumbline.datasets.b2b.LeadState.Stage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The market itself: week by week, leads come, act, are worked, decide, and go. */
final class Market {

    private static final double LEAVES_A_WEEK = 0.01;
    private static final double COLD_A_WEEK = 0.2;
    private static final long COLD_AFTER = 6 * Calendar.WEEK;
    private static final long CUSTOMER_WATCHED = 8 * Calendar.WEEK;
    private static final double INTEREST_KEPT = 0.85;
    private static final double NEW_PROJECT_A_WEEK = 0.003;
    private static final long MQL_DELAY = 1;

    private final B2bOptions options;
    private final Calendar calendar;
    private final List<LeadState> leads;
    private final Activity activity;
    private final SalesDesk desk;
    private final Deals deals = new Deals();
    private final Consumer<Decision> decisions;

    Market(B2bOptions options, Consumer<Decision> decisions) {
        this.options = options;
        this.calendar = new Calendar(options.start(), options.end());
        this.leads = new LeadIntake(options).leads(calendar, new PresentRules(options.vanityRule()));
        this.activity = new Activity(calendar);
        this.desk = new SalesDesk(options, calendar);
        this.decisions = decisions;
    }

    /** All leads, oldest first; after {@link #run} as they stand at the end. */
    List<LeadState> leads() {
        return leads;
    }

    /** Runs the market to its end, reporting each week. */
    void run(Log log) throws IOException {
        List<LeadState> present = new ArrayList<>();
        int arrived = 0;
        for (int week = 0; week < calendar.weeks(); week++) {
            long from = calendar.weekStart(week);
            present.removeIf(lead -> isGone(lead, from));
            startWeek(present, week, log);
            for (; arrived < leads.size() && isHere(leads.get(arrived), week); arrived++) {
                present.add(leads.get(arrived));
            }
            act(present, week, log);
            log.endWeek();
        }
    }

    private boolean isHere(LeadState lead, int week) {
        return lead.profile().createdAt() < calendar.weekEnd(week);
    }

    private static boolean isGone(LeadState lead, long now) {
        return lead.is(Stage.LOST) || (lead.is(Stage.CUSTOMER) && now - lead.since() > CUSTOMER_WATCHED);
    }

    private void startWeek(List<LeadState> present, int week, Log log) {
        long from = calendar.weekStart(week);
        long until = calendar.weekEnd(week);
        for (LeadState lead : present) {
            if (lead.isOpen()) {
                decide(lead, from, until, log);
            }
            moveOn(lead);
        }
        desk.work(from, until, log);
        deals.close(until, log);
    }

    private void decide(LeadState lead, long from, long until, Log log) {
        lead.recent().advance(from);
        double[] features = TrueModel.features(lead);
        boolean drifted = options.drift() && from >= options.middle().getEpochSecond();
        double probability = TrueModel.probability(features, drifted);
        boolean buys = lead.draws().chance(probability);
        decisions.accept(new Decision(
                lead.id(),
                Instant.ofEpochSecond(from),
                features,
                probability,
                lead.standing().points(from),
                !lead.is(Stage.SQL),
                buys));
        if (buys) {
            deals.open(lead, from, until, log);
        } else {
            tire(lead, from, until, log);
        }
    }

    private static void tire(LeadState lead, long from, long until, Log log) {
        boolean cold = lead.is(Stage.SQL) && from - lead.since() > COLD_AFTER;
        if (lead.draws().chance(cold ? COLD_A_WEEK : LEAVES_A_WEEK)) {
            long at = Calendar.moment(lead.draws(), from, until);
            lead.enter(Stage.LOST, at);
            lead.silenceFrom(at);
            log.step(Step.because(lead.id(), at, "lost", cold ? "no_response" : "unsubscribed"));
        }
    }

    /** Interest fades week by week, unless the lead starts a new project. */
    private static void moveOn(LeadState lead) {
        double interest = lead.interest() * INTEREST_KEPT;
        if (lead.draws().chance(NEW_PROJECT_A_WEEK)) {
            interest += 0.3 + 1.2 * lead.draws().exponential();
        }
        lead.interest(interest);
    }

    private void act(List<LeadState> present, int week, Log log) {
        for (LeadState lead : present) {
            for (Event event : activity.week(lead, week)) {
                log.event(event);
                lead.count(event);
                qualify(lead, event.at() + MQL_DELAY, log);
            }
            if (lead.is(Stage.SQL) && lead.since() < calendar.weekStart(week)) {
                SalesDesk.call(lead, calendar.weekStart(week), calendar.weekEnd(week), log);
            }
        }
    }

    private void qualify(LeadState lead, long at, Log log) {
        if (lead.is(Stage.NEW) && at < calendar.end() && lead.standing().points(at) >= B2bSaas.MQL_POINTS) {
            lead.enter(Stage.MQL, at);
            desk.hand(lead);
            log.step(Step.of(lead.id(), at, "mql"));
        }
    }
}
