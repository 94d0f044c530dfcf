package io.plumbline.training.maturity;

import io.plumbline.training.metric.Interval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The share of leads that have converted by an age, when some have not been watched for that long (Kaplan and Meier
 * 1958). Intervals are 95 %, by Greenwood's variance on the scale of {@code log(-log)} (Kalbfleisch and Prentice 2002,
 * section 1.4). Leads are taken as independent; one that is lost stays among those watched, since it has not converted.
 */
public final class KaplanMeier {
    /** Distinct ages at which leads convert, ascending. */
    private final double[] ages;
    /** After each of these ages: share not converted, and Greenwood's sum. */
    private final double[] surviving;

    private final double[] variance;
    private final double[] sorted;
    private final long converted;

    private KaplanMeier(double[] ages, double[] surviving, double[] variance, double[] sorted, long converted) {
        this.ages = ages;
        this.surviving = surviving;
        this.variance = variance;
        this.sorted = sorted;
        this.converted = converted;
    }

    /**
     * Estimates.
     *
     * @param days      for each lead the days until it converted, or until it was last watched
     * @param converted whether it converted then
     */
    public static KaplanMeier of(double[] days, boolean[] converted) {
        int[] order = IntStream.range(0, days.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> days[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ages = new double[days.length];
        double[] surviving = new double[days.length];
        double[] variance = new double[days.length];
        int steps = 0;
        long conversions = 0;
        double share = 1;
        double sum = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long now = 0;
            while (to < order.length && days[order[to]] == days[order[from]]) {
                now += converted[order[to++]] ? 1 : 0;
            }
            if (now > 0) {
                double watched = order.length - from;
                share *= 1 - now / watched;
                sum += now / (watched * (watched - now));
                ages[steps] = days[order[from]];
                surviving[steps] = share;
                variance[steps++] = sum;
                conversions += now;
            }
            from = to;
        }
        double[] sorted = IntStream.of(order).mapToDouble(i -> days[i]).toArray();
        return new KaplanMeier(
                Arrays.copyOf(ages, steps),
                Arrays.copyOf(surviving, steps),
                Arrays.copyOf(variance, steps),
                sorted,
                conversions);
    }

    /** Leads. */
    public long leads() {
        return sorted.length;
    }

    /** Leads that converted while they were watched. */
    public long converted() {
        return converted;
    }

    /** Leads that were watched up to an age, in days, and had not converted before it. */
    public long atRisk(double days) {
        return (long) sorted.length - before(sorted, days);
    }

    /** Share of leads that convert before an age, in days. */
    public double share(double days) {
        int steps = before(ages, days);
        return steps == 0 ? 0 : 1 - surviving[steps - 1];
    }

    /** Its 95 % interval; absent before the first conversion, and once all have converted. */
    public Optional<Interval> interval(double days) {
        int steps = before(ages, days);
        if (steps == 0 || surviving[steps - 1] <= 0) {
            return Optional.empty();
        }
        double left = surviving[steps - 1];
        double reach = Interval.NORMAL_REACH * Math.sqrt(variance[steps - 1]) / Math.log(left);
        return Optional.of(new Interval(1 - Math.pow(left, Math.exp(reach)), 1 - Math.pow(left, Math.exp(-reach))));
    }

    /** The age by which half of those have converted that do before another age; absent when none does. */
    public Optional<Double> median(double before) {
        double half = share(before) / 2;
        return half == 0
                ? Optional.empty()
                : IntStream.range(0, ages.length)
                        .filter(step -> 1 - surviving[step] >= half)
                        .mapToObj(step -> ages[step])
                        .findFirst();
    }

    /** How many of ascending numbers are below a bound. */
    private static int before(double[] ascending, double bound) {
        int place = Arrays.binarySearch(ascending, bound);
        if (place < 0) {
            return -place - 1;
        }
        while (place > 0 && ascending[place - 1] == bound) {
            place--;
        }
        return place;
    }
}
