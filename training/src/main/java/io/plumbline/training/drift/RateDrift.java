package io.plumbline.training.drift;

import io.plumbline.training.drift.DriftTable.Line;
import io.plumbline.training.metric.Interval;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far the conversions of a month are from what a model learned or promised.
 *
 * @param falseAlarm probability of an alarm of one figure when nothing changed
 */
record RateDrift(double falseAlarm) {

    /**
     * Conversions of a month.
     *
     * @param rows      with a label
     * @param positives of them
     * @param promised  sum of the predicted probabilities
     * @param spread    sum of {@code p (1 - p)} over the predicted probabilities
     */
    record Outcome(Month month, long rows, long positives, double promised, double spread) {
        double rate() {
            return (double) positives / rows;
        }

        /** Independent rows among those with a label. */
        double effectiveRows() {
            return month.effectiveRows() * rows / month.rows();
        }
    }

    /**
     * What a model learned from.
     *
     * @param rate          share of conversions
     * @param effectiveRows rows that count as independent
     */
    record Base(double rate, double effectiveRows) {}

    /**
     * The base rate of a month against the one that the model learned from.
     *
     * @param subject the step
     * @param times   from how many times on, up or down, a change gives an alarm
     */
    Line label(String subject, Outcome outcome, Base base, double times, boolean inReference) {
        double n = outcome.effectiveRows();
        double rows = base.effectiveRows();
        double reference = base.rate();
        double rate = outcome.rate();
        boolean alarm = !inReference
                && beyond(rate / reference, times)
                && Math.abs(rate - reference)
                        > TwoShares.reach(falseAlarm) * new TwoShares(reference, rows, rate, n).standardError();
        Interval interval = Interval.wilson(rate, n);
        return line(
                Subject.Kind.LABEL,
                subject,
                "base_rate",
                outcome.month(),
                inReference,
                rate,
                reference,
                interval,
                times,
                alarm ? TwoShares.words("the rate of conversions", reference, rate) : null);
    }

    /** Conversions of a month over those that the model promised. */
    Line calibration(String subject, Outcome outcome, double times, boolean inReference) {
        double n = outcome.effectiveRows();
        double mean = outcome.promised() / outcome.rows();
        double ratio = outcome.positives() / outcome.promised();
        double error = Math.sqrt(outcome.spread() / outcome.rows() / n);
        boolean alarm = !inReference
                && beyond(ratio, times)
                && Math.abs(outcome.rate() - mean) > TwoShares.reach(falseAlarm) * error;
        Interval rate = Interval.wilson(outcome.rate(), n);
        return line(
                Subject.Kind.CALIBRATION,
                subject,
                "observed_over_expected",
                outcome.month(),
                inReference,
                ratio,
                1,
                new Interval(rate.low() / mean, rate.high() / mean),
                times,
                alarm
                        ? String.format(
                                Locale.ROOT,
                                "%s conversions came where %.1f were predicted",
                                outcome.positives(),
                                outcome.promised())
                        : null);
    }

    private static boolean beyond(double ratio, double times) {
        return ratio >= times || ratio <= 1 / times;
    }

    private static Line line(
            Subject.Kind kind,
            String subject,
            String measure,
            Month month,
            boolean inReference,
            double value,
            double reference,
            Interval interval,
            double times,
            @Nullable String change) {
        return new Line(
                kind,
                subject,
                measure,
                month,
                inReference,
                OptionalDouble.of(value),
                OptionalDouble.of(reference),
                OptionalDouble.of(interval.low()),
                OptionalDouble.of(interval.high()),
                OptionalDouble.empty(),
                times,
                Optional.ofNullable(change));
    }
}
