package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long conversions take, which rows that leaves out, and who was worked by sales.
 *
 * @param target     the step that counts as conversion
 * @param delays     one per origin, those since creation first
 * @param points     the curves of all origins, by origin and days, up to where none rises any more
 * @param chart      the same
 * @param exclusions leads at snapshots, used or left out, by reason
 * @param groups     worked or not, held out or not
 */
public record MaturitySection(
        String target,
        List<Delay> delays,
        List<Point> points,
        Chart chart,
        List<Exclusion> exclusions,
        List<WorkedGroup> groups) {

    /** Days at which a table of the curves has a line, besides the horizon and the last. */
    private static final List<Double> MARKS =
            List.of(7d, 14d, 30d, 60d, 90d, 120d, 180d, 270d, 365d, 545d, 730d, 1095d, 1825d);

    private static final String DELAYS = """
            select *
            from maturity
            where model_id = %s
            order by origin
            """;
    private static final String POINTS = """
            select *
            from conversion_delay
            where model_id = %s
            order by origin, days
            """;
    private static final String EXCLUSIONS = """
            select
                reason as reason,
                sum(row_count) as row_count,
                count(distinct snapshot_no) as snapshot_count,
                sum(sum(row_count)) over () as all_count
            from snapshot_count
            where model_id = %s
            group by reason
            order by reason = 'used' desc, row_count desc, reason
            """;

    /**
     * How long leads took since an origin.
     *
     * @param origin          creation or snapshot
     * @param horizonDays     within which a conversion counts; absent without one
     * @param shareAtHorizon  of leads that convert within it; absent when no lead could be watched that long
     * @param followedDays    the longest time for which enough leads were watched
     * @param shareAtFollowed of leads that convert within that
     * @param stillToCome     share of these conversions that comes after the horizon; absent where the horizon is longer
     * @param medianDays      within which half of these conversions come; absent where there are none
     */
    public record Delay(
            String origin,
            long leadCount,
            long convertedCount,
            OptionalDouble horizonDays,
            OptionalDouble shareAtHorizon,
            double followedDays,
            double shareAtFollowed,
            OptionalDouble stillToCome,
            OptionalDouble medianDays) {

        private static Delay of(Row row) {
            return new Delay(
                    row.text("origin"),
                    row.number("lead_count"),
                    row.number("converted_count"),
                    row.optionalReal("horizon_days"),
                    row.optionalReal("share_at_horizon"),
                    row.real("followed_days"),
                    row.real("share_at_followed"),
                    row.optionalReal("still_to_come"),
                    row.optionalReal("median_days"));
        }
    }

    /**
     * A point of a curve.
     *
     * @param atRisk leads watched that long that had not converted
     * @param share  of leads that convert sooner, with its interval
     */
    public record Point(String origin, double days, long atRisk, Estimate share) {
        private static Point of(Row row) {
            return new Point(
                    row.text("origin"),
                    row.real("days"),
                    row.number("at_risk"),
                    new Estimate(
                            OptionalDouble.of(row.real("share")), row.optionalReal("low"), row.optionalReal("high")));
        }
    }

    /** Lead-snapshots counted under a reason; {@code used} are the rows the model saw. */
    public record Exclusion(String reason, long rowCount, long snapshotCount, long allCount) {

        /** Of all leads at all snapshots. */
        public double share() {
            return (double) rowCount / allCount;
        }
    }

    /**
     * Reads the section.
     *
     * @param measured all metrics of the test rows
     */
    public static MaturitySection of(Store store, Subject subject, List<Measured> measured) {
        List<Delay> delays = store.rows(DELAYS.formatted(subject.modelId()), Delay::of);
        List<Point> points = untilNothingCame(delays, store.rows(POINTS.formatted(subject.modelId()), Point::of));
        return new MaturitySection(
                subject.model().map(ModelSummary::target).orElse(""),
                delays,
                points,
                chart(delays, points),
                store.rows(
                        EXCLUSIONS.formatted(subject.modelId()),
                        row -> new Exclusion(
                                row.text("reason"),
                                row.number("row_count"),
                                row.number("snapshot_count"),
                                row.number("all_count"))),
                WorkedGroup.read(store, subject, measured));
    }

    /** Without the years in which no lead converted any more, but for the horizon. */
    private static List<Point> untilNothingCame(List<Delay> delays, List<Point> points) {
        Map<String, Double> reached = new LinkedHashMap<>();
        points.forEach(
                point -> reached.merge(point.origin(), point.share().value().orElseThrow(), Math::max));
        double rising = points.stream()
                .filter(point -> point.share().value().orElseThrow() < reached.getOrDefault(point.origin(), 0d))
                .mapToDouble(Point::days)
                .max()
                .orElse(0);
        double horizon = delays.stream()
                .mapToDouble(delay -> delay.horizonDays().orElse(0))
                .max()
                .orElse(0);
        double end = points.stream()
                .mapToDouble(Point::days)
                .filter(days -> days > Math.max(rising, horizon))
                .min()
                .orElse(Double.MAX_VALUE);
        return points.stream().filter(point -> point.days() <= end).toList();
    }

    /** How long leads took since an origin, as sentences. */
    public List<String> told(Delay delay, Words words) {
        Figures figures = words.figures();
        List<String> told = new ArrayList<>();
        told.add(reached(delay, words));
        delay.medianDays()
                .ifPresent(days -> told.add(words.say("maturity.median", "days", figures.rounded(delay.medianDays()))));
        delay.stillToCome()
                .ifPresent(share -> told.add(words.say("maturity.still_to_come", "share", figures.share(share))));
        return List.copyOf(told);
    }

    private String reached(Delay delay, Words words) {
        Figures figures = words.figures();
        Estimate atHorizon = atHorizon(delay)
                .orElseGet(() -> new Estimate(delay.shareAtHorizon(), OptionalDouble.empty(), OptionalDouble.empty()));
        return words.say(
                delay.shareAtHorizon().isPresent() ? "maturity.within_horizon" : "maturity.within_watched",
                "origin",
                delay.origin(),
                "leads",
                delay.leadCount(),
                "step",
                target,
                "share",
                figures.share(atHorizon),
                "days",
                figures.count(delay.horizonDays()),
                "later",
                figures.share(atFollowed(delay)),
                "watched",
                figures.count(delay.followedDays()));
    }

    /** Some points of the curves: round times, the horizon and the last. */
    public List<Point> table() {
        List<Point> table = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            boolean first = i == 0 || !points.get(i - 1).origin().equals(point.origin());
            boolean last = i == points.size() - 1 || !points.get(i + 1).origin().equals(point.origin());
            double before = first ? 0 : points.get(i - 1).days();
            if (last || isHorizon(point) || MARKS.stream().anyMatch(mark -> before < mark && mark <= point.days())) {
                table.add(point);
            }
        }
        return List.copyOf(table);
    }

    private boolean isHorizon(Point point) {
        return delays.stream().anyMatch(delay -> delay.horizonDays().equals(OptionalDouble.of(point.days())));
    }

    /** The share of leads that convert within the horizon, with its interval. */
    public Optional<Estimate> atHorizon(Delay delay) {
        return points.stream()
                .filter(point -> point.origin().equals(delay.origin())
                        && delay.horizonDays().equals(OptionalDouble.of(point.days())))
                .map(Point::share)
                .findFirst();
    }

    /** The share of leads that convert within the longest time watched, with its interval. */
    public Estimate atFollowed(Delay delay) {
        OptionalDouble share = OptionalDouble.of(delay.shareAtFollowed());
        return points.stream()
                .filter(point -> point.origin().equals(delay.origin()))
                .map(Point::share)
                .filter(point -> point.value().equals(share))
                .findFirst()
                .orElseGet(() -> new Estimate(share, OptionalDouble.empty(), OptionalDouble.empty()));
    }

    /** The groups of one division, such as {@code worked}. */
    public List<WorkedGroup> groups(String division) {
        return groups.stream()
                .filter(group -> group.division().equals(division))
                .toList();
    }

    /** Whether the data say which leads sales worked. */
    public boolean saysWhoWasWorked() {
        return groups("worked").stream().anyMatch(WorkedGroup::isCounted);
    }

    private static Chart chart(List<Delay> delays, List<Point> points) {
        Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
        for (Point point : points) {
            double share = point.share().value().orElseThrow();
            rows.computeIfAbsent(point.origin(), origin -> new ArrayList<>()).add(List.of(point.days(), share));
            if (point.share().hasInterval()) {
                rows.computeIfAbsent(point.origin() + "_low", origin -> new ArrayList<>())
                        .add(List.of(point.days(), point.share().low().getAsDouble()));
                rows.computeIfAbsent(point.origin() + "_high", origin -> new ArrayList<>())
                        .add(List.of(point.days(), point.share().high().getAsDouble()));
            }
        }
        double top = points.stream()
                .mapToDouble(point -> point.share().value().orElse(0))
                .max()
                .orElse(0);
        delays.stream()
                .filter(delay -> delay.shareAtHorizon().isPresent())
                .findFirst()
                .ifPresent(delay -> rows.put(
                        "horizon",
                        List.of(
                                List.of(delay.horizonDays().getAsDouble(), 0),
                                List.of(delay.horizonDays().getAsDouble(), top))));
        return new Chart("delays", "delays", rows);
    }
}
