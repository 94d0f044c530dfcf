package io.plumbline.engine.ingest;

import io.plumbline.engine.sql.SpreadsheetText;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.AnswerSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Handoff lists that sales filled in: each answer is a step. A date says when; a mere yes says that it happened before
 * the list was read, and counts from then on, once. Rows without an answer bring nothing; what the same list said there
 * before is withdrawn.
 *
 * @param readAt the instant at which a mere yes is known
 */
record AnswerImport(Store store, AnswerSource source, Instant readAt) implements SourceImport {
    private static final String NEW = "import_new_answer";
    private static final String AGAIN = "import_answer_again";
    private static final String NEW_STEPS = "import_new_answer_step";
    private static final String LEAD = "lead_id";
    private static final String HANDED_OVER = "handed_over";
    private static final String REASON = "rejected_reason";

    /** One kind of answer: its column in the list, its column among the staged rows, the step it means. */
    private record Answer(String column, String name, String step, String reason) {}

    @Override
    public String definition() {
        return source.toString();
    }

    @Override
    public List<String> columns() {
        return List.of(LEAD);
    }

    private List<Answer> answers() {
        return List.of(
                new Answer("accepted_on", "accepted", source.accepted(), "cast(null as varchar)"),
                new Answer("rejected_on", "rejected", source.rejected(), REASON),
                new Answer("worked_on", "worked", source.worked(), "cast(null as varchar)"));
    }

    @Override
    public StagingPlan plan(SourceTable table) {
        StagingPlan plan = new StagingPlan(new TableReader(source.file(), table), new Values(source.file()));
        String lead = plan.text(LEAD);
        plan.column(LEAD, SpreadsheetText.readId(lead));
        plan.prepared(0, HANDED_OVER, new Times(source.file().times()).instant(text(plan, table, "as_of")));
        plan.column("handed_over_at", HANDED_OVER);
        plan.column(REASON, SpreadsheetText.read(text(plan, table, REASON)));
        for (Answer answer : answers()) {
            String text = text(plan, table, answer.column());
            AnswerDate date = new AnswerDate(
                    answer.name(), text, new Times(source.file().times(answer.column())), HANDED_OVER, readAt);
            date.prepare(plan);
            plan.column(answer.name() + "_said", said(text));
            plan.column(
                    answer.name() + "_emptied",
                    table.columns().contains(answer.column())
                            ? "coalesce(not (" + said(text) + "), " + text + " is null)"
                            : "false");
            plan.computed(
                    answer.name() + "_at",
                    answer.column(),
                    text + " is not null and " + answer.name() + "_said is null",
                    date.sql(),
                    Reasons.NO_ANSWER);
        }
        plan.ignore(answers().stream()
                .map(answer -> text(plan, table, answer.column()) + " is null")
                .collect(Collectors.joining(" and ")));
        plan.refuse(lead + " is null", LEAD, Reasons.NO_LEAD);
        return plan;
    }

    private static String text(StagingPlan plan, SourceTable table, String column) {
        return table.columns().contains(column) ? plan.text(column) : "cast(null as varchar)";
    }

    private static String said(String text) {
        String word = "lower(trim(" + text + "))";
        return "case when " + word
                + " in ('x', 'y', 'yes', 'true', 't', '1', 'ok', 'ja', 'oui', 'si', 'sí', 'sim') then true" + " when "
                + word + " in ('n', 'no', 'false', 'f', '0', '-', 'nein', 'nee', 'non') then false end";
    }

    @Override
    public String store(long runId, Staging staging, Exports exports) {
        staging.refuse(
                "not exists (select 1 from lead as l where l.lead_id = " + Staging.ROWS + ".lead_id)",
                LEAD,
                Reasons.UNKNOWN_LEAD);
        String steps = answers().stream().map(this::steps).collect(Collectors.joining("union all\n"));
        OutcomeRows rows = new OutcomeRows(store, source.name());
        rows.insert(runId, exports, steps, NEW_STEPS);
        tellAgain(runId, rows, steps);
        rows.correct(runId, exports, steps);
        answers().forEach(answer -> store.execute(replaced(answer)));
        new ListAnswers(store, source.name(), exports.get(0).table().name(), readAt).update(runId, said(), emptied());
        store.execute("create or replace temp table " + NEW + " as select distinct file_no, row_no from " + NEW_STEPS);
        store.execute("drop table " + NEW_STEPS);
        return NEW;
    }

