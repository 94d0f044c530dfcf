package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A half-life or a window tried for a rule.
 *
 * @param kind          half_life or within
 * @param candidateDays absent where it is unlimited
 * @param given         whether the file says so
 * @param logLoss       mean over the rows
 * @param difference    of the mean log loss to that of the given length; below 0 is better
 * @param preferred     whether the data prefer it to the given one
 */
public record RuleWindow(
        String rule,
        String kind,
        OptionalDouble candidateDays,
        boolean unlimited,
        boolean given,
        double logLoss,
        Figure difference,
        boolean preferred) {

    static List<RuleWindow> read(Store store, long modelId, String segment) {
        return store.rows("""
                select *
                from rule_window
                where model_id = %s
                    and segment = %s
                order by rule, kind, position
                """.formatted(modelId, Sql.literal(segment)), RuleWindow::of);
    }

    private static RuleWindow of(Row row) {
        return new RuleWindow(
                row.text("rule"),
                row.text("kind"),
                row.optionalReal("candidate_days"),
                row.truth("unlimited"),
                row.truth("given"),
                row.real("log_loss"),
                new Figure(
                        OptionalDouble.of(row.real("difference")), row.optionalReal("low"), row.optionalReal("high")),
                row.truth("preferred"));
    }

    static void print(Page page, List<RuleWindow> windows) {
        long rules = windows.stream()
                .map(each -> each.rule + " " + each.kind)
                .distinct()
                .count();
        if (rules == 0) {
            return;
        }
        List<RuleWindow> preferred =
                windows.stream().filter(RuleWindow::preferred).toList();
        page.heading("Half-lives and windows");
        page.line("Of " + rules + " tried, shorter and longer, the data prefer another for "
                + (preferred.isEmpty() ? "none." : preferred.size() + ":"));
        page.list(preferred.stream().map(each -> each.sentence(windows)).toList());
    }

    private String sentence(List<RuleWindow> windows) {
        String now = windows.stream()
                .filter(each -> each.given && each.rule.equals(rule) && each.kind.equals(kind))
                .map(RuleWindow::length)
                .findFirst()
                .orElse(Figures.NONE);
        return rule + ": " + kind.replace('_', '-') + " of " + length() + " rather than " + now + " (log loss "
                + Figures.signed(difference.value().orElse(0), 6) + ", " + Figures.decimals(difference.low(), 6)
                + " to "
                + Figures.decimals(difference.high(), 6) + ")";
    }

    private String length() {
        return unlimited
                ? kind.equals("within") ? "all time" : "no decay"
                : Figures.tidied(Double.toString(candidateDays.orElse(0))) + " days";
    }
}
