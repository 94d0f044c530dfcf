package io.plumbline.cli.answer;

import io.plumbline.cli.answer.StepFunnel.Passage;
import io.plumbline.cli.answer.StepFunnel.StepCount;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The funnel of a run, as the store has it.
 *
 * @param by an attribute; empty for all leads
 */
record StoredFunnel(Store store, long runId, Optional<String> by) {
    private static final String MATURE = "mature";

    /** Which leads a row is of. */
    private record Leads(long group, String cohorts, Optional<Instant> cohort) {
        static Leads of(Row row) {
            return new Leads(row.number("group_no"), row.text("cohorts"), row.optionalInstant("cohort"));
        }
    }

    private record Named(String name, boolean mature, StepCount step) {
        static Named of(Row row) {
            return new Named(
                    row.optionalText("value").orElseGet(() -> nameOf(row.text("basis"))),
                    row.truth(MATURE),
                    new StepCount(row.text("step"), row.number("lead_count"), row.optionalReal("amount")));
        }

        private static String nameOf(String basis) {
            return switch (basis) {
                case "other" -> "other values";
                case "missing" -> "no value";
                default -> StepFunnel.ALL;
            };
        }
    }

    /** One per group, the largest first. */
    List<StepFunnel> funnels() {
        Map<Leads, List<Named>> steps = steps("cohorts = 'all' or cohorts = 'mature'");
        Map<Leads, List<Passage>> passages = passages("cohorts = 'all' or cohorts = 'mature'");
        return steps.keySet().stream()
                .filter(leads -> leads.cohorts().equals("all"))
                .map(all -> {
                    Leads mature = new Leads(all.group(), MATURE, all.cohort());
                    Leads shown = steps.containsKey(mature) ? mature : all;
                    List<Named> first = steps.getOrDefault(all, List.of());
                    return new StepFunnel(
                            first.get(0).name(),
                            first.get(0).step().leads(),
                            shown.equals(mature),
                            counts(steps.getOrDefault(shown, List.of())),
                            passages.getOrDefault(shown, List.of()));
                })
                .toList();
    }

    /** One per month of creation, the newest first. */
    List<FunnelMonth> months() {
        Map<Leads, List<Passage>> passages = passages("cohorts = 'month'");
        List<FunnelMonth> months = new ArrayList<>();
        steps("cohorts = 'month'")
                .forEach((leads, steps) -> leads.cohort()
                        .ifPresent(month -> months.add(
                                0,
                                new FunnelMonth(
                                        month,
                                        steps.get(0).mature(),
                                        counts(steps),
                                        passages.getOrDefault(leads, List.of())))));
        return List.copyOf(months);
    }

    private static List<StepCount> counts(List<Named> steps) {
        return steps.stream().map(Named::step).toList();
    }

    private Map<Leads, List<Named>> steps(String cohorts) {
        return byLeads("select * from funnel_step", cohorts, "position", Named::of);
    }

    private Map<Leads, List<Passage>> passages(String cohorts) {
        return byLeads(
                "select *, passed_count / nullif(from_count, 0) as passed from funnel_passage",
                cohorts,
                "from_position, position",
                Passage::of);
    }

    private <T> Map<Leads, List<T>> byLeads(String select, String cohorts, String order, Function<Row, T> reader) {
        Map<Leads, List<T>> read = new LinkedHashMap<>();
        store.each(
                select
                        + " where run_id = %s and attribute = %s and (%s) order by group_no, cohorts, cohort, %s"
                                .formatted(runId, Sql.literal(by.orElse("all")), cohorts, order),
                row -> read.computeIfAbsent(Leads.of(row), leads -> new ArrayList<>())
                        .add(reader.apply(row)));
        return read;
    }
}
