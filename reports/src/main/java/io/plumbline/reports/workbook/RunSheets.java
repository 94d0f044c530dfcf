package io.plumbline.reports.workbook;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.section.HealthMeasure;
import io.plumbline.reports.section.Subject;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the audit of the rules, the funnel and the health check found. */
final class RunSheets {
    private static final String RULES = """
            select
                * exclude (verdict),
                case
                    when given_points < 0 and verdict in ('too_high', 'too_low') then 'takes_' || verdict
                    else verdict
                end as verdict,
                row_count as rows,
                lead_count as leads,
                positive_count as converted,
                segment as scorecard
            from rule_audit
            where model_id = %s
            order by segment <> 'all', segment, position
            """;
    private static final String FUNNEL = """
            select
                s.attribute as attribute,
                s.value as value,
                s.basis as basis,
                s.cohorts as cohorts,
                s.position as position,
                s.step as step,
                s.lead_count as leads,
                s.lead_count / nullif(cast(c.lead_count as double), 0e0) as share_of_created,
                p.from_count as step_before,
                p.passed_count as passed,
                p.passed_count / nullif(cast(p.from_count as double), 0e0) as passed_share,
                p.passed_low as passed_low,
                p.passed_high as passed_high,
                p.days_first_quartile as days_first_quartile,
                p.days_median as days_median,
                p.days_third_quartile as days_third_quartile,
                s.amount as amount
            from funnel_step as s
            join funnel_step as c on c.run_id = s.run_id
                and c.attribute = s.attribute
                and c.group_no = s.group_no
                and c.cohorts = s.cohorts
                and c.cohort is not distinct from s.cohort
                and c.position = 0
            left join funnel_passage as p on p.run_id = s.run_id
                and p.attribute = s.attribute
                and p.group_no = s.group_no
                and p.cohorts = s.cohorts
                and p.cohort is not distinct from s.cohort
                and p.position = s.position
                and p.from_position = s.position - 1
            where s.run_id = %s
                and s.cohorts <> 'month'
            order by s.attribute <> 'all', s.attribute, s.group_no, s.cohorts desc, s.position
            """;
    private static final String HEALTH = """
            select *
            from health_finding
            where run_id = %s
            order by mistake, position
            """;

    private record Step(long position, String name) {
        static Step of(Row row) {
            return new Step(row.number("position"), row.text("step"));
        }
    }

    private RunSheets() {}

    static Sheet rules(Subject subject, Words words) {
        return new Sheet(
                words.say("workbook.rules.name"),
                Notes.ofAll(subject, words, words.say("workbook.rules.note")),
                List.of(
                        Column.text("rule").wide(30),
                        Column.text("scorecard"),
                        Column.text("dimension", code -> words.named("scorer", code)),
                        Column.text("verdict", code -> words.named("audit.verdict", code))
                                .wide(28),
                        Column.points("given_points"),
                        Column.points("supported_points"),
                        Column.points("supported_low"),
                        Column.points("supported_high"),
                        Column.points("alone_points"),
                        Column.points("alone_low"),
                        Column.points("alone_high"),
                        Column.points("mean_points"),
                        Column.share("share_of_points"),
                        Column.count("rows"),
                        Column.count("leads"),
                        Column.count("converted"),
                        Column.text("redundant_with")),
                RULES.formatted(subject.modelId()),
                List.of(
                        verdict(words, "earns", Shade.GOOD),
                        verdict(words, "too_high", Shade.WARNING),
                        verdict(words, "too_low", Shade.WARNING),
                        verdict(words, "takes_too_high", Shade.WARNING),
                        verdict(words, "takes_too_low", Shade.WARNING),
                        verdict(words, "redundant", Shade.WARNING),
                        verdict(words, "wrong_sign", Shade.BAD),
                        verdict(words, "vanity", Shade.BAD),
                        verdict(words, "too_rare", Shade.QUIET),
                        verdict(words, "cannot_tell", Shade.QUIET),
                        verdict(words, "no_weight", Shade.QUIET)),
                words.say("workbook.rules.empty", "model", subject.modelled()));
    }

    private static Shade verdict(Words words, String verdict, String colour) {
        return Shade.text("verdict", words.named("audit.verdict", verdict), colour);
    }

