package io.plumbline.cli.check;

import io.plumbline.cli.answer.Sources;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.problem.Some;
import io.plumbline.engine.quality.Coverage;
import io.plumbline.engine.quality.Finding;
import io.plumbline.engine.quality.Finding.Severity;
import java.util.Comparator;
import java.util.List;

/** A report on the data for people: short, what matters first. */
record DataReportText(DataReport report) {
    private static final int COLUMNS_SHOWN = 25;
    private static final int UNUSED_SHOWN = 20;

    void print(Page page) {
        imported(page);
        refused(page);
        unused(page);
        coverage(page);
        findings(page, Severity.WARNING, "Warnings of the data");
        findings(page, Severity.NOTE, "Notes on the data");
        if (report.findings().isEmpty()) {
            page.heading("Nothing is odd about the data.");
        }
    }

    private void imported(Page page) {
        Sources imported = report.imported();
        page.heading("A dry import brings " + Figures.counted(imported.leads(), "lead", "leads") + ", "
                + Figures.counted(imported.events(), "event", "events") + " and "
                + Figures.counted(imported.outcomes(), "outcome", "outcomes") + "; nothing was kept");
        TextTable table = TextTable.of(
                TextTable.words("source"),
                TextTable.words("kind"),
                TextTable.numbers("files"),
                TextTable.numbers("rows"),
                TextTable.numbers("repeated"),
                TextTable.numbers("ignored"),
                TextTable.numbers("refused"));
        imported.sources()
                .forEach(each -> table.row(
                        each.source(),
                        each.kind(),
                        Figures.count(each.files()),
                        Figures.count(each.accepted()),
                        Figures.count(each.known()),
                        Figures.count(each.ignored()),
                        Figures.count(each.rejected())));
        page.table(table);
    }

    private void refused(Page page) {
        if (report.refused().isEmpty()) {
            return;
        }
        page.heading("Refused rows and cells");
        TextTable table = TextTable.of(
                TextTable.words("source"),
                TextTable.words("column"),
                TextTable.words("reason"),
                TextTable.numbers("rows"),
                TextTable.words("first"));
        report.refused()
                .forEach(each -> table.row(
                        each.source(),
                        each.columnName(),
                        each.reason(),
                        Figures.count(each.rows()),
                        String.join(", ", each.first())));
        page.table(table);
    }

    private void unused(Page page) {
        if (!report.unused().isEmpty()) {
            page.heading("Columns that plumbline.yaml does not mention");
            page.list(report.unused().stream()
                    .map(each -> each.source() + ": " + Some.of(each.columns(), UNUSED_SHOWN, Figures::count))
                    .toList());
        }
    }

    /** Columns that are filled everywhere are only counted: a look at 200 of them hides the others. */
    private void coverage(Page page) {
        List<Coverage> incomplete = report.columns().stream()
                .filter(each -> each.filled() < each.rows())
                .sorted(Comparator.comparingDouble(Coverage::share))
                .toList();
        if (report.columns().isEmpty()) {
            return;
        }
        page.heading("How far declared columns are filled, the emptiest first");
        TextTable table = TextTable.of(
                TextTable.words("of"),
                TextTable.words("column"),
                TextTable.words("type"),
                TextTable.numbers("filled"),
                TextTable.numbers("different values"));
        incomplete.stream()
                .limit(COLUMNS_SHOWN)
                .forEach(each -> table.row(
                        each.of(),
                        each.name(),
                        each.type(),
                        Figures.percent(each.share()),
                        Figures.count(each.distinct())));
        page.table(table);
        page.line(rest(incomplete.size()));
    }

    private String rest(int incomplete) {
        int complete = report.columns().size() - incomplete;
        int hidden = Math.max(0, incomplete - COLUMNS_SHOWN);
        return (hidden == 0 ? "" : Figures.counted(hidden, "more is", "more are") + " filled in part. ")
                + Figures.counted(complete, "column is", "columns are")
                + " filled in every row; --json lists all, with their different values.";
    }

    private void findings(Page page, Severity severity, String heading) {
        List<String> texts = report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .map(DataReportText::text)
                .toList();
        if (!texts.isEmpty()) {
            page.heading(heading);
            page.list(texts);
        }
    }

    private static String text(Finding finding) {
        return finding.subject() + ": " + finding.what() + " Fix: " + finding.fix();
    }
}
