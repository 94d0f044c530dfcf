package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;

/**
 * A history of scores that was written.
 *
 * @param scorecard   what it is called
 * @param fingerprint that of the rows in score_history
 */
public record ScoreHistoryAnswer(String scorecard, String fingerprint, long runId, List<Moment> moments)
        implements Answer {

    /** The points of all leads that existed at a moment. */
    public record Moment(Instant asOf, long leads, double mean, double median, double p90, double highest) {}

    /** Reads what a run wrote. */
    public static ScoreHistoryAnswer read(Store store, NamedScorecard scorecard, long runId) {
        String fingerprint = scorecard.scorecard().fingerprint();
        List<Moment> moments = store.rows(
                """
                select
                    h.as_of as as_of,
                    count(*) as leads,
                    cast(avg(h.points) as double) as mean,
                    cast(quantile_disc(h.points, 0.50) as double) as median,
                    cast(quantile_disc(h.points, 0.90) as double) as p90,
                    cast(max(h.points) as double) as highest
                from score_history as h
                where h.run_id = %s
                group by
                    h.as_of
                order by
                    h.as_of
                """.formatted(Sql.literal(runId)),
                row -> new Moment(
                        row.instant("as_of"),
                        row.number("leads"),
                        row.real("mean"),
                        row.real("median"),
                        row.real("p90"),
                        row.real("highest")));
        return new ScoreHistoryAnswer(scorecard.name(), fingerprint, runId, moments);
    }

    @Override
    public void print(Page page) {
        page.heading("Points by " + scorecard + " at " + Figures.counted(moments.size(), "moment", "moments")
                + " that have leads, in score_history");
        TextTable table = TextTable.of(
                TextTable.words("as of"),
                TextTable.numbers("leads"),
                TextTable.numbers("mean"),
                TextTable.numbers("median"),
                TextTable.numbers("90 %"),
                TextTable.numbers("highest"));
        moments.forEach(each -> table.row(
                each.asOf().toString(),
                Figures.count(each.leads()),
                Figures.decimals(each.mean(), 1),
                Figures.decimals(each.median(), 1),
                Figures.decimals(each.p90(), 1),
                Figures.decimals(each.highest(), 1)));
        page.table(table);
    }
}
