package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import io.plumbline.reports.page.EnglishFigures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of the leads, by the month they were created in.
 *
 * @param overall     one line per step, created first
 * @param cohorts     newest first, at most {@value #SHOWN}
 * @param cohortCount months in the store
 * @param chart       the overall steps
 */
public record FunnelSection(List<StepLine> overall, List<Cohort> cohorts, int cohortCount, Chart chart) {
    /** Cohorts shown. */
    static final int SHOWN = 36;

    private static final String OVERALL = """
            select
                position as position,
                step as step,
                sum(lead_count) as lead_count,
                coalesce(sum(lead_count) filter (where mature), 0) as mature_count,
                sum(amount) as amount
            from funnel
            where run_id = %s
            group by position, step
            order by position
            """;
    private static final String CELLS = """
            select
                cohort as cohort,
                lead_count as lead_count,
                mature as mature
            from funnel
            where run_id = %s
                        order by cohort desc nulls last, position
            """;

    /**
     * Leads that reached a step.
     *
     * @param leadCount   of all cohorts
     * @param matureCount of cohorts that had a full horizon
     * @param share       of the leads created
     * @param matureShare the same within those cohorts
     * @param amount      the sum of amounts, absent where there are none
     */
    public record StepLine(
            String step,
            long leadCount,
            OptionalDouble share,
            long matureCount,
            OptionalDouble matureShare,
            OptionalDouble amount) {}

    /**
     * Leads created in one month.
     *
     * @param month      absent for leads without a creation instant
     * @param leadCounts one per step, created first
     * @param mature     whether all of them have had a full horizon
     */
    public record Cohort(Optional<Instant> month, List<Long> leadCounts, boolean mature) {

        /** The month, or that it is unknown. */
        public String name() {
            return month.map(EnglishFigures::month).orElse("unknown");
        }

        /** The share of the cohort that reached a step. */
        public OptionalDouble share(int step) {
            return ratio(leadCounts.get(step), leadCounts.get(0));
        }
    }

    private record Sums(String step, long leads, long mature, OptionalDouble amount) {}

    private record Cell(Optional<Instant> month, long leads, boolean mature) {}

    public static FunnelSection read(Store store, Subject subject) {
        String run = subject.newestRun(store, "funnel");
        List<StepLine> overall = overall(store, run);
        List<Cohort> cohorts = cohorts(store, run);
        if (cohorts.stream().noneMatch(cohort -> cohort.month().isPresent())) {
            cohorts = List.of();
        }
        List<Cohort> newest = cohorts.subList(0, Math.min(SHOWN, cohorts.size()));
        return new FunnelSection(overall, List.copyOf(newest), cohorts.size(), chart(overall));
    }

    /** Whether any step carries an amount. */
    public boolean hasAmounts() {
        return overall.stream().anyMatch(line -> line.amount().isPresent());
    }

    private static List<StepLine> overall(Store store, String run) {
        List<Sums> sums = store.rows(
                OVERALL.formatted(run),
                row -> new Sums(
                        row.text("step"),
                        row.number("lead_count"),
                        row.number("mature_count"),
                        row.optionalReal("amount")));
        return sums.stream()
                .map(sum -> new StepLine(
                        sum.step(),
                        sum.leads(),
                        ratio(sum.leads(), sums.get(0).leads()),
                        sum.mature(),
                        ratio(sum.mature(), sums.get(0).mature()),
                        sum.amount()))
                .toList();
    }

    private static List<Cohort> cohorts(Store store, String run) {
        List<Cell> cells = store.rows(
                CELLS.formatted(run),
                row -> new Cell(row.optionalInstant("cohort"), row.number("lead_count"), row.truth("mature")));
        Map<Optional<Instant>, List<Cell>> months = new LinkedHashMap<>();
        cells.forEach(cell ->
                months.computeIfAbsent(cell.month(), month -> new ArrayList<>()).add(cell));
        return months.entrySet().stream()
                .map(entry -> new Cohort(
                        entry.getKey(),
                        entry.getValue().stream().map(Cell::leads).toList(),
                        entry.getValue().get(0).mature()))
                .toList();
    }

    private static OptionalDouble ratio(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    private static Chart chart(List<StepLine> lines) {
        boolean hasMature = lines.stream().anyMatch(line -> line.matureCount() > 0);
        List<List<Object>> mature = hasMature
                ? lines.stream()
                        .map(line -> List.<Object>of(line.step(), line.matureCount()))
                        .toList()
                : List.of();
        List<List<Object>> all = lines.stream()
                .map(line -> List.<Object>of(line.step(), line.leadCount()))
                .toList();
        return new Chart("funnel", "funnel", Map.of("all", all, "mature", mature));
    }
}
