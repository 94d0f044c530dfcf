package io.plumbline.engine.export;

import io.plumbline.engine.export.OutputColumn.Kind;
import io.plumbline.engine.qualification.Predicted;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Leads with everything that runs said of them.
 *
 * @param levels names of the levels in rising order
 */
public record ScoredLeads(List<String> levels) {

    /** Name of the step: one row per run and lead. */
    public static final String STEP = "scored";

    /** The columns about a lead, in order. */
    public static final List<OutputColumn> COLUMNS = columns();

    public ScoredLeads {
        levels = List.copyOf(levels);
    }

    private static List<OutputColumn> columns() {
        List<OutputColumn> columns = new ArrayList<>(List.of(
                new OutputColumn("lead_id", Kind.TEXT),
                new OutputColumn("account_id", Kind.TEXT),
                new OutputColumn("as_of", Kind.INSTANT)));
        Stream.of("fit", "engagement", "stage_points")
                .forEach(name -> columns.add(new OutputColumn(name, Kind.DECIMAL)));
        columns.add(new OutputColumn("buying_stage", Kind.PLAIN));
        columns.add(new OutputColumn("points", Kind.DECIMAL));
        Stream.of("grade", "level", "levels", "open", "probability", "predictive_score")
                .forEach(name -> columns.add(new OutputColumn(name, Kind.PLAIN)));
        reasons().forEach(name -> columns.add(new OutputColumn(name, Kind.TEXT)));
        Stream.of("run_id", "model_id", "scorecard_fingerprint")
                .forEach(name -> columns.add(new OutputColumn(name, Kind.PLAIN)));
        return List.copyOf(columns);
    }

    /** The columns with the reasons of both scores. */
    public static List<String> reasons() {
        return List.of(
                "points_reason_1",
                "points_reason_2",
                "points_reason_3",
                "prediction_reason_1",
                "prediction_reason_2",
                "prediction_reason_3");
    }

    /**
     * The steps whose last is {@link #STEP}, with the {@link #COLUMNS}.
     *
     * @param runs SQL list or SELECT of the runs wanted
     */
    public List<Step> steps(String runs) {
        return List.of(
                new Step("level_order", "one row per level, the highest last", order()),
                new Step("recommended", "one row per run and lead at a level", recommended(runs)),
                new Step("predicted", "one row per run: the run whose predictions it has", Predicted.ofRuns(runs)),
                new Step(STEP, "one row per run and lead", scored(runs)));
    }

    private String order() {
        StringBuilder rows = new StringBuilder("select * from (values (null, 0)");
        for (int i = 0; i < levels.size(); i++) {
            rows.append(", (")
                    .append(Sql.literal(levels.get(i)))
                    .append(", ")
                    .append(i + 1)
                    .append(")");
        }
        return rows.append(") as v(level, position)").toString();
    }

    private static String recommended(String runs) {
        return """
                select
                    q.run_id as run_id,
                    q.lead_id as lead_id,
                    string_agg(q.level, ';' order by o.position nulls first, q.level) as levels,
                    arg_max(q.level, coalesce(o.position, 0)) as level
                from qualification as q
                left join level_order as o on o.level = q.level
                where q.run_id in (%s)
                group by
                    q.run_id,
                    q.lead_id
                """.formatted(runs);
    }

    private static String scored(String runs) {
        return """
                select
                    s.run_id as run_id,
                    s.lead_id as lead_id,
                    l.account_id as account_id,
                    s.as_of as as_of,
                    s.fit as fit,
                    s.engagement as engagement,
                    s.stage_points as stage_points,
                    s.buying_stage as buying_stage,
                    s.points as points,
                    s.grade as grade,
                    q.level as level,
                    q.levels as levels,
                    p.open as open,
                    p.probability as probability,
                    p.predictive_score as predictive_score,
                    a.reason_1 as points_reason_1,
                    a.reason_2 as points_reason_2,
                    a.reason_3 as points_reason_3,
                    b.reason_1 as prediction_reason_1,
                    b.reason_2 as prediction_reason_2,
                    b.reason_3 as prediction_reason_3,
                    p.model_id as model_id,
                    s.scorecard_fingerprint as scorecard_fingerprint
                from lead_score as s
                join lead as l on l.lead_id = s.lead_id
                left join predicted as n on n.run_id = s.run_id
                left join prediction as p on p.run_id = n.predicted_run_id
                    and p.lead_id = s.lead_id
                left join recommended as q on q.run_id = s.run_id
                    and q.lead_id = s.lead_id
                left join lead_reason as a on a.run_id = s.run_id
                    and a.lead_id = s.lead_id
                    and a.scorer = 'points'
                left join lead_reason as b on b.run_id = n.predicted_run_id
                    and b.lead_id = s.lead_id
                    and b.scorer = 'predictive'
                where s.run_id in (%s)
                """.formatted(runs);
    }
}
