package io.plumbline.engine.handoff;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.export.OutputColumn;
import io.plumbline.engine.export.OutputColumn.Kind;
import io.plumbline.engine.export.OutputTable;
import io.plumbline.engine.export.ScoredLeads;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list that sales works through: one row per lead handed over from a run, the highest level first, with empty
 * columns for the answers.
 *
 * @param run    the run from which leads were handed over
 * @param levels names of all levels in rising order
 * @param facts  attributes that sales sees
 * @param level  only leads handed over at this level; empty for any
 */
public record HandoffList(
        Declarations declared, ScoredRun run, List<String> levels, List<String> facts, Optional<String> level) {
    /** The columns that sales fills in. */
    public static final List<String> ANSWERS =
            List.of("accepted_on", "rejected_on", "rejected_reason", "worked_on", "sales_note");

    private static final List<OutputColumn> ABOUT = about();
    private static final String LEADS = "listed_lead";
    private static final String ORDER =
            "\norder by \"position of level\" desc, handed_to, probability desc nulls last, points desc, lead_id";

    public HandoffList {
        facts = List.copyOf(facts);
    }

    /** The rows of the list; leaves a temporary table that they are read from. */
    public OutputTable table(Store store) {
        store.execute("create or replace temp table " + LEADS + " as\n"
                + """
                select
                    h.*
                from handoff as h
                where h.scored_run_id = %s%s
                """.formatted(
                                Sql.literal(run.runId()),
                                level.map(name -> "\n    and h.level = " + Sql.literal(name))
                                        .orElse("")));
        return new OutputTable(plan(AttributesAsOf.in(store)).query() + ORDER, columns());
    }

    private List<OutputColumn> columns() {
        List<OutputColumn> columns = new ArrayList<>(ABOUT);
        facts.forEach(name -> columns.add(new OutputColumn(factColumn(name), kind(name))));
        columns.add(new OutputColumn("as_of", Kind.INSTANT));
        ANSWERS.forEach(name -> columns.add(new OutputColumn(name, Kind.PLAIN)));
        return columns;
    }

    private static List<OutputColumn> about() {
        List<OutputColumn> columns = new ArrayList<>();
        columns.add(new OutputColumn("lead_id", Kind.ID));
        columns.add(new OutputColumn("account_id", Kind.TEXT));
        columns.add(new OutputColumn("level", Kind.PLAIN));
        columns.add(new OutputColumn("handed_to", Kind.TEXT));
        columns.add(new OutputColumn("next_step", Kind.TEXT));
        columns.add(new OutputColumn("due_at", Kind.INSTANT));
        columns.add(new OutputColumn("why", Kind.PLAIN));
        Stream.of("grade", "buying_stage", "probability", "predictive_score")
                .forEach(name -> columns.add(new OutputColumn(name, Kind.PLAIN)));
        Stream.of("points", "fit", "engagement", "stage_points")
                .forEach(name -> columns.add(new OutputColumn(name, Kind.DECIMAL)));
        Stream.concat(ScoredLeads.reasons().stream(), Stream.of("event_counts", "history"))
                .forEach(name -> columns.add(new OutputColumn(name, Kind.TEXT)));
        return List.copyOf(columns);
    }

    private Kind kind(String fact) {
        ValueType type = declared.attributes().get(fact);
        return type == ValueType.TEXT || type == ValueType.LIST ? Kind.TEXT : Kind.PLAIN;
    }

    /** A fact has its own name unless that is the name of another column. */
    private static String factColumn(String fact) {
        boolean taken = fact.equals("as_of")
                || ANSWERS.contains(fact)
                || ABOUT.stream().anyMatch(column -> column.name().equals(fact));
        return taken ? "fact_" + fact : fact;
    }

    private SqlPlan plan(AttributesAsOf attributes) {
        Moment moment = Moment.of(LEADS, run.asOf());
        Map<String, ValueType> types = new TreeMap<>(declared.attributes());
        types.keySet().retainAll(facts);
        List<Step> steps = new ArrayList<>();
        steps.add(moment.step());
        steps.add(attributes.step(moment, types));
        steps.addAll(new ScoredLeads(levels).steps(Sql.literal(run.runId())));
        steps.add(new Step("listed", "one row per lead handed over", listed()));
        return new SqlPlan(steps);
    }

    private String listed() {
        String scores = Stream.concat(
                        Stream.of(
                                "account_id",
                                "grade",
                                "buying_stage",
                                "probability",
                                "predictive_score",
                                "points",
                                "fit",
                                "engagement",
                                "stage_points"),
                        ScoredLeads.reasons().stream())
                .map(name -> ",\n    s." + name + " as " + name)
                .collect(Collectors.joining());
        String known = facts.stream()
                .map(name -> ",\n    l." + Sql.identifier(name) + " as " + Sql.identifier(factColumn(name)))
                .collect(Collectors.joining());
        String answers = ANSWERS.stream()
                .map(name -> ",\n    cast(null as varchar) as " + name)
                .collect(Collectors.joining());
        return """
                select
                    h.lead_id as lead_id,
                    h.level as level,
                    h.handed_to as handed_to,
                    h.next_step as next_step,
                    h.due_at as due_at,
                    h.reason as why,
                    h.event_counts as event_counts,
                    h.history as history,
                    h.as_of as as_of,
                    coalesce(o.position, 0) as "position of level"%s%s%s
                from listed_lead as h
                join scored as s on s.lead_id = h.lead_id
                join lead_as_of as l on l.lead_id = h.lead_id
                left join level_order as o on o.level = h.level
                """.formatted(scores, known, answers);
    }
}
