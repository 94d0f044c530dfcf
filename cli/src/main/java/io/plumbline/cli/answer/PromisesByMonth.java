package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;

/**
 * What the thresholds of each month's model promised for all leads, and what came: of the two scores that are compared, over as
 * many months as are known.
 *
 * @param promises the earliest model first
 */
public record PromisesByMonth(List<Promise> promises) implements Answer {

    /**
     * A promise.
     *
     * @param madeAt  the model's as_of
     * @param used    whether the model was the one in use in any of the months counted
     * @param months  counted since the model was made
     * @param measure precision, recall or volume_per_month
     * @param value   what came
     * @param verdict within, unclear, outside or undefined; absent where nothing is known yet
     */
    public record Promise(
            long modelId,
            Instant madeAt,
            boolean used,
            String level,
            String scorer,
            String measure,
            long months,
            Figure promised,
            Figure value,
            String verdict) {
        private static Promise of(Row row) {
            return new Promise(
                    row.number("model_id"),
                    row.instant("made_at"),
                    row.truth("used"),
                    row.text("level"),
                    row.text("scorer"),
                    row.text("measure"),
                    row.number("months"),
                    Figure.of(row, "promised"),
                    new Figure(row.optionalReal("value"), row.optionalReal("low"), row.optionalReal("high")),
                    row.text("verdict"));
        }

        private List<String> cells() {
            return List.of(
                    madeAt.toString().substring(0, 10),
                    modelId + (used ? "" : " (not used)"),
                    level,
                    scorer,
                    measure.replace('_', ' '),
                    months == 0 ? Figures.NONE : String.valueOf(months),
                    shown(promised),
                    shown(value),
                    verdict);
        }

        private String shown(Figure figure) {
            return measure.equals("volume_per_month") ? figure.text(1) : figure.percent();
        }
    }

    /** A model is in use from the run that promotes it to the one that promotes another. */
    private static final String PROMISES = """
            with in_use as (
                select
                    s.model_id as model_id,
                    r.as_of as from_at,
                    lead(r.as_of) over (order by s.change_no) as to_at
                from model_status as s
                join run as r on r.run_id = s.run_id
                where s.status = 'champion'
            ),
            promised as (
                select
                    t.model_id as model_id,
                    t.level as level,
                    t.scorer as scorer,
                    v.measure as measure,
                    case v.measure
                        when 'precision' then t.promised_precision
                        when 'recall' then t.promised_recall
                        else t.promised_volume_per_month
                    end as promised,
                    case v.measure
                        when 'precision' then t.promised_precision_low
                        when 'recall' then t.promised_recall_low
                        else t.promised_volume_per_month_low
                    end as promised_low,
                    case v.measure
                        when 'precision' then t.promised_precision_high
                        when 'recall' then t.promised_recall_high
                        else t.promised_volume_per_month_high
                    end as promised_high
                from threshold as t
                cross join (values ('precision'), ('recall'), ('volume_per_month')) as v(measure)
                where t.segment = 'all'
                    and t.scorer in ('predictive', 'points')
                    and t.threshold is not null
            ),
            came as (
                select
                    r.*
                from threshold_realised as r
                where r.segment = 'all'
                qualify row_number() over (
                    partition by r.model_id, r.level, r.scorer, r.measure order by r.month_count desc) = 1
            )
            select
                m.model_id as model_id,
                m.as_of as made_at,
                exists (
                    select 1
                    from in_use as u
                    where u.model_id = m.model_id
                        and (u.to_at is null or u.to_at > u.from_at)
                ) as used,
                p.level as level,
                p.scorer as scorer,
                p.measure as measure,
                coalesce(c.month_count, 0) as months,
                coalesce(c.promised, p.promised) as promised,
                case when c.model_id is null then p.promised_low else c.promised_low end as promised_low,
                case when c.model_id is null then p.promised_high else c.promised_high end as promised_high,
                c.value as value,
                c.low as low,
                c.high as high,
                coalesce(c.verdict, 'not known yet') as verdict
            from model as m
            join promised as p on p.model_id = m.model_id
            left join came as c on c.model_id = p.model_id
                and c.level = p.level
                and c.scorer = p.scorer
                and c.measure = p.measure
            order by
                m.as_of,
                m.model_id,
                p.level,
                case p.scorer when 'predictive' then 0 else 1 end,
                p.measure
            """;

    /** Reads the promises of all models. */
    public static PromisesByMonth read(Store store) {
        return new PromisesByMonth(store.rows(PROMISES, Promise::of));
    }

    @Override
    public void print(Page page) {
        page.heading("What each month's thresholds promised, and what came, with 95 % intervals");
        if (promises.isEmpty()) {
            page.line("None: no model has thresholds yet.");
            return;
        }
        TextTable table = TextTable.of(
                TextTable.words("made"),
                TextTable.words("model"),
                TextTable.words("level"),
                TextTable.words("scorer"),
                TextTable.words("measure"),
                TextTable.numbers("months"),
                TextTable.words("promised"),
                TextTable.words("came"),
                TextTable.words("verdict"));
        promises.forEach(each -> table.row(each.cells()));
        page.table(table);
        long judged = promises.stream()
                .filter(each -> !each.verdict().equals("not known yet"))
                .count();
        long broken = promises.stream()
                .filter(each -> each.verdict().equals("outside"))
                .count();
        page.line(Figures.count(judged) + " of " + Figures.counted(promises.size(), "promise", "promises")
                + " can be judged; of these " + Figures.count(broken) + " came out otherwise than chance explains.");
    }
}
