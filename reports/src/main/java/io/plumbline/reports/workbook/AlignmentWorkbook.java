package io.plumbline.reports.workbook;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.ReportRequest;
import io.plumbline.reports.section.Subject;
import io.plumbline.reports.words.Words;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;

/**
 * The report for people who work in Excel: who to call now, every lead with its scores, and the tables behind the page,
 * each on a sheet of its own.
 */
public final class AlignmentWorkbook {
    private AlignmentWorkbook() {}

    /**
     * Writes the workbook of a run. The file appears whole or not at all.
     *
     * @param store   read only
     * @param request what to report on, and how
     * @param file    where to write, replaced if there; its folder must exist
     * @throws ProblemException when the store has no such run or segment, or the file cannot be written
     */
    public static void write(Store store, ReportRequest request, Path file) {
        Subject subject =
                Subject.read(store, request.workspace(), request.runId(), request.segment(), request.anonymised());
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try {
                Files.deleteIfExists(part);
                try (OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW))) {
                    write(store, subject, request.words(), out);
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw ProblemException.failed(
                    "report",
                    "The workbook could not be written to '" + file.getFileName() + "'.",
                    "Check that its folder exists, may be written to and has room; close it if Excel has it open.");
        }
    }

    private static void write(Store store, Subject subject, Words words, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Plumbline", null)) {
            workbook.properties().setTitle(CellText.of(subject.workspace()));
            SummarySheet summary = new SummarySheet(workbook, words);
            List<SummarySheet.Content> contents = new ArrayList<>();
            for (Sheet sheet : sheets(store, subject, words)) {
                Sheet shown = subject.anonymised() ? sheet.anonymised() : sheet;
                long rows = SheetWriter.write(workbook, store, shown, subject.workspace(), words);
                contents.add(new SummarySheet.Content(shown.name(), rows));
            }
            summary.write(store, subject, contents);
        }
    }

    /** All but the summary, in their order. */
    static List<Sheet> sheets(Store store, Subject subject, Words words) {
        return Stream.of(
                        LeadSheets.of(store, subject, words),
                        List.of(
                                TrainedSheets.deciles(subject, words),
                                TrainedSheets.thresholds(subject, words),
                                TrainedSheets.curves(store, subject, words),
                                RunSheets.rules(subject, words)),
                        ComparedSheets.of(subject, words),
                        List.of(
                                RunSheets.funnel(store, subject, words),
                                RunSheets.cohorts(store, subject, words),
                                RunSheets.health(store, subject, words)))
                .flatMap(List::stream)
                .toList();
    }
}