    static Sheet funnel(Store store, Subject subject, Words words) {
        return new Sheet(
                words.say("workbook.funnel.name"),
                Notes.ofAll(subject, words, words.say("workbook.funnel.note")),
                List.of(
                        Column.text("attribute"),
                        Column.text("value"),
                        Column.text("basis", code -> words.named("workbook.basis", code)),
                        Column.text("cohorts", code -> words.named("workbook.months", code))
                                .wide(28),
                        Column.count("position"),
                        Column.text("step"),
                        Column.count("leads"),
                        Column.share("share_of_created"),
                        Column.count("step_before"),
                        Column.count("passed"),
                        Column.share("passed_share"),
                        Column.share("passed_low"),
                        Column.share("passed_high"),
                        Column.points("days_first_quartile"),
                        Column.points("days_median"),
                        Column.points("days_third_quartile"),
                        Column.real("amount", Format.AMOUNT)),
                FUNNEL.formatted(subject.newestRun(store, "funnel_step")),
                List.of(),
                words.say("workbook.funnel.empty"));
    }

    /** One row per month, two columns per step. */
    static Sheet cohorts(Store store, Subject subject, Words words) {
        String run = subject.newestRun(store, "funnel");
        List<Step> steps = store.rows(
                "select distinct position, step from funnel where run_id = " + run + " order by position", Step::of);
        List<Column> columns = new ArrayList<>();
        columns.add(Column.instant("month", Format.MONTH));
        columns.add(Column.truth("mature", words).wide(12));
        for (Step step : steps) {
            columns.add(Column.count("leads_" + step.position()).headed(step.name()));
            if (step.position() > 0) {
                columns.add(Column.share("share_" + step.position())
                        .headed(words.say("workbook.cohorts.share", "step", step.name())));
            }
        }
        String sums = steps.stream().map(RunSheets::sums).collect(Collectors.joining());
        return new Sheet(
                words.say("workbook.cohorts.name"),
                Notes.ofAll(subject, words, words.say("workbook.cohorts.note")),
                columns,
                "select\n    cohort as month,\n    bool_and(mature) as mature" + sums + "\nfrom funnel\nwhere run_id = "
                        + run + "\ngroup by cohort\norder by cohort desc nulls last",
                List.of(Shade.text("mature", words.say("workbook.truth.false"), Shade.QUIET)),
                words.say("workbook.funnel.empty"));
    }

    private static String sums(Step step) {
        return """
                ,
                    sum(lead_count) filter (where position = %1$s) as leads_%1$s,
                    sum(lead_count) filter (where position = %1$s)
                        / nullif(cast(sum(lead_count) filter (where position = 0) as double), 0e0) as share_%1$s""".formatted(Long.toString(step.position()));
    }

    static Sheet health(Store store, Subject subject, Words words) {
        return new Sheet(
                words.say("workbook.health.name"),
                Notes.ofAll(subject, words, words.say("workbook.health.note")),
                List.of(
                        Column.text("mistake", code -> words.named("health.mistake", code))
                                .wide(50),
                        Column.text("severity", code -> words.named("health.severity", code)),
                        Column.prose(
                                "finding",
                                row -> Optional.of(
                                        HealthMeasure.of(row, subject).sentence(words))),
                        Column.figure("value"),
                        Column.figure("low"),
                        Column.figure("high"),
                        Column.figure("bound"),
                        Column.prose("action", row -> todo(HealthMeasure.of(row, subject), words)),
                        Column.text("measure").wide(38),
                        Column.prose("evidence", row -> row.optionalText("evidence"))
                                .ofPersons()),
                HEALTH.formatted(subject.newestRun(store, "health_finding")),
                List.of(
                        severity(words, "high", Shade.BAD),
                        severity(words, "medium", Shade.WARNING),
                        severity(words, "low", Shade.QUIET),
                        severity(words, "none", Shade.GOOD)),
                words.say("workbook.health.empty"));
    }

    private static Optional<String> todo(HealthMeasure measure, Words words) {
        return measure.isFound() || (measure.isOpen() && measure.isMeasured())
                ? Optional.of(words.say(measure.actionKey()))
                : Optional.empty();
    }

    private static Shade severity(Words words, String severity, String colour) {
        return Shade.text("severity", words.named("health.severity", severity), colour);
    }
}
