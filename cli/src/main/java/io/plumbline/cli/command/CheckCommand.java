package io.plumbline.cli.command;

import io.plumbline.cli.run.Configuration;
import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Reads both files of a workspace and says what is wrong. */
@Command(name = "check", description = "Read plumbline.yaml and scoring.yaml and say everything that is wrong in them.")
public final class CheckCommand implements Callable<Integer> {
    private final Context context;

    public CheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration = context.configuration();
        return context.done(new Checked(configuration.workspace().name(), configuration.fingerprint()));
    }

    /**
     * A workspace without problems.
     *
     * @param fingerprint SHA-256 of both files
     */
    record Checked(String workspace, String fingerprint) implements Answer {
        @Override
        public void print(Page page) {
            page.line("Both files of workspace '" + workspace + "' are sound.");
        }
    }
}
