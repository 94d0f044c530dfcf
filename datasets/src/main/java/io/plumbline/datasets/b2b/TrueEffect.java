package io.plumbline.datasets.b2b;

import java.util.function.ToDoubleFunction;

/**
 * What moves a lead to buy, and by how much: the effects, in log-odds per unit, of the model that {@link TrueModel}
 * draws from. A count of events is decayed with a half-life of {@value #HALF_LIFE_DAYS} days.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
public enum TrueEffect {
    /** The lead is a director, a vice president or on the board (1 or 0). */
    DECISION_MAKER(1.1, 1.1, lead -> flag(lead.profile().seniority().decides())),
    /** The company is in software or finance (1 or 0). */
    TARGET_INDUSTRY(0.7, -0.2, lead -> flag(lead.profile().account().inTargetIndustry())),
    /** The company has 50 to 999 employees (1 or 0). */
    MID_SIZE(1.2, 1.2, lead -> flag(lead.profile().account().isMidSize())),
    /** The lead wrote from a free mail service (1 or 0). */
    FREE_MAIL(-1.7, -1.7, lead -> flag(lead.profile().freeMail())),
    /** The lead came by referral (1 or 0). */
    REFERRAL(0.8, 0.8, lead -> flag(lead.profile().channel() == Channel.REFERRAL)),
    /** The budget is known to be confirmed (1; 0 when denied or unknown). */
    BUDGET_CONFIRMED(1.1, 1.1, lead -> flag(lead.profile().budgetConfirmed().equals("yes"))),
    /** The need is known to be high (1; 0 otherwise). */
    NEED_HIGH(0.7, 0.7, lead -> flag(lead.profile().need().equals("high"))),
    /** The lead wants to buy this quarter (1; 0 otherwise). */
    TIMELINE_THIS_QUARTER(1.0, 1.0, lead -> flag(lead.profile().timeline().equals("this_quarter"))),
    /** Pages seen, decayed count. */
    PAGE_VIEW(0.1, 0.1, count(EventType.PAGE_VIEW)),
    /** Views of the price list, decayed count. */
    PRICING_VIEW(0.6, 1.0, count(EventType.PRICING_VIEW)),
    /** White papers downloaded, decayed count. */
    WHITEPAPER_DOWNLOAD(0.5, 0.0, count(EventType.WHITEPAPER_DOWNLOAD)),
    /** Webinars attended, decayed count. */
    WEBINAR_ATTENDED(0.7, 0.0, count(EventType.WEBINAR_ATTENDED)),
    /** Links followed in mails to this lead, decayed count. */
    EMAIL_CLICK(0.3, 0.3, count(EventType.EMAIL_CLICK)),
    /** Contact forms sent, decayed count. */
    CONTACT_FORM(0.7, 0.7, count(EventType.CONTACT_FORM)),
    /** Demonstrations asked for, decayed count. */
    DEMO_REQUEST(1.2, 1.2, count(EventType.DEMO_REQUEST)),
    /** Trials started, decayed count. */
    TRIAL_STARTED(1.0, 1.6, count(EventType.TRIAL_STARTED)),
    /** Logins to the trial, decayed count. */
    PRODUCT_LOGIN(0.1, 0.1, count(EventType.PRODUCT_LOGIN)),
    /** Clicks from social media, decayed count: no part in buying. */
    SOCIAL_CLICK(0.0, 0.0, count(EventType.SOCIAL_CLICK)),
    /** Mails opened, decayed count: no part in buying. */
    EMAIL_OPEN(0.0, 0.0, count(EventType.EMAIL_OPEN)),
    /** Sales accepted the lead earlier and works it (1 or 0). */
    WORKED(2.5, 2.5, lead -> flag(lead.is(LeadState.Stage.SQL)));

    /** The age at which an event counts half, in days. */
    public static final int HALF_LIFE_DAYS = 14;

    private final double coefficient;
    private final double driftedCoefficient;
    private final ToDoubleFunction<LeadState> feature;

    TrueEffect(double coefficient, double driftedCoefficient, ToDoubleFunction<LeadState> feature) {
        this.coefficient = coefficient;
        this.driftedCoefficient = driftedCoefficient;
        this.feature = feature;
    }

    /** Change of the log-odds of deciding within a week, per unit; without drift, and before it. */
    public double coefficient() {
        return coefficient;
    }

    /** The same from {@link B2bOptions#middle()} on, when drift is switched on. */
    public double driftedCoefficient() {
        return driftedCoefficient;
    }

    double feature(LeadState lead) {
        return feature.applyAsDouble(lead);
    }

    private static double flag(boolean holds) {
        return holds ? 1 : 0;
    }

    private static ToDoubleFunction<LeadState> count(EventType type) {
        return lead -> lead.recent().of(type);
    }
}
