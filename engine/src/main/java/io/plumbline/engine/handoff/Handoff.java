package io.plumbline.engine.handoff;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.LeadConditions;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.Playbook;
import io.plumbline.engine.scorecard.PlaybookStep;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.HoldOutPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Hands leads over to sales: writes the table {@code handoff} for those that are newly at a level.
 *
 * @param openness which leads may be handed over
 * @param run      the run whose levels count
 * @param levels   all levels in rising order
 * @param level    only leads whose highest level this is; empty for any
 * @param holdOut  leads that are never handed over; empty for none
 */
public record Handoff(
        Playbook playbook,
        Declarations declared,
        Openness openness,
        ScoredRun run,
        List<Level> levels,
        Optional<String> level,
        Optional<HoldOutPolicy> holdOut) {
    private static final String DUE = "due_lead";
    private static final String EVENTS = "event_of_due_lead";

    /**
     * What came of it.
     *
     * @param leads     handed over
     * @param unmatched leads that were due and fit no step of the playbook
     */
    public record Outcome(long leads, long unmatched) {}

    /**
     * Hands over what is due; what was handed over before stays as it is, so that doing it again adds nothing.
     *
     * @param runId the command's own run
     */
    public Outcome handOver(Store store, long runId) {
        store.execute("create or replace temp table " + DUE + " as\n"
                + new DueLeads(openness, run, levels, level, playbook.againAfter(), holdOut)
                        .plan()
                        .query());
        long due = store.number("select count(*) from " + DUE).orElse(0L);
        // Few of all events, found before anything else is asked of them.
        store.execute("create or replace temp table " + EVENTS + " as\nselect e.* from event as e where e.lead_id in"
                + " (select d.lead_id from " + DUE + " as d)");
        long handed = store.execute(
                "insert into handoff\n" + plan(AttributesAsOf.in(store), runId).query());
        store.execute("drop table " + EVENTS);
        store.execute("drop table " + DUE);
        return new Outcome(handed, due - handed);
    }

    private SqlPlan plan(AttributesAsOf attributes, long runId) {
        Moment moment = Moment.of(DUE, run.asOf());
        SqlPlan judged = LeadConditions.plan(
                playbook.steps().stream().map(PlaybookStep::when).toList(), owners(), declared, attributes, moment);
        List<Step> steps = new ArrayList<>(judged.steps());
        steps.addAll(new EventWords(declared, moment, EVENTS).steps());
        steps.add(new Step("chosen", "one row per lead that is due: the step that fits it", chosen()));
        steps.add(new Step("handed_over", "one row per lead handed over", handedOver(runId)));
        return new SqlPlan(steps);
    }

    private List<String> owners() {
        return playbook.steps().stream()
                .flatMap(step -> step.owner().attribute().stream())
                .distinct()
                .toList();
    }

    private String chosen() {
        String place = eachStep((step, index) -> "\n        when " + fits(step, index) + " then " + index);
        return """
                select
                    d.*,
                    j.* exclude (lead_id),
                    %s as step
                from due_lead as d
                join judged as j on j.lead_id = d.lead_id
                """.formatted(place.isEmpty() ? "0" : "case" + place + "\n    end");
    }

    private static String fits(PlaybookStep step, int index) {
        List<String> conditions = new ArrayList<>();
        conditions.add("j." + LeadConditions.holds(index));
        among("d.level", step.levels()).ifPresent(conditions::add);
        among("d.buying_stage", step.stages()).ifPresent(conditions::add);
        among("d.grade", step.grades()).ifPresent(conditions::add);
        return String.join(" and ", conditions);
    }

    private static Optional<String> among(String column, List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("coalesce(" + column + " in " + Sql.literals(names) + ", false)");
    }

    private String handedOver(long runId) {
        return """
                select
                    %s as run_id,
                    c.lead_id as lead_id,
                    %s as scored_run_id,
                    %s as as_of,
                    c.level as level,
                    c.reason as reason,
                    %s as handed_to,
                    %s as next_step,
                    %s as due_at,
                    w.event_counts as event_counts,
                    w.history as history
                from chosen as c
                left join event_words as w on w.lead_id = c.lead_id
                where c.step is not null
                """.formatted(
                        Sql.literal(runId),
                        Sql.literal(run.runId()),
                        Sql.literal(run.asOf()),
                        ofStep(Handoff::owner, "varchar"),
                        ofStep(step -> Optional.of(Sql.literal(step.action())), "varchar"),
                        ofStep(step -> step.within().map(length -> Sql.literal(after(length))), "timestamp"));
    }

    private Instant after(Duration length) {
        return run.asOf().plus(length);
    }

    private static Optional<String> owner(PlaybookStep step) {
        Optional<String> otherwise = step.owner().otherwise().map(Sql::literal);
        return step.owner()
                .attribute()
                .map(name -> "coalesce(c." + LeadConditions.attribute(name) + ", " + otherwise.orElse("null") + ")")
                .or(() -> otherwise);
    }

    /** What the chosen step says, NULL where it says nothing. */
    private String ofStep(Function<PlaybookStep, Optional<String>> says, String type) {
        String cases = eachStep((step, index) -> says.apply(step)
                .map(sql -> "\n        when " + index + " then " + sql)
                .orElse(""));
        return cases.isEmpty() ? "cast(null as " + type + ")" : "case c.step" + cases + "\n    end";
    }

    private String eachStep(BiFunction<PlaybookStep, Integer, String> text) {
        return IntStream.range(0, playbook.steps().size())
                .mapToObj(index -> text.apply(playbook.steps().get(index), index))
                .collect(Collectors.joining());
    }
}
