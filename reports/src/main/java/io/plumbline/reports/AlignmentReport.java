package io.plumbline.reports;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Assets;
import io.plumbline.reports.page.ChartBlock;
import io.plumbline.reports.page.WholeFile;
import io.plumbline.reports.section.Subject;
import java.nio.file.Path;
import java.util.Map;

/**
 * The report that sales and marketing sit over together: points held up against what leads did, as one HTML page that
 * needs no network.
 */
public final class AlignmentReport {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private AlignmentReport() {}

    /**
     * Writes the report of a run. The file appears whole or not at all.
     *
     * @param store   read only
     * @param request what to report on, and how
     * @param file    where to write, replaced if there; its folder must exist
     * @throws ProblemException when the store has no such run or segment, or the file cannot be written
     */
    public static void write(Store store, ReportRequest request, Path file) {
        WholeFile.write(file, html(store, request));
    }

    static String html(Store store, ReportRequest request) {
        Subject subject =
                Subject.read(store, request.workspace(), request.runId(), request.segment(), request.anonymised());
        ReportPage page = ReportPage.read(store, subject);
        StringOutput output = new StringOutput();
        TEMPLATES.render(
                "page.jte",
                Map.of(
                        "page",
                        page,
                        "assets",
                        Assets.load(),
                        "charts",
                        ChartBlock.of(page.charts(), request.words()),
                        "words",
                        request.words()),
                output);
        return output.toString();
    }
}
