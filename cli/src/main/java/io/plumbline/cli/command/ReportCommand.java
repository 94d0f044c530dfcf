package io.plumbline.cli.command;

import io.plumbline.cli.answer.ReportAnswer;
import io.plumbline.cli.run.Configuration;
import io.plumbline.cli.run.Report;
import io.plumbline.reports.ReportRequest;
import io.plumbline.reports.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the alignment report of a run. */
@Command(name = "report", description = "Write the alignment report of a run as one HTML page.")
public final class ReportCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--run", paramLabel = "NUMBER", description = "The run. Default: the newest.")
    private Optional<Long> run = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write. Default: reports/alignment-DATE.html in the workspace.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--segment",
            paramLabel = "NAME=VALUE",
            description = "Only the leads of one segment, such as country=DE.")
    private Optional<String> segment = Optional.empty();

    @Option(
            names = "--anonymise",
            description = "Number leads instead of naming them; show nothing that tells who they are.")
    private boolean anonymise;

    @Option(
            names = "--lang",
            paramLabel = "TAG",
            defaultValue = "en",
            description =
                    "Language: en, vi, th or zh, with a region for its numbers if you like, as in en-DE. Default: en.")
    private String language = "en";

    @Option(names = "--card", description = "Write the model card beside the page, too, as Markdown and as JSON.")
    private boolean card;

    @Option(
            names = "--pdf",
            description = "Print the page to a PDF beside it, too; needs an installed Chromium, Chrome or Edge.")
    private boolean pdf;

    @Option(names = "--excel", description = "Write an Excel workbook of leads and tables beside the page, too.")
    private boolean excel;

    public ReportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration = context.configuration();
        Words words = Words.in(language);
        List<String> beside = new ArrayList<>();
        Path page = Reader.read(context, store -> {
            ReportRequest request = Report.request(store, configuration.workspace(), run, segment, anonymise, words);
            Path written = Report.write(store, request, configuration.workspace(), out);
            if (card) {
                Report.card(store, request, written).forEach(file -> beside.add(file.toString()));
            }
            if (excel) {
                beside.add(Report.workbook(store, request, written).toString());
            }
            return written;
        });
        if (pdf) {
            beside.add(Report.print(page).toString());
        }
        return context.done(new ReportAnswer(page.toString(), beside));
    }
}