    /** Stores answers that were withdrawn or had given way to others, and that a list says once more: known from now on. */
    private void tellAgain(long runId, OutcomeRows rows, String steps) {
        store.execute("create or replace temp table " + AGAIN + " as\n" + """
                select
                    s.*
                from (%s) as s
                where exists (%s)
                    and not exists (%s and o.replaced_at is null)
                qualify row_number() over (
                    partition by s.lead_id, s.step, s.occurred_at
                    order by s.file_no, s.row_no
                ) = 1
                """.formatted(steps, stored(), stored()));
        rows.append(runId, AGAIN, Sql.literal(readAt), Sql.literal(readAt));
        store.execute("insert into " + NEW_STEPS + " from " + AGAIN);
        store.execute("drop table " + AGAIN);
    }

    private String stored() {
        return """
                select
                            1
                        from outcome as o
                        where o.source = %s
                            and coalesce(o.moved_from, o.lead_id) = s.lead_id
                            and o.step = s.step
                            and o.occurred_at = s.occurred_at""".formatted(Sql.literal(source.name()));
    }

    /** SELECT of {@code lead_id, step, handed_over_at}: what the list says, whether it is news or not. */
    private String said() {
        return eachStep("lead_id", "r.%1$s_at is not null or coalesce(r.%1$s_said, false)", " or ");
    }

    /** SELECT of {@code file_no, lead_id, step, handed_over_at}: where the list says nothing of a step. */
    private String emptied() {
        return eachStep("file_no, lead_id", "r.%1$s_emptied", " and ");
    }

    private String eachStep(String columns, String condition, String several) {
        return answers().stream()
                .map(Answer::step)
                .distinct()
                .map(step -> "select " + columns + ", " + Sql.literal(step) + " as step, handed_over_at from "
                        + Staging.ROWS + " as r where refusal is null and ("
                        + answers().stream()
                                .filter(answer -> answer.step().equals(step))
                                .map(answer -> "(" + condition.formatted(answer.name()) + ")")
                                .collect(Collectors.joining(several))
                        + ")")
                .collect(Collectors.joining(" union all "));
    }

    @Override
    public void forget() {
        store.execute("drop table " + NEW);
    }

    private String steps(Answer answer) {
        return """
                select
                    file_no,
                    row_no,
                    lead_id,
                    %s as step,
                    coalesce(%s_at, %s) as occurred_at,
                    cast(null as double) as amount,
                    %s as reason,
                    true as happened
                from %s as r
                where refusal is null
                    and not ignored
                    and (%s_at is not null or %s_said and %s)
                """.formatted(
                        Sql.literal(answer.step()),
                        answer.name(),
                        Sql.literal(readAt),
                        answer.reason(),
                        Staging.ROWS,
                        answer.name(),
                        answer.name(),
                        isNews(answer));
    }

    /**
     * What sales answered before to the same handover, by a yes or another date, is replaced by the date that the list
     * has now.
     */
    private String replaced(Answer answer) {
        String dates = answers().stream()
                .filter(other -> other.step().equals(answer.step()))
                .map(other -> "\n    and o.occurred_at is distinct from r." + other.name() + "_at")
                .collect(Collectors.joining());
        return """
                update outcome as o
                set replaced_at = %s
                from %s as r
                where r.refusal is null
                    and not r.ignored
                    and r.%s_at is not null
                    and o.source = %s
                    and o.step = %s
                    and coalesce(o.moved_from, o.lead_id) = r.lead_id
                    and o.replaced_at is null
                    and o.occurred_at >= r.handed_over_at%s
                    and %s
                """.formatted(
                        Sql.literal(readAt),
                        Staging.ROWS,
                        answer.name(),
                        Sql.literal(source.name()),
                        Sql.literal(answer.step()),
                        dates,
                        ListAnswers.noLaterHandover("r"));
    }

    /** A yes that was read before and stands is no news. */
    private String isNews(Answer answer) {
        return """
                not exists (
                        select
                            1
                        from outcome as o
                        where o.source = %s
                            and coalesce(o.moved_from, o.lead_id) = r.lead_id
                            and o.step = %s
                            and o.replaced_at is null
                            and (r.handed_over_at is null or o.occurred_at >= r.handed_over_at)
                    )""".formatted(Sql.literal(source.name()), Sql.literal(answer.step()));
    }
}
