package io.plumbline.datasets.b2b;

import java.util.Locale;

/** Where a lead comes from, how often, and how eager such leads are against the average. */
enum Channel {
    ORGANIC(0.24, 0.24, 1.0),
    PAID_SEARCH(0.22, 0.1, 1.0),
    SOCIAL(0.18, 0.34, 0.6),
    EMAIL(0.08, 0.08, 0.9),
    WEBINAR(0.1, 0.1, 1.1),
    REFERRAL(0.06, 0.06, 1.3),
    EVENT(0.07, 0.07, 0.9),
    PARTNER(0.05, 0.05, 1.2);

    private final String text = name().toLowerCase(Locale.ROOT);
    private final double share;
    private final double driftedShare;
    private final double eagerness;

    Channel(double share, double driftedShare, double eagerness) {
        this.share = share;
        this.driftedShare = driftedShare;
        this.eagerness = eagerness;
    }

    String text() {
        return text;
    }

    double eagerness() {
        return eagerness;
    }

    /** All channels by their share, before or after the drift. */
    static Weighted<Channel> mix(boolean drifted) {
        Weighted<Channel> mix = new Weighted<>();
        for (Channel channel : values()) {
            mix.or(channel, drifted ? channel.driftedShare : channel.share);
        }
        return mix;
    }
}
