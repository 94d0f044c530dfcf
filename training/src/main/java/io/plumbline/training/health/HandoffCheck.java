package io.plumbline.training.health;

import static io.plumbline.training.health.Mistake.HANDOFF;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.training.metric.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether leads get lost between marketing and sales: how long they wait, which are never worked, and what is not recorded.
 * Reads the table of {@link GivenLeads}, and the funnel of the run.
 */
record HandoffCheck(Store store, GivenLeads given, long runId) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(given.touches().isEmpty() ? touchesUnknown() : hours());
        findings.add(unworked());
        handedOver().ifPresent(findings::add);
        findings.addAll(records());
        return findings;
    }

    private SalesSteps steps() {
        return given.steps();
    }

    private Finding touchesUnknown() {
        return Finding.untold(
                HANDOFF,
                "hours_to_first_touch",
                "No type of events is known by which sales touches the leads that marketing gave it.",
                "Declare calls and mails of sales under sources.events.types, `by: company`.");
    }

    private Finding hours() {
        Instant before = given.asOf().minus(HealthBounds.TOUCH_TIME);
        long leads = count("given_at < " + Sql.literal(before));
        if (leads == 0) {
            return Finding.untold(
                    HANDOFF, "hours_to_first_touch", nobody(HealthBounds.TOUCH_TIME), "Wait for the next leads.");
        }
        double reach = Interval.NORMAL_REACH * Math.sqrt((double) leads) / 2;
        double median = hoursAt((leads + 1) / 2, before);
        Measured measured = new Measured(
                Double.isInfinite(median) ? OptionalDouble.empty() : OptionalDouble.of(median),
                hoursAt((long) Math.floor(leads / 2.0 - reach), before),
                hoursAt((long) Math.ceil(leads / 2.0 + reach) + 1, before));
        String touched = "(" + String.join(", ", given.touches()) + ", or an answer)";
        return Finding.judged(
                HANDOFF,
                "hours_to_first_touch",
                measured,
                HealthBounds.HOURS,
                (Double.isInfinite(median)
                                ? "More than half of " + Words.counted(leads, "lead", "leads") + " at "
                                        + steps().marketing() + " were never touched by sales "
                                : "Half of " + Words.counted(leads, "lead", "leads") + " at " + steps().marketing()
                                        + " waited " + Words.decimal(median)
                                        + " hours or longer for the first touch of sales ")
                        + touched + ".",
                "Agree on a time by which sales calls, and put it into the playbook (`within`): 'plumbline handoff' lists"
                        + " who is due, by when, and for whom.");
    }

    /**
     * The hours after which as many leads were touched: none before the first, infinite where they never were. The ranks
     * around the middle one are those of the median's interval (Conover 1999, section 3.2).
     */
    private double hoursAt(long rank, Instant before) {
        if (rank < 1) {
            return 0;
        }
        return store.first("""
                        select
                            hours
                        from (
                            select
                                (epoch_us(touched_at) - epoch_us(given_at)) / 3600e6 as hours,
                                row_number() over (order by touched_at - given_at nulls last) as rank
                            from %s
                            where given_at < %s
                        )
                        where rank = %s
                        """.formatted(GivenLeads.TABLE, Sql.literal(before), rank), row -> row.optionalReal("hours"))
                .flatMap(hours -> hours.isPresent() ? Optional.of(hours.getAsDouble()) : Optional.empty())
                .orElse(Double.POSITIVE_INFINITY);
    }

    private Finding unworked() {
        boolean touches = !given.touches().isEmpty();
        Duration time = touches ? HealthBounds.TOUCH_TIME : HealthBounds.ANSWER_TIME;
        String old = "given_at < " + Sql.literal(given.asOf().minus(time));
        long leads = count(old);
        if (leads == 0) {
            return Finding.untold(HANDOFF, "unworked", nobody(time), "Wait for the next leads.");
        }
        Measured share = Measured.share(
                count(old + " and coalesce(touched_at >= given_at + to_days(%s), true)".formatted(time.toDays())),
                leads);
        String what = touches ? "were not touched by sales" : "were neither accepted nor rejected";
        return Finding.judged(
                HANDOFF,
                "unworked",
                share,
                HealthBounds.UNWORKED,
                "Of " + Words.counted(leads, "lead", "leads") + " at " + steps().marketing() + " " + share.percent()
                        + " "
                        + what + " within " + time.toDays() + " days."
                        + (touches ? "" : " Calls are not recorded, so some of them may have been worked."),
                "Give sales no more than it can work (a `capacity` policy under thresholds), the best first; and see who is left:"
                        + " 'plumbline handoff'.");
    }

    private String nobody(Duration time) {
        return "In the last 12 months no lead came to " + steps().marketing() + " at least " + time.toDays()
                + " days ago, with a date.";
    }

    /** Leads of handoff lists that nobody answered; empty where no list is old enough. */
    private Optional<Finding> handedOver() {
        List<String> answers = new ArrayList<>(steps().rejected());
        answers.addAll(steps().worked());
        answers.add(steps().sales());
        return store.first(
                        """
                        select
                            count(*) as lead_count,
                            count(*) filter (where not answered) as open_count
                        from (
                            select
                                h.lead_id,
                                h.lead_id in (select a.lead_id from list_answer as a)
                                    or exists (
                                        select
                                            1
                                        from outcome as o
                                        where o.lead_id = h.lead_id
                                            and o.step in %s
                                            and o.happened
                                            and o.replaced_at is null
                                            and o.occurred_at >= h.as_of
                                    ) as answered
                            from handoff as h
                            where h.as_of < %s
                        )
                        """.formatted(
                                Sql.literals(answers), Sql.literal(given.asOf().minus(HealthBounds.TOUCH_TIME))),
                        row -> new long[] {row.number("lead_count"), row.number("open_count")})
                .filter(counts -> counts[0] > 0)
                .map(this::handedOver);
    }

    private Finding handedOver(long[] counts) {
        Measured share = Measured.share(counts[1], counts[0]);
        return Finding.judged(
                HANDOFF,
                "handed_over_without_answer",
                share,
                HealthBounds.UNWORKED,
                "Of " + Words.counted(counts[0], "lead", "leads") + " handed over by lists at least "
                        + HealthBounds.TOUCH_TIME.toDays() + " days ago " + share.percent() + " have no answer.",
                "Have sales fill in the last columns of the lists; the next import reads them.");
    }

    private record Passed(long sales, long both, long timed, long backward) {
        static Passed of(Row row) {
            return new Passed(
                    row.number("lead_count"),
                    row.number("passed_count"),
                    row.number("timed_count"),
                    row.number("backward_count"));
        }
    }

    private List<Finding> records() {
        Optional<Passed> passed = store.first(
                """
                select
                    s.lead_count as lead_count,
                    p.passed_count as passed_count,
                    p.timed_count as timed_count,
                    p.backward_count as backward_count
                from funnel_passage as p
                join funnel_step as s on s.run_id = p.run_id
                    and s.group_no = 0
                    and s.cohorts = 'all'
                    and s.position = p.position
                where p.run_id = %s
                    and p.group_no = 0
                    and p.cohorts = 'all'
                    and p.from_step = %s
                    and p.step = %s
                    and s.lead_count > 0
                """.formatted(Sql.literal(runId), Sql.literal(steps().marketing()), Sql.literal(steps().sales())),
                Passed::of);
        List<Finding> findings = new ArrayList<>();
        passed.ifPresent(each -> findings.add(unrecorded(each)));
        passed.filter(each -> each.timed() > 0).ifPresent(each -> findings.add(backward(each)));
        return findings;
    }

    private Finding unrecorded(Passed passed) {
        Measured share = Measured.share(passed.sales() - passed.both(), passed.sales());
        return Finding.judged(
                HANDOFF,
                "sales_without_marketing",
                share,
                HealthBounds.NO_RECORD,
                "Of " + Words.counted(passed.sales(), "lead", "leads") + " at " + steps().sales() + " "
                        + share.percent() + " have no record of " + steps().marketing() + ".",
                "Record every step: leads that sales finds by itself are worth a step, or a channel, of their own.");
    }

    private Finding backward(Passed passed) {
        Measured share = Measured.share(passed.backward(), passed.timed());
        return Finding.judged(
                HANDOFF,
                "steps_out_of_order",
                share,
                HealthBounds.BACKWARD,
                share.percent() + " of " + Words.counted(passed.timed(), "lead", "leads") + " took " + steps().sales()
                        + " before " + steps().marketing() + ", as recorded.",
                "Mend how the steps are recorded: 'plumbline check' tells more.");
    }

    private long count(String condition) {
        return store.number("select count(*) from " + GivenLeads.TABLE + " where " + condition)
                .orElse(0L);
    }
}
