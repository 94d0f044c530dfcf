package io.plumbline.cli.command;

import io.plumbline.cli.answer.RunSummary;
import io.plumbline.cli.run.MonthlyRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The monthly run. */
@Command(
        name = "run",
        description =
                "The monthly run: import, train, judge, score, predict, report and publish. It goes on where a killed one was.")
public final class RunCommand implements Callable<Integer> {
    private final Context context;

    public RunCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RunSummary summary = MonthlyRun.of(context.configuration(), context.occasion());
        return context.done(summary, summary.training().gate());
    }
}
