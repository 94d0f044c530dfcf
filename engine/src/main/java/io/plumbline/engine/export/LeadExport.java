package io.plumbline.engine.export;

import io.plumbline.engine.export.OutputColumn.Kind;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the leads of a run into a file, and remembers of each what was told last.
 *
 * @param run         the run whose scores are written
 * @param levels      names of the levels in rising order
 * @param changedOnly only what differs from what was told of a lead last; leads that are no more stand there with the
 *                    change {@code gone}
 */
public record LeadExport(Store store, ScoredRun run, List<String> levels, boolean changedOnly) {
    /** A score that moved by less is the same, points and predictive score alike. */
    public static final double TOLERANCE = 1;

    private static final String ROWS = "export_row";

    /**
     * Writes the file; {@link #remember} belongs into the same transaction.
     *
     * @param marked whether a CSV begins with a byte-order mark
     * @return rows written
     */
    public long write(OutputFormat format, boolean marked, Path file) {
        store.execute("create or replace temp table " + ROWS + " as\n" + plan().query());
        List<OutputColumn> columns = new ArrayList<>(ScoredLeads.COLUMNS);
        if (changedOnly) {
            columns.add(1, new OutputColumn("change", Kind.PLAIN));
        }
        return new OutputTable("select * from " + ROWS + " order by lead_id", columns)
                .write(store, format, marked, file);
    }

    /**
     * Notes what {@link #write} wrote.
     *
     * @param runId the command's own run
     * @param name  of the file, or {@code -} for the standard output
     */
    public void remember(long runId, OutputFormat format, String name) {
        store.insert(
                "insert into export select ?, ?, ?, ?, ?, count(*) from " + ROWS,
                runId,
                run.runId(),
                format.extension(),
                name,
                changedOnly);
        store.execute("insert into exported_lead select %s, lead_id, change = 'gone' from %s"
                .formatted(Sql.literal(runId), ROWS));
        store.execute("drop table " + ROWS);
    }

    private SqlPlan plan() {
        String now = Sql.literal(run.runId());
        if (!changedOnly) {
            return new SqlPlan(new ScoredLeads(levels).steps(now))
                    .then(new Step(
                            "exported", "one row per lead", "select *, 'all' as change from " + ScoredLeads.STEP));
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("told", "one row per lead: the run that was told of it last", TOLD));
        steps.addAll(new ScoredLeads(levels).steps("select " + now + " union select scored_run_id from told"));
        steps.add(new Step("compared", "one row per lead of the run: how it differs", compared(now)));
        steps.add(new Step("exported", "one row per lead that changed", exported(now)));
        return new SqlPlan(steps);
    }

    private static final String TOLD = """
            select
                x.lead_id as lead_id,
                x.gone as gone,
                e.scored_run_id as scored_run_id
            from exported_lead as x
            join export as e on e.run_id = x.run_id
            qualify row_number() over (partition by x.lead_id order by x.run_id desc) = 1
            """;

    private static String compared(String now) {
        String same = Stream.of("level", "levels", "grade", "buying_stage", "open")
                .map(name -> "n.%s is not distinct from b.%s".formatted(name, name))
                .collect(Collectors.joining("\n            and "));
        String near = Stream.of("fit", "engagement", "stage_points", "points", "predictive_score")
                .map(name -> "coalesce(abs(n.%s - b.%s) < %s, n.%s is null and b.%s is null)"
                        .formatted(name, name, Sql.literal(TOLERANCE), name, name))
                .collect(Collectors.joining("\n            and "));
        return """
                select
                    n.*,
                    case
                        when b.lead_id is null then 'new'
                        when %s
                            and %s then 'same'
                        else 'changed'
                    end as change
                from scored as n
                left join told as t on t.lead_id = n.lead_id
                    and not t.gone
                left join scored as b on b.run_id = t.scored_run_id
                    and b.lead_id = t.lead_id
                where n.run_id = %s
                """.formatted(same, near, now);
    }

    private String exported(String now) {
        return """
                select * from compared where change <> 'same'
                union all by name
                select
                    t.lead_id as lead_id,
                    %s as as_of,
                    %s as run_id,
                    'gone' as change
                from told as t
                where not t.gone
                    and not exists (
                        select
                            1
                        from lead_score as s
                        where s.run_id = %s
                            and s.lead_id = t.lead_id
                    )
                """.formatted(Sql.literal(run.asOf()), now, now);
    }
}
