package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Leads that have a value of an attribute in common, or all of them, and how far they came.
 *
 * @param attribute {@code all}, or what divides them
 * @param groupNo   the largest first
 * @param basis     all, value, other (values that few leads have) or missing
 * @param value     of the attribute; empty text where there is none
 * @param mature    whether the figures are of the months that had a full horizon; else of all, as no month had
 * @param steps     created first, without those at which no lead is recorded
 * @param later     from each step between to the last one
 */
public record FunnelGroup(
        String attribute,
        long groupNo,
        String basis,
        String value,
        boolean mature,
        List<FunnelStep> steps,
        List<FunnelPassage> later) {

    private static final String STEPS = """
            select
                s.*,
                a.lead_count as all_count
            from funnel_step as s
            join funnel_step as a on a.run_id = s.run_id
                and a.attribute = s.attribute
                and a.group_no = s.group_no
                and a.cohorts = 'all'
                and a.position = s.position
            where s.run_id = %s
                and s.cohorts != 'month'
                and s.step not in %s
            qualify max(s.cohorts) over (partition by s.attribute, s.group_no) = s.cohorts
            order by
                s.attribute != 'all',
                s.attribute,
                s.group_no,
                s.position
            """;

    private record Counted(
            String attribute,
            long groupNo,
            String basis,
            String value,
            boolean mature,
            String step,
            long leadCount,
            long allCount,
            OptionalDouble amount) {

        private static Counted of(Row row) {
            return new Counted(
                    row.text("attribute"),
                    row.number("group_no"),
                    row.text("basis"),
                    row.optionalText("value").orElse(""),
                    row.text("cohorts").equals("mature"),
                    row.text("step"),
                    row.number("lead_count"),
                    row.number("all_count"),
                    row.optionalReal("amount"));
        }
    }

    /** All leads first, then the groups of each attribute; of mature months where there are any. */
    static List<FunnelGroup> read(Store store, String run, List<String> unrecorded) {
        Map<List<Object>, List<Counted>> groups = new LinkedHashMap<>();
        store.rows(STEPS.formatted(run, FunnelSection.literals(unrecorded)), Counted::of)
                .forEach(step -> groups.computeIfAbsent(
                                List.of(step.attribute(), step.groupNo()), group -> new ArrayList<>())
                        .add(step));
        FunnelPassages passages = FunnelPassages.read(store, run);
        return groups.values().stream().map(steps -> of(steps, passages)).toList();
    }

    private static FunnelGroup of(List<Counted> counted, FunnelPassages passages) {
        Counted first = counted.get(0);
        List<FunnelStep> steps = new ArrayList<>();
        String before = "";
        for (Counted each : counted) {
            steps.add(new FunnelStep(
                    each.step(),
                    each.leadCount(),
                    each.allCount(),
                    each.amount(),
                    passages.of(first.attribute(), first.groupNo(), first.mature(), before, each.step())));
            before = each.step();
        }
        String last = before;
        return new FunnelGroup(
                first.attribute(),
                first.groupNo(),
                first.basis(),
                first.value(),
                first.mature(),
                List.copyOf(steps),
                steps.subList(1, Math.max(1, steps.size() - 2)).stream()
                        .flatMap(from ->
                                passages
                                        .of(first.attribute(), first.groupNo(), first.mature(), from.step(), last)
                                        .stream())
                        .toList());
    }

    boolean isSegment(String segment) {
        return basis.equals("value") && segment.equals(attribute + "=" + value);
    }

    /** Leads of the months that the figures are of. */
    public long leadCount() {
        return steps.get(0).leadCount();
    }

    /** Leads of all months. */
    public long allCount() {
        return steps.get(0).allCount();
    }

    /** Which months the figures are of: every, some or none (had a full horizon). */
    public String months() {
        return !mature ? "none" : leadCount() == allCount() ? "every" : "some";
    }

    /** Whether any step carries an amount. */
    public boolean hasAmounts() {
        return steps.stream().anyMatch(step -> step.amount().isPresent());
    }
}
