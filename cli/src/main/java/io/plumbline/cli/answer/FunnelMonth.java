package io.plumbline.cli.answer;

import io.plumbline.cli.answer.StepFunnel.Passage;
import io.plumbline.cli.answer.StepFunnel.StepCount;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of the leads created in one month.
 *
 * @param month    its beginning
 * @param mature   whether all of them had a full horizon
 * @param steps    created first
 * @param passages from each step to each later one
 */
public record FunnelMonth(Instant month, boolean mature, List<StepCount> steps, List<Passage> passages) {
    private static final int SHOWN = 12;

    static void print(Page page, List<FunnelMonth> months) {
        if (months.isEmpty()) {
            return;
        }
        page.heading("By month of creation, with the share of the step before");
        List<TextTable.Column> columns = new ArrayList<>(List.of(TextTable.words("month")));
        months.get(0).steps().forEach(step -> columns.add(TextTable.numbers(step.step())));
        columns.add(TextTable.words("full horizon?"));
        TextTable table = TextTable.of(columns);
        months.stream().limit(SHOWN).forEach(month -> table.row(month.cells()));
        page.table(table);
        if (months.size() > SHOWN) {
            page.line((months.size() - SHOWN) + " earlier: plumbline sql \"from funnel_step where cohorts = 'month'\"");
        }
    }

    private List<String> cells() {
        StepFunnel funnel = new StepFunnel(StepFunnel.ALL, steps.get(0).leads(), mature, steps, passages);
        List<String> cells = new ArrayList<>(List.of(month.toString().substring(0, "2026-01".length())));
        for (int i = 0; i < steps.size(); i++) {
            String share = funnel.into(i)
                    .filter(into -> into.rate().value().isPresent())
                    .map(into -> ", " + Figures.percent(into.rate().value()))
                    .orElse("");
            cells.add(Figures.count(steps.get(i).leads()) + share);
        }
        cells.add(mature ? "yes" : "not yet");
        return cells;
    }
}
