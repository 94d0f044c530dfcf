package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.qualification.Predicted;
import io.plumbline.engine.store.Store;
import java.util.List;

/** How many leads one run recommends for each level. */
public record Levels(List<Level> levels) {

    /**
     * The leads of a level.
     *
     * @param open those that are eligible now; all of them when nothing was predicted
     */
    public record Level(String level, long leads, long open) {}

    /** Reads the recommendations of a run. */
    public static Levels read(Store store, long runId) {
        return new Levels(store.rows(
                """
                select
                    q.level as level,
                    count(*) as leads,
                    count(*) filter (where coalesce(p.open, true)) as open_count
                from qualification as q
                left join (
                %s) as n on n.run_id = q.run_id
                left join prediction as p on p.run_id = n.predicted_run_id
                    and p.lead_id = q.lead_id
                where q.run_id = %s
                group by q.level
                order by q.level
                """.formatted(Predicted.ofRuns(Long.toString(runId)).indent(4), runId),
                row -> new Level(row.text("level"), row.number("leads"), row.number("open_count"))));
    }

    void print(Page page) {
        if (levels.isEmpty()) {
            return;
        }
        page.heading("Leads recommended");
        TextTable table =
                TextTable.of(TextTable.words("level"), TextTable.numbers("leads"), TextTable.numbers("open now"));
        levels.forEach(each -> table.row(each.level(), Figures.count(each.leads()), Figures.count(each.open())));
        page.table(table);
    }
}
