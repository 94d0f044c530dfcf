package io.plumbline.training.health;

import java.time.Duration;

/**
 * Everything that the health check judges by, in one place. The bounds are conventions, not findings: about what a team
 * would call worth a talk, and worth one today.
 */
final class HealthBounds {
    private HealthBounds() {}

    /** Leads of this time are looked at, so that what was mended is not held against anybody for ever. */
    static final Duration LOOK_BACK = Duration.ofDays(365);

    /** So long sales may take to accept or reject a lead. */
    static final Duration ANSWER_TIME = Duration.ofDays(30);

    /** A lead that nobody touched for so long is unworked. */
    static final Duration TOUCH_TIME = Duration.ofDays(14);

    /** Leads below which a group is not set beside others. */
    static final int GROUP = 30;

    /** Months below which a time is not divided into an earlier and a later part. */
    static final int MONTHS = 4;

    /** Share of the answered leads that sales rejects. */
    static final Bound REJECTED = new Bound(0.25, 0.5);

    /** Share of the rejections without a reason. */
    static final Bound NO_REASON = new Bound(0.25, 0.5);

    /** Share of the leads at a step that were never on the level of its name, and the other way round. */
    static final Bound APART = new Bound(0.25, 0.5);

    /** Days since the scorecard changed; age alone is never the worst. */
    static final Bound AGE_DAYS = new Bound(365, Double.POSITIVE_INFINITY);

    /** Share by which precision or recall fell. */
    static final Bound FALL = new Bound(0.2, 0.4);

    /** Months in which the points or the conversions gave an alarm. */
    static final Bound ALARMS = new Bound(1, 3);

    /** Share of the features that gave an alarm. */
    static final Bound DRIFTED = new Bound(0.1, 0.3);

    /** Share of all points given by rules that earn nothing. */
    static final Bound VANITY = new Bound(0.1, 0.25);

    /** Distance of two segments' best thresholds, as a share of the threshold for all. */
    static final Bound THRESHOLDS_APART = new Bound(0.25, 0.5);

    /** How much more seldom called leads of one group convert than those of another: half, a quarter as often. */
    static final Bound PRECISION_APART = new Bound(0.5, 0.75);

    /** Median hours to the first touch. */
    static final Bound HOURS = new Bound(24, 72);

    /** Share of the leads that nobody touched. */
    static final Bound UNWORKED = new Bound(0.1, 0.25);

    /** Share of the leads at the step of sales of which no step of marketing is recorded. */
    static final Bound NO_RECORD = new Bound(0.1, 0.3);

    /** Share of the leads that took both steps in the wrong order, as recorded. */
    static final Bound BACKWARD = new Bound(0.05, 0.2);
}
