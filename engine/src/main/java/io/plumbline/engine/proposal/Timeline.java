package io.plumbline.engine.proposal;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.workspace.SnapshotPolicy;
import io.plumbline.engine.workspace.SnapshotPolicy.AtAge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** When the leads looked at were created and reached their steps, in two temporary tables. */
final class Timeline {
    static final String STEP = "proposal_step";
    private static final String LEAD = "proposal_lead";

    private final Scratch scratch;

    Timeline(Scratch scratch, LeadTable leads, List<EventTable> events, Optional<OutcomeTable> outcomes) {
        this.scratch = scratch;
        scratch.store().execute("create or replace temp table " + LEAD + " (lead_id varchar, at_us bigint)");
        scratch.store()
                .execute("create or replace temp table " + STEP + " (lead_id varchar, step varchar, at_us bigint)");
        fillLeads(leads);
        outcomes.ifPresent(this::fillOutcomes);
        events.forEach(this::fillEvents);
    }

    private void fillLeads(LeadTable leads) {
        if (!leads.isDated() || leads.the(Role.LEAD_ID).isEmpty()) {
            return;
        }
        String id = Scratch.cell(leads.the(Role.LEAD_ID).orElseThrow().column());
        insert(
                LEAD,
                "select %s, epoch_us(%s) from %s"
                        .formatted(
                                id,
                                scratch.instant(
                                        leads.the(Role.CREATED_AT).orElseThrow().column()),
                                Scratch.relation(leads.profile())));
        for (ColumnRole step : leads.all(Role.STEP_DATE)) {
            insert(
                    STEP,
                    "select %s, %s, epoch_us(%s) from %s"
                            .formatted(
                                    id,
                                    Sql.literal(step.name()),
                                    scratch.instant(step.column()),
                                    Scratch.relation(leads.profile())));
        }
    }

    private void fillOutcomes(OutcomeTable outcomes) {
        outcomes.steps().forEach((word, step) -> fillStep(outcomes, Role.STEP, word, step));
    }

    private void fillEvents(EventTable events) {
        events.steps().forEach(type -> fillStep(events, Role.EVENT_TYPE, type.value(), type.step()));
    }

    private void fillStep(Understood table, Role role, String word, String step) {
        String condition = table.the(role)
                .map(column -> Scratch.cell(column.column()) + " = " + Sql.literal(word))
                .orElse("true");
        insert(
                STEP,
                "select %s, %s, epoch_us(%s) from %s where %s"
                        .formatted(
                                Scratch.cell(
                                        table.the(Role.LEAD_ID).orElseThrow().column()),
                                Sql.literal(step),
                                scratch.instant(table.the(Role.OCCURRED_AT)
                                        .orElseThrow()
                                        .column()),
                                Scratch.relation(table.profile()),
                                condition));
    }

    private void insert(String table, String query) {
        scratch.store().execute("insert into " + table + "\n" + query);
        scratch.store().execute("delete from " + table + " where at_us is null or lead_id is null");
    }

    /** Steps that at least one lead reached. */
    Set<String> steps() {
        return new TreeSet<>(scratch.store().rows("select distinct step from " + STEP, row -> row.text("step")));
    }

    /** First and last creation. */
    Optional<Span> created() {
        return scratch.store()
                .first(
                        "select min(at_us) as first, max(at_us) as last, count(*) as n from " + LEAD
                                + " having count(*) > 0",
                        row -> new Span(row.number("first"), row.number("last")));
    }

    /** A quantile of the days from creation to a step; empty when nobody both was created and reached it. */
    OptionalDouble daysTo(String step, double quantile) {
        return scratch.store()
                .first(
                        """
                select quantile_cont((s.at_us - l.at_us) / 86400000000e0, %s) as days
                from (select lead_id, min(at_us) as at_us from %s where step = %s group by lead_id) as s
                join (select lead_id, min(at_us) as at_us from %s group by lead_id) as l on l.lead_id = s.lead_id
                where s.at_us >= l.at_us
                """.formatted(Sql.literal(quantile), STEP, Sql.literal(step), LEAD),
                        row -> row.optionalReal("days"))
                .orElse(OptionalDouble.empty());
    }

    /** Leads that reached a step. */
    long reached(String step) {
        return scratch.store()
                .number("select count(distinct lead_id) as n from " + STEP + " where step = " + Sql.literal(step))
                .orElse(0L);
    }

    /**
     * Rows and conversions that a policy would train on, counted roughly: activity and windows are not looked at.
     *
     * @param before steps that end eligibility
     * @param end    what the data know
     */
    TrainingRows trainingRows(
            SnapshotPolicy policy, String target, List<String> before, Duration horizon, Instant end) {
        String moments = policy instanceof AtAge age
                ? "select lead_id, at_us + " + Sql.microseconds(age.age()) + " as t from " + LEAD
                : """
                select l.lead_id as lead_id, epoch_us(m.month) as t
                from %s as l
                join (
                    select unnest(generate_series(
                        date_trunc('month', make_timestamp(min(at_us))) + interval 1 month,
                        %s,
                        interval 1 month)) as month
                    from %s
                ) as m on epoch_us(m.month) > l.at_us and epoch_us(m.month) <= l.at_us + 7776000000000
                """.formatted(LEAD, Sql.literal(end), LEAD);
        List<String> ended = new ArrayList<>(before);
        ended.add(target);
        ended.add(Steps.LOST);
        return scratch.store()
                .first(
                        """
                with moment as (%s),
                first_step as (
                    select
                        lead_id,
                        min(at_us) filter (where step in %s) as ended_us,
                        min(at_us) filter (where step = %s) as target_us
                    from %s
                    group by lead_id
                )
                select
                    count(*) as rows,
                    count(*) filter (where s.target_us >= m.t and s.target_us < m.t + %s) as positives
                from moment as m
                left join first_step as s on s.lead_id = m.lead_id
                where (s.ended_us is null or s.ended_us >= m.t)
                    and m.t + %s <= %s
                """.formatted(
                                        moments,
                                        Sql.literals(ended),
                                        Sql.literal(target),
                                        STEP,
                                        Sql.microseconds(horizon),
                                        Sql.microseconds(horizon),
                                        Sql.microseconds(end)),
                        row -> new TrainingRows(row.number("rows"), row.number("positives")))
                .orElse(new TrainingRows(0, 0));
    }

    /** Two instants in microseconds since 1970. */
    record Span(long first, long last) {
        double days() {
            return (last - first) / 86_400_000_000.0;
        }
    }

    /** What a policy would train on. */
    record TrainingRows(long rows, long positives) {}
}
