package io.plumbline.cli.command;

import io.plumbline.cli.terminal.Printable;
import io.plumbline.cli.terminal.Terminal;
import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says on standard error why a command ended, and how to mend it. Texts of failures that nobody foresaw may quote a
 * lead's data, so they are shown only with {@code --debug}.
 */
public final class Errors {
    private final Terminal terminal;
    private final GlobalOptions options;

    public Errors(Terminal terminal, GlobalOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    /** Makes a command line report through this. */
    public void handle(CommandLine commandLine) {
        commandLine.setExecutionExceptionHandler((e, command, result) -> failed(e));
        commandLine.setParameterExceptionHandler(this::wrongUsage);
    }

    /** A command threw. */
    public int failed(Throwable failure) {
        ProblemException problem = failure instanceof ProblemException known ? known : unforeseen(failure);
        terminal.flush();
        problem.problems().forEach(this::say);
        if (debug()) {
            failure.printStackTrace(terminal.err());
            if (failure instanceof StoreException store) {
                terminal.err().println(store.detail());
            }
        }
        return problem.exitCode().number();
    }

    private int wrongUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (e instanceof UnmatchedArgumentException && command.getCommand() instanceof ExplainCommand) {
            say(Problem.of(
                    name,
                    "There is a word too many, or an option that does not exist; it may be a lead's id, so it is not"
                            + " repeated.",
                    "see '" + name + " --help'; put '--' before an id that begins with '-'."));
            return ExitCode.USAGE.number();
        }
        say(Problem.of(name, sentence(String.valueOf(e.getMessage())), "see '" + name + " --help'."));
        if (e instanceof UnmatchedArgumentException unmatched) {
            UnmatchedArgumentException.printSuggestions(unmatched, terminal.err());
        }
        return ExitCode.USAGE.number();
    }

    private void say(Problem problem) {
        terminal.err().println(Printable.lines(problem.toString()));
    }

    private boolean debug() {
        String variable = System.getenv("PLUMBLINE_DEBUG");
        return options.debug || (variable != null && !variable.isEmpty() && !variable.equals("0"));
    }

    private static ProblemException unforeseen(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return ProblemException.failed(
                    "plumbline",
                    "There was not enough memory.",
                    "allow more with PLUMBLINE_JAVA_OPTIONS=-Xmx8g, or as much as the machine has to spare.");
        }
        if (failure instanceof StoreException store && store.isForWantOfMemory()) {
            return ProblemException.failed(
                    "plumbline",
                    "The memory that a store may take, or the room on the disk, was not enough.",
                    "allow more with PLUMBLINE_MEMORY=8GB, or as much as the machine has to spare; 'plumbline doctor' shows"
                            + " what is allowed and what is free.");
        }
        if (failure instanceof StoreException store) {
            return ProblemException.failed(
                    "plumbline",
                    String.valueOf(store.getMessage()),
                    "run it again with --debug to see what the store said; that text may hold a lead's data.");
        }
        if (failure instanceof UncheckedIOException || failure instanceof IOException) {
            return ProblemException.failed(
                    "plumbline",
                    "A file could not be read or written" + file(failure) + ".",
                    "check that it exists, that you may use it and that the disk has room; --debug shows more.");
        }
        return ProblemException.failed(
                "plumbline",
                "Something happened that Plumbline does not foresee (" + place(failure) + ").",
                "run it again with --debug to see all of it; that text may hold a lead's data.");
    }

    private static String file(Throwable failure) {
        Throwable cause = failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
        return cause instanceof FileSystemException e && e.getFile() != null
                ? ": " + Path.of(e.getFile()).getFileName() + " ("
                        + e.getClass().getSimpleName() + ")"
                : "";
    }

    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String kind = failure.getClass().getSimpleName();
        for (StackTraceElement element : trace) {
            if (element.getClassName().startsWith("io.plumbline.")) {
                return kind + " at " + element.getFileName() + ":" + element.getLineNumber();
            }
        }
        return kind;
    }

    private static String sentence(String text) {
        String line = text.strip();
        return line.endsWith(".") ? line : line + ".";
    }
}
