package io.plumbline.cli.command;

import io.plumbline.cli.run.Checked;
import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.workspace.Workspace;
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
        Workspace workspace = Checked.workspace(context.directory());
        String target = workspace.outcome().target();
        return context.done(
                new Sound(workspace.name(), target, workspace.sources().report(target)));
    }

    /**
     * A workspace without problems.
     *
     * @param target         the step that the model predicts
     * @param targetReported whether a source says who reached it, without which there is no model
     */
    record Sound(String workspace, String target, boolean targetReported) implements Answer {
        @Override
        public void print(Page page) {
            page.line("Workspace '" + workspace + "' is sound: both YAML files, and the columns of the source files.");
            if (!targetReported) {
                page.line("No source says when a lead becomes '" + target
                        + "': leads get points, and 'run' and 'train' need outcomes.");
            }
        }
    }
}
