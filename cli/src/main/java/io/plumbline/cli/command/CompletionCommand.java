package io.plumbline.cli.command;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what teaches a shell to complete commands and options. */
@Command(
        name = "completion",
        description = "Print a script by which bash or zsh completes commands and options. In bash:"
                + " source <(plumbline completion bash)")
public final class CompletionCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.BASH;

    @Spec
    private CommandSpec spec;

    public CompletionCommand(Context context) {
        this.context = context;
    }

    /** The shells; one script serves both, zsh by its emulation of bash. */
    enum Shell {
        BASH,
        ZSH;

        /** The word on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("plumbline", spec.root().commandLine());
        if (!context.options().json) {
            context.terminal().machineText(script);
            return 0;
        }
        return context.done(new Script(shell.toString(), script));
    }

    record Script(String shell, String script) implements Answer {
        @Override
        public void print(Page page) {
            page.line(script);
        }
    }
}
