package io.plumbline.engine.profile;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.ingest.ImportReading;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.FileFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Asks of all columns of a table at once what each alone says of an outcome.
 *
 * @param scratch the store of the profile
 */
public record OutcomeSmells(Store scratch, TableProfile table, OutcomeCondition outcome) {

    /** One for each column, in the table's order. */
    public List<OutcomeSmell> all() {
        SqlPlan plan = new SqlPlan(List.of(
                new Step("looked", "one row per row looked at", looked()),
                new Step("cell", "one row per row and column", cells()),
                new Step("counted", "one row per column and value, a missing one too", COUNTED),
                new Step("scored", "one row per column and value", scored()),
                new Step("ranked", "one row per column and score", RANKED),
                new Step("curve", "one row per column that can be measured", CURVE),
                new Step("smell", "one row per column", SMELL)));
        return scratch.rows(plan.query() + "\norder by column_no", OutcomeSmell::of);
    }

    private String looked() {
        return """
                select
                    *,
                    %s as hit,
                    row_number() over () %% 2 = 1 as is_learnt_from
                from %s
                """.formatted(outcome.sql(), table.relation());
    }

    private String cells() {
        String cells = table.columns().stream().map(ColumnProfile::cell).collect(Collectors.joining(", ", "[", "]"));
        return """
                select
                    hit,
                    is_learnt_from,
                    unnest(range(%s)) as column_no,
                    unnest(%s) as value
                from looked
                """.formatted(table.columns().size(), cells);
    }

    private static final String COUNTED = """
            select
                column_no,
                value,
                count(*) as n,
                count(*) filter (where hit) as hits,
                count(*) filter (where is_learnt_from) as learnt,
                count(*) filter (where is_learnt_from and hit) as learnt_hits
            from cell
            group by
                column_no,
                value
            """;

    /** Numbers and times are ranked by themselves; other values by their share of outcomes, drawn to that of all. */
    private String scored() {
        Map<String, List<ColumnProfile>> orders = table.columns().stream()
                .filter(column -> order(column).isPresent())
                .collect(Collectors.groupingBy(
                        column -> order(column).orElseThrow(), TreeMap::new, Collectors.toList()));
        String order = orders.entrySet().stream()
                .map(entry -> "\n        when column_no in " + positions(entry.getValue()) + " then " + entry.getKey())
                .collect(Collectors.joining("", "case", "\n        else null\n    end"));
        List<ColumnProfile> ordered =
                orders.values().stream().flatMap(List::stream).toList();
        return """
                select
                    *,
                    %s as is_ordered,
                    %s as own_order,
                    coalesce(
                        learnt_hits / nullif(learnt, 0),
                        sum(learnt_hits) over (partition by column_no)
                            / nullif(sum(learnt) over (partition by column_no), 0)
                    ) as learnt_share
                from counted
                """.formatted(
                        ordered.isEmpty() ? "false" : "column_no in " + positions(ordered),
                        ordered.isEmpty() ? "cast(null as double)" : order);
    }

    private static String positions(List<ColumnProfile> columns) {
        return columns.stream()
                .map(column -> String.valueOf(column.position()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private Optional<String> order(ColumnProfile column) {
        ImportReading reading = ImportReading.of(
                FileFormat.CSV,
                CellTable.csv(table.csv().decimalComma()),
                column.time().flatMap(TimeProfile::format));
        return switch (column.type()) {
            case NUMBER -> Optional.of(reading.value("value", ValueType.NUMBER));
            case DATE, TIMESTAMP ->
                Optional.of("cast(epoch_us(" + reading.value("value", ValueType.TIMESTAMP) + ") as double)");
            default -> Optional.empty();
        };
    }

    private static final String RANKED = """
            select
                column_no,
                is_ordered,
                case when is_ordered then own_order else learnt_share end as score,
                sum(case when is_ordered then hits else hits - learnt_hits end) as positives,
                sum(case when is_ordered then n - hits else n - hits - learnt + learnt_hits end) as negatives
            from scored
            where not is_ordered
                or own_order is not null
            group by
                column_no,
                is_ordered,
                score
            """;

    private static final String CURVE = """
            select
                column_no,
                is_ordered,
                sum(positives * (negatives_below + negatives / 2e0)) / (sum(positives) * sum(negatives)) as area
            from (
                select
                    *,
                    coalesce(sum(negatives) over (
                        partition by column_no
                        order by score
                        rows between unbounded preceding and 1 preceding
                    ), 0) as negatives_below
                from ranked
            )
            group by
                column_no,
                is_ordered
            having sum(positives) > 0
                and sum(negatives) > 0
            """;

    private static final String SMELL = """
            select
                c.column_no as column_no,
                cast(sum(c.hits) as bigint) as hits,
                cast(coalesce(sum(c.hits) filter (where c.value is not null), 0) as bigint) as filled_hits,
                cast(sum(c.n - c.hits) as bigint) as others,
                cast(coalesce(sum(c.n - c.hits) filter (where c.value is not null), 0) as bigint) as filled_others,
                cast(coalesce(
                    sum(c.hits) filter (where c.value is not null and c.n >= 5 and c.n = c.hits),
                    0
                ) as bigint) as decided,
                any_value(greatest(a.area, 1 - a.area)) as rank_quality
            from counted as c
            left join curve as a on a.column_no = c.column_no
            group by c.column_no
            """;
}
