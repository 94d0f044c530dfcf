package io.plumbline.cli.run;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.reports.AlignmentReport;
import io.plumbline.reports.ReportRequest;
import io.plumbline.reports.card.ModelCard;
import io.plumbline.reports.pdf.Browser;
import io.plumbline.reports.pdf.PrintedReport;
import io.plumbline.reports.words.Words;
import io.plumbline.reports.workbook.AlignmentWorkbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where reports go. */
public final class Report {
    private Report() {}

    /**
     * What to report on.
     *
     * @param run the run; the newest when empty
     * @throws ProblemException (usage) when there is no such run
     */
    public static ReportRequest request(
            Store store,
            Workspace workspace,
            Optional<Long> run,
            Optional<String> segment,
            boolean anonymised,
            Words words) {
        String which = run.map(id -> "where run_id = " + id).orElse("order by run_id desc limit 1");
        long runId = store.number("select run_id from run " + which).orElseThrow(Report::noSuchRun);
        return new ReportRequest(workspace.name(), runId, segment, anonymised, words);
    }

    /**
     * Writes the report of a run.
     *
     * @param out the file; when empty, the one that {@link #file} names
     * @return the file written, absolute
     * @throws ProblemException when there is no such segment or the file cannot be written
     */
    public static Path write(Store store, ReportRequest request, Workspace workspace, Optional<Path> out) {
        Path file = out.map(Path::toAbsolutePath).orElseGet(() -> file(workspace, asOf(store, request.runId())));
        folder(file);
        AlignmentReport.write(store, request, file);
        return file;
    }

    /**
     * Writes the workbook of a run beside its page.
     *
     * @return the file written, absolute
     * @throws ProblemException when it cannot be written
     */
    public static Path workbook(Store store, ReportRequest request, Path page) {
        Path file = beside(page, ".xlsx");
        AlignmentWorkbook.write(store, request, file);
        return file;
    }

    /** A file of the page's name with another ending. */
    private static Path beside(Path page, String ending) {
        return page.resolveSibling(page.getFileName().toString().replaceFirst("\\.html?$", "") + ending);
    }

    private static Instant asOf(Store store, long runId) {
        return store.first("select as_of from run where run_id = " + runId, row -> row.instant("as_of"))
                .orElseThrow(Report::noSuchRun);
    }

    private static ProblemException noSuchRun() {
        return ProblemException.usage(
                "report",
                "There is no such run.",
                "'plumbline sql \"from run\"' lists the runs; 'plumbline run' makes one.");
    }

    /**
     * Writes the model card of a report beside its page, as Markdown and as JSON.
     *
     * @return the files
     */
    public static List<Path> card(Store store, ReportRequest request, Path page) {
        List<Path> files = List.of(beside(page, "-card.md"), beside(page, "-card.json"));
        ModelCard.write(store, request, files.get(0), files.get(1));
        return files;
    }

    /** Prints a written report to a PDF of the same name beside it, and says where. */
    public static Path print(Path report) {
        Path pdf = beside(report, ".pdf");
        PrintedReport.print(Browser.installed(System.getenv()), report, pdf);
        return pdf;
    }

    /** The file for reports as of an instant; a later run as of the same day replaces it. */
    static Path file(Workspace workspace, Instant asOf) {
        return workspace
                .reportsDirectory()
                .resolve("alignment-" + asOf.toString().substring(0, 10) + ".html");
    }

    static void folder(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
