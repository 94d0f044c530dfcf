package io.plumbline.reports.workbook;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.section.Finding;
import io.plumbline.reports.section.Findings;
import io.plumbline.reports.section.ModelSummary;
import io.plumbline.reports.section.Subject;
import io.plumbline.reports.words.Words;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The first sheet: what the workbook is about, what the thresholds promise, and what stands on the other sheets. */
final class SummarySheet {
    private static final List<Integer> WIDTHS = List.of(30, 16, 14, 28, 12, 12, 12, 12, 12, 12, 12, 12, 12);

    /** A sheet and how many rows its table has. */
    record Content(String name, long rows) {}

    private final Worksheet worksheet;
    private final Words words;
    private int next;

    /** Takes the first place in a workbook; what it says of the other sheets is known once they are written. */
    SummarySheet(Workbook workbook, Words words) {
        this.worksheet = workbook.newWorksheet(words.say("workbook.summary.name"));
        this.words = words;
    }

    void write(Store store, Subject subject, List<Content> contents) throws IOException {
        Layout.page(worksheet);
        for (int at = 0; at < WIDTHS.size(); at++) {
            worksheet.width(at, WIDTHS.get(at));
        }
        Layout.title(worksheet, words.say("workbook.summary.title", "workspace", subject.workspace()));
        Layout.note(worksheet, 1, words.say("workbook.summary.note"), WIDTHS);
        next = 2;
        findings(store, subject);
        next++;
        facts(subject);
        subject.model().ifPresent(this::model);
        promises(store, subject);
        contents(contents);
        worksheet.finish();
    }

    /** The sentences that lead the page. */
    private void findings(Store store, Subject subject) {
        List<Finding> findings = Findings.read(store, subject);
        if (!findings.isEmpty()) {
            heading("findings");
            findings.forEach(finding -> Layout.note(worksheet, next++, finding.say(words), WIDTHS));
        }
    }

    private void facts(Subject subject) {
        fact("as_of", subject.asOf(), Format.MINUTE);
        fact("run", subject.runId(), Format.COUNT);
        fact("segment", subject.isWhole() ? words.say("workbook.summary.all") : subject.segment(), Format.TEXT);
        if (subject.model().isEmpty()) {
            fact("model", words.say("workbook.untrained", "model", subject.modelled()), Format.TEXT);
        }
    }

    private void model(ModelSummary model) {
        fact("model", model.modelId(), Format.COUNT);
        fact("status", words.named("workbook.model", model.status()), Format.TEXT);
        fact("target", model.target(), Format.TEXT);
        model.horizonDays().ifPresent(days -> fact("horizon", days, Format.COUNT));
        fact("rows", model.rowCount(), Format.COUNT);
        fact("leads", model.leadCount(), Format.COUNT);
        fact("converted", model.positiveCount(), Format.COUNT);
        fact("fingerprint", model.fingerprint(), Format.TEXT);
    }

    private void fact(String name, Object value, Format format) {
        worksheet.value(next, 0, words.say("workbook.fact." + name));
        worksheet.style(next, 0).bold().set();
        Cells.put(worksheet, next, 1, value);
        worksheet
                .style(next, 1)
                .format(format.pattern())
                .horizontalAlignment("left")
                .indent(Cells.INDENT)
                .set();
        next++;
    }

    /** The thresholds' sheet in short. */
    private void promises(Store store, Subject subject) {
        heading("promises");
        Sheet promises = TrainedSheets.promises(subject, words);
        Table table = new Table(worksheet, promises.columns(), next, words);
        store.each(promises.rows(), table::row);
        table.format();
        next = table.next();
        if (table.rows() == 0) {
            Cells.text(worksheet, next++, 0, promises.empty());
        }
    }

    private void contents(List<Content> contents) {
        heading("contents");
        for (Content content : contents) {
            worksheet.value(next, 0, content.name());
            worksheet.value(next, 1, words.say("workbook.summary.rows", "rows", content.rows()));
            next++;
        }
    }

    private void heading(String name) {
        next++;
        worksheet.value(next, 0, words.say("workbook.summary." + name));
        Layout.subtitle(worksheet, next);
        next++;
    }
}
