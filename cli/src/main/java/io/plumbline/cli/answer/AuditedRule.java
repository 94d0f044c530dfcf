package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rule and what the outcomes bear out of it.
 *
 * @param rows          that it touched, as are the leads and those that converted
 * @param given         points as written
 * @param shareOfPoints its part of all points given and taken
 * @param supported     beside all other rules, in the points of the file
 * @param alone         of the rule by itself
 * @param redundantWith the rule that says the same
 */
public record AuditedRule(
        String rule,
        String dimension,
        double weight,
        long rows,
        long leads,
        long positives,
        double given,
        double meanPoints,
        OptionalDouble shareOfPoints,
        Figure supported,
        Figure alone,
        Optional<String> redundantWith,
        String verdict,
        String reason) {

    static List<AuditedRule> read(Store store, long modelId, String segment) {
        return store.rows("""
                select *
                from rule_audit
                where model_id = %s
                    and segment = %s
                order by position
                """.formatted(modelId, Sql.literal(segment)), AuditedRule::of);
    }

    private static AuditedRule of(Row row) {
        return new AuditedRule(
                row.text("rule"),
                row.text("dimension"),
                row.real("weight"),
                row.number("row_count"),
                row.number("lead_count"),
                row.number("positive_count"),
                row.real("given_points"),
                row.real("mean_points"),
                row.optionalReal("share_of_points"),
                figure(row, "supported"),
                figure(row, "alone"),
                row.optionalText("redundant_with"),
                row.text("verdict"),
                row.text("reason"));
    }

    private static Figure figure(Row row, String name) {
        return new Figure(
                row.optionalReal(name + "_points"), row.optionalReal(name + "_low"), row.optionalReal(name + "_high"));
    }

    /** The rules that the points contain, as a table; what there is to do about them as sentences. */
    static void print(Page page, List<AuditedRule> rules) {
        TextTable table = TextTable.of(
                TextTable.words("rule"),
                TextTable.numbers("leads"),
                TextTable.numbers("of points"),
                TextTable.numbers("gives"),
                TextTable.words("outcomes support"),
                TextTable.words("verdict"));
        rules.stream().filter(rule -> !rule.verdict.equals("no_weight")).forEach(rule -> table.row(rule.cells()));
        page.table(table);
        page.list(rules.stream()
                .filter(rule -> !rule.verdict.equals("earns") && !rule.verdict.equals("no_weight"))
                .map(rule -> rule.rule + ": " + rule.reason)
                .toList());
        long without =
                rules.stream().filter(rule -> rule.verdict.equals("no_weight")).count();
        if (without > 0) {
            page.line(Figures.counted(without, "rule", "rules")
                    + " more are in a dimension without weight in the points; --json lists them.");
        }
    }

    private List<String> cells() {
        return List.of(
                rule,
                Figures.count(leads),
                Figures.percent(shareOfPoints),
                Figures.tidied(Double.toString(given)),
                supported.text(1),
                verdict.replace('_', ' ')
                        + redundantWith.map(other -> " with " + other).orElse(""));
    }
}
