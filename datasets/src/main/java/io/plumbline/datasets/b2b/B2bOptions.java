package io.plumbline.datasets.b2b;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * What market to generate. Equal options give equal bytes, on any machine.
 *
 * @param seed                any number; another seed is another market under the same true model
 * @param leads               number of leads created between start and end, at least 1
 * @param months              length of the market in calendar months (UTC), 1 to 120
 * @param start               first instant of the market, in whole seconds; nothing happens before it
 * @param vanityRule          whether marketing's points rule rewards {@code social_click} and {@code email_open},
 *                            which have no part in buying
 * @param lateFilledAttribute whether leads have the column {@code crm_priority}, which people fill only after an
 *                            opportunity exists, and which therefore leaks the outcome
 * @param drift               whether the true effects change half-way
 */
public record B2bOptions(
        long seed,
        int leads,
        int months,
        Instant start,
        boolean vanityRule,
        boolean lateFilledAttribute,
        boolean drift) {

    public B2bOptions {
        if (leads < 1) {
            throw new IllegalArgumentException("leads is " + leads + ". Fix: ask for at least 1.");
        }
        if (months < 1 || months > 120) {
            throw new IllegalArgumentException("months is " + months + ". Fix: ask for 1 to 120.");
        }
        if (!start.equals(start.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("start has a fraction of a second. Fix: give whole seconds.");
        }
    }

    /** 20,000 leads over the 24 months up to 2026-07-01, about a million events, with the vanity rule. */
    public static B2bOptions defaults() {
        return new B2bOptions(7, 20_000, 24, Instant.parse("2024-07-01T00:00:00Z"), true, false, false);
    }

    /** The first instant after the market: nothing happens at it or later. */
    public Instant end() {
        return start.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    /** The instant from which the drifted effects hold, when {@link #drift} is on. */
    public Instant middle() {
        return start.plusSeconds(start.until(end(), ChronoUnit.SECONDS) / 2);
    }

    public B2bOptions withSeed(long value) {
        return new B2bOptions(value, leads, months, start, vanityRule, lateFilledAttribute, drift);
    }

    public B2bOptions withLeads(int value) {
        return new B2bOptions(seed, value, months, start, vanityRule, lateFilledAttribute, drift);
    }

    public B2bOptions withMonths(int value) {
        return new B2bOptions(seed, leads, value, start, vanityRule, lateFilledAttribute, drift);
    }

    public B2bOptions withStart(Instant value) {
        return new B2bOptions(seed, leads, months, value, vanityRule, lateFilledAttribute, drift);
    }

    public B2bOptions withVanityRule(boolean value) {
        return new B2bOptions(seed, leads, months, start, value, lateFilledAttribute, drift);
    }

    public B2bOptions withLateFilledAttribute(boolean value) {
        return new B2bOptions(seed, leads, months, start, vanityRule, value, drift);
    }

    public B2bOptions withDrift(boolean value) {
        return new B2bOptions(seed, leads, months, start, vanityRule, lateFilledAttribute, value);
    }
}
