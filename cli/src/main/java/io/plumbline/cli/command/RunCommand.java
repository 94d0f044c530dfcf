package io.plumbline.cli.command;

import io.plumbline.cli.answer.RunSummary;
import io.plumbline.cli.run.MonthlyRun;
import io.plumbline.cli.run.ScoresRun;
import io.plumbline.reports.words.Words;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The monthly run. */
@Command(
        name = "run",
        description =
                "The monthly run: import, train, judge, score, predict, report and publish. It goes on where a killed one was.")
public final class RunCommand implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--scores-only",
            description = "Import what is new, score, recommend levels and hand over; no training and no report. Cheap"
                    + " enough for every few minutes.")
    private boolean scoresOnly;

    @Option(
            names = "--lang",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "Language of the report, as of 'report --lang'. Default: en.")
    private String language = "en";

    public RunCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (scoresOnly) {
            return context.done(ScoresRun.of(context.configuration(), context.occasion()));
        }
        RunSummary summary = MonthlyRun.of(context.configuration(), context.occasion(), Words.in(language));
        return context.done(summary, summary.training().gate());
    }
}
