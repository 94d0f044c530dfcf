package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Leads created in one month.
 *
 * @param month      absent for leads without a creation instant
 * @param leadCounts one per recorded step, created first
 * @param mature     whether all of them have had a full horizon
 */
public record FunnelCohort(Optional<Instant> month, List<Long> leadCounts, boolean mature) {
    private static final String CELLS = """
            select
                cohort as cohort,
                lead_count as lead_count,
                mature as mature
            from funnel_step
            where run_id = %s
                and attribute = %s
                and group_no = %s
                and cohorts = 'month'
                and step not in %s
            order by
                cohort desc nulls last,
                position
            """;

    private record Cell(Optional<Instant> month, long leads, boolean mature) {}

    /** The months of a group, newest first; none where no lead has a creation instant. */
    static List<FunnelCohort> read(Store store, String run, FunnelGroup group, List<String> unrecorded) {
        Map<Optional<Instant>, List<Cell>> months = new LinkedHashMap<>();
        store.rows(
                        CELLS.formatted(
                                run,
                                Sql.literal(group.attribute()),
                                Sql.literal(group.groupNo()),
                                FunnelSection.literals(unrecorded)),
                        row -> new Cell(row.optionalInstant("cohort"), row.number("lead_count"), row.truth("mature")))
                .forEach(cell -> months.computeIfAbsent(cell.month(), month -> new ArrayList<>())
                        .add(cell));
        return months.keySet().stream().noneMatch(Optional::isPresent)
                ? List.of()
                : months.entrySet().stream()
                        .map(entry -> new FunnelCohort(
                                entry.getKey(),
                                entry.getValue().stream().map(Cell::leads).toList(),
                                entry.getValue().get(0).mature()))
                        .toList();
    }

    /** {@code 2026-07}; empty where the month is unknown. */
    public Optional<String> name() {
        return month.map(Figures::month);
    }

    /** The share of the cohort that reached a step. */
    public OptionalDouble share(int step) {
        return leadCounts.get(0) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) leadCounts.get(step) / leadCounts.get(0));
    }
}
