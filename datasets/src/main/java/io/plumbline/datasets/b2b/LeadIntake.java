package io.plumbline.datasets.b2b;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The leads that come in over the years, in the order of their creation. */
final class LeadIntake {

    private static final long ARRIVALS_STREAM = -1;
    private static final long ACCOUNTS_STREAM = -2;

    private static final Weighted<Seniority> SENIORITIES = new Weighted<Seniority>()
            .or(Seniority.STUDENT, 0.06)
            .or(Seniority.STAFF, 0.38)
            .or(Seniority.MANAGER, 0.26)
            .or(Seniority.DIRECTOR, 0.15)
            .or(Seniority.VP, 0.08)
            .or(Seniority.C_LEVEL, 0.07);
    private static final Weighted<String> FIELDS = new Weighted<String>()
            .or("Marketing", 0.3)
            .or("Sales", 0.22)
            .or("Operations", 0.2)
            .or("IT", 0.16)
            .or("Finance", 0.12);
    private static final Weighted<Channel> CHANNELS = Channel.mix(false);
    private static final Weighted<Channel> CHANNELS_AFTER_DRIFT = Channel.mix(true);
    private static final Weighted<String> BUDGETS =
            new Weighted<String>().or("", 0.65).or("yes", 0.17).or("no", 0.18);
    private static final Weighted<String> NEEDS = new Weighted<String>()
            .or("", 0.5)
            .or("high", 0.16)
            .or("medium", 0.2)
            .or("low", 0.14);
    private static final Weighted<String> TIMELINES = new Weighted<String>()
            .or("", 0.55)
            .or("this_quarter", 0.12)
            .or("this_year", 0.18)
            .or("later", 0.15);

    private final B2bOptions options;
    private final AccountBook accounts = new AccountBook();
    private final Draws accountDraws;

    LeadIntake(B2bOptions options) {
        this.options = options;
        this.accountDraws = new Draws(options.seed(), ACCOUNTS_STREAM);
    }

    /** All leads of the market, oldest first. */
    List<LeadState> leads(Calendar calendar, PresentRules rules) {
        long[] arrivals = arrivals(calendar);
        List<LeadState> leads = new ArrayList<>(arrivals.length);
        for (int i = 0; i < arrivals.length; i++) {
            Draws draws = new Draws(options.seed(), i);
            leads.add(new LeadState(profile(i + 1, arrivals[i], draws), rules, draws));
        }
        return leads;
    }

    /** Creation instants: in office hours, with the seasons, and growing by half from start to end. */
    private long[] arrivals(Calendar calendar) {
        Draws draws = new Draws(options.seed(), ARRIVALS_STREAM);
        long[] arrivals = new long[options.leads()];
        double length = calendar.end() - calendar.start();
        for (int i = 0; i < arrivals.length; ) {
            long day = calendar.start() + draws.below(calendar.end() - calendar.start());
            double growth = 1 + 0.5 * (day - calendar.start()) / length;
            if (draws.chance(Calendar.season(day) * growth / 2)) {
                arrivals[i++] = Calendar.moment(draws, day, Math.min(calendar.end(), day + Calendar.WEEK));
            }
        }
        Arrays.sort(arrivals);
        return arrivals;
    }

    private Profile profile(int number, long createdAt, Draws draws) {
        boolean drifted = options.drift() && createdAt >= options.middle().getEpochSecond();
        Channel channel = draws.pick(drifted ? CHANNELS_AFTER_DRIFT : CHANNELS);
        Seniority seniority = draws.pick(SENIORITIES);
        return new Profile(
                numbered("L", number),
                createdAt,
                accounts.next(accountDraws),
                draws.chance(seniority == Seniority.STUDENT ? 0.7 : 0.15),
                title(seniority, draws.pick(FIELDS)),
                seniority,
                channel,
                draws.pick(BUDGETS),
                draws.pick(NEEDS),
                draws.pick(TIMELINES),
                channel.eagerness() * interest(draws),
                draws.chance(0.12) ? draws.between(0.3, 1.2) : 0.02,
                draws.chance(0.3) ? 0.95 : draws.between(0.05, 0.4));
    }

    /** Most leads only look around; some are interested, and a few have a project. */
    private static double interest(Draws draws) {
        double kind = draws.unit();
        double level = kind < 0.5 ? 0.15 : kind < 0.8 ? 1.1 : 3.0;
        return level * (0.4 + 0.6 * draws.exponential());
    }

    private static String title(Seniority seniority, String field) {
        return switch (seniority) {
            case STUDENT -> "Student";
            case STAFF -> field + " Specialist";
            case MANAGER -> field + " Manager";
            case DIRECTOR -> "Director of " + field;
            case VP -> "VP " + field;
            case C_LEVEL -> "Chief " + field + " Officer";
        };
    }

    /** A letter and a number of at least seven digits, so that text order is the order of creation. */
    static String numbered(String letter, long number) {
        String digits = Long.toString(number);
        return letter + "0".repeat(Math.max(0, 7 - digits.length())) + digits;
    }
}
