package io.plumbline.datasets.b2b;

import java.util.EnumMap;
import java.util.Map;

/**
 * Marketing's present points rule: sensible, and wrong in places, as such rules are. It decides when a lead is called an
 * MQL. Points = {@value #FIT_WEIGHT} x fit + {@value #ENGAGEMENT_WEIGHT} x engagement, each within 0 to 100; the points
 * of events halve every {@value #HALF_LIFE_DAYS} days and are limited per rule.
 */
final class PresentRules {

    static final int HALF_LIFE_DAYS = 30;
    static final double FIT_WEIGHT = 0.4;
    static final double ENGAGEMENT_WEIGHT = 0.6;

    private final Map<EventType, EventRule> rules = new EnumMap<>(EventType.class);

    private record EventRule(double points, double limit) {}

    PresentRules(boolean vanityRule) {
        rules.put(EventType.PAGE_VIEW, new EventRule(2, 20));
        rules.put(EventType.PRICING_VIEW, new EventRule(10, 30));
        rules.put(EventType.WHITEPAPER_DOWNLOAD, new EventRule(15, 45));
        rules.put(EventType.WEBINAR_ATTENDED, new EventRule(15, 30));
        rules.put(EventType.NEWSLETTER_CLICK, new EventRule(5, 20));
        rules.put(EventType.EMAIL_CLICK, new EventRule(5, 20));
        rules.put(EventType.CONTACT_FORM, new EventRule(20, 20));
        rules.put(EventType.DEMO_REQUEST, new EventRule(30, 30));
        rules.put(EventType.TRIAL_STARTED, new EventRule(25, 25));
        if (vanityRule) {
            rules.put(EventType.SOCIAL_CLICK, new EventRule(8, 32));
            rules.put(EventType.EMAIL_OPEN, new EventRule(3, 15));
        }
    }

    /** A lead's standing under these rules, before any event. */
    Standing standing(Profile profile) {
        return new Standing(fit(profile), new DecayedCounts(HALF_LIFE_DAYS, profile.createdAt()));
    }

    private static double fit(Profile profile) {
        double points = seniorityPoints(profile.seniority());
        points += profile.account().employees() >= 200 ? 25 : 0;
        points += profile.account().inTargetIndustry() ? 20 : 0;
        points += profile.budgetConfirmed().equals("yes") ? 20 : 0;
        points -= profile.freeMail() ? 20 : 0;
        return within(points);
    }

    private static double seniorityPoints(Seniority seniority) {
        return switch (seniority) {
            case STUDENT -> -20;
            case STAFF -> 0;
            case MANAGER -> 15;
            case DIRECTOR -> 25;
            case VP, C_LEVEL -> 35;
        };
    }

    private static double within(double points) {
        return Math.max(0, Math.min(100, points));
    }

    /** One lead's points as time goes on. */
    final class Standing {

        private final double fit;
        private final DecayedCounts counts;

        private Standing(double fit, DecayedCounts counts) {
            this.fit = fit;
            this.counts = counts;
        }

        void add(EventType type, long at) {
            counts.add(type, at);
        }

        /** Points at an instant, with everything added before. */
        double points(long at) {
            counts.advance(at);
            double engagement = 0;
            for (Map.Entry<EventType, EventRule> entry : rules.entrySet()) {
                EventRule rule = entry.getValue();
                engagement += Math.min(rule.limit(), rule.points() * counts.of(entry.getKey()));
            }
            return FIT_WEIGHT * fit + ENGAGEMENT_WEIGHT * within(engagement);
        }
    }
}
