package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far leads came, how fast, and which of them.
 *
 * @param main        the leads that the report is about; absent before anything was counted
 * @param isOfSegment whether these are the leads of the report's segment
 * @param unrecorded  steps at which no lead is recorded, so that nothing can be said of them
 * @param groups      by attribute its groups, the largest first
 * @param cohorts     months of creation, newest first, at most {@value #SHOWN}
 * @param cohortCount months in the store
 * @param chart       the recorded steps
 */
public record FunnelSection(
        Optional<FunnelGroup> main,
        boolean isOfSegment,
        List<String> unrecorded,
        Map<String, List<FunnelGroup>> groups,
        List<FunnelCohort> cohorts,
        int cohortCount,
        Chart chart) {
    /** Cohorts shown. */
    static final int SHOWN = 36;

    /** Groups of an attribute shown, those pooled and those without a value not counted. */
    public static final int GROUPS = 12;

    private static final String UNRECORDED = """
            select step
            from funnel_step
            where run_id = %s
                and attribute = 'all'
                and cohorts = 'all'
            group by step
            having sum(lead_count) = 0
            order by min(position)
            """;

    public static FunnelSection read(Store store, Subject subject) {
        String run = subject.newestRun(store, "funnel_step");
        List<String> unrecorded = store.rows(UNRECORDED.formatted(run), row -> row.text("step"));
        List<FunnelGroup> all = FunnelGroup.read(store, run, unrecorded);
        Optional<FunnelGroup> segment =
                all.stream().filter(group -> group.isSegment(subject.segment())).findFirst();
        Optional<FunnelGroup> main = segment.or(() -> all.stream().findFirst());
        List<FunnelCohort> cohorts = main.map(group -> FunnelCohort.read(store, run, group, unrecorded))
                .orElse(List.of());
        return new FunnelSection(
                main,
                segment.isPresent(),
                unrecorded,
                groups(all),
                cohorts.subList(0, Math.min(SHOWN, cohorts.size())),
                cohorts.size(),
                chart(main));
    }

    private static Map<String, List<FunnelGroup>> groups(List<FunnelGroup> all) {
        Map<String, List<FunnelGroup>> groups = new LinkedHashMap<>();
        all.stream()
                .filter(group -> !group.attribute().equals(Subject.ALL))
                .forEach(group -> groups.computeIfAbsent(group.attribute(), attribute -> new ArrayList<>())
                        .add(group));
        return groups;
    }

    /** The groups of an attribute that the table shows: the largest, and those without a value of their own. */
    public List<FunnelGroup> shown(String attribute) {
        return groups.getOrDefault(attribute, List.of()).stream()
                .filter(group -> group.groupNo() <= GROUPS || !group.basis().equals("value"))
                .toList();
    }

    /** How many groups of an attribute the table leaves out. */
    public int left(String attribute) {
        return groups.getOrDefault(attribute, List.of()).size()
                - shown(attribute).size();
    }

    private static Chart chart(Optional<FunnelGroup> main) {
        List<List<Object>> all = new ArrayList<>();
        List<List<Object>> mature = new ArrayList<>();
        main.ifPresent(group -> group.steps().forEach(step -> {
            all.add(List.of(step.step(), step.allCount()));
            if (group.mature()) {
                mature.add(List.of(step.step(), step.leadCount()));
            }
        }));
        return new Chart("funnel", "funnel", Map.of("all", all, "mature", mature));
    }

    static String literals(List<String> texts) {
        return texts.isEmpty() ? "('')" : Sql.literals(texts);
    }
}
