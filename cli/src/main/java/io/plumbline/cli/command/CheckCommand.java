package io.plumbline.cli.command;

import io.plumbline.cli.run.Checked;
import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says everything that is wrong in a workspace. */
@Command(
        name = "check",
        description =
                "Say everything that is wrong in plumbline.yaml, scoring.yaml and the columns of the source files.")
public final class CheckCommand implements Callable<Integer> {
    private final Context context;

    public CheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.done(new Sound(Checked.workspace(context.directory()).name()));
    }

    /** A workspace without problems. */
    record Sound(String workspace) implements Answer {
        @Override
        public void print(Page page) {
            page.line("Workspace '" + workspace + "' is sound: both YAML files, and the columns of the source files.");
        }
    }
}
