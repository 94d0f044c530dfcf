package io.plumbline.cli.command;

import io.plumbline.cli.check.CheckAnswer;
import io.plumbline.cli.check.WorkspaceCheck;
import io.plumbline.cli.terminal.Printable;
import io.plumbline.engine.problem.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says everything that is wrong in a workspace. */
@Command(
        name = "check",
        description =
                "Say everything that is wrong in plumbline.yaml, scoring.yaml and the source files, and what is odd"
                        + " about the data; change nothing.")
public final class CheckCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--no-data", description = "Look at the two YAML files only.")
    private boolean noData;

    public CheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CheckAnswer answer = WorkspaceCheck.of(context.directory(), context.occasion(), !noData);
        if (!context.options().json) {
            answer.errors().forEach(problem -> context.terminal().err().println(Printable.lines(problem.toString())));
        }
        if (context.options().json || answer.saysMoreThanErrors()) {
            context.done(answer);
        }
        return answer.errors().isEmpty() ? 0 : ExitCode.USAGE.number();
    }
}
