package io.plumbline.engine.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A command cannot go on; its message is the list of problems as people read them. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<Problem> problems;

    public ProblemException(ExitCode exitCode, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.exitCode = exitCode;
        this.problems = List.copyOf(problems);
    }

    /** The command failed for one reason. */
    public static ProblemException failed(String where, String what, String fix) {
        return new ProblemException(ExitCode.FAILED, List.of(Problem.of(where, what, fix)));
    }

    /** The command line or configuration is wrong for one reason. */
    public static ProblemException usage(String where, String what, String fix) {
        return new ProblemException(ExitCode.USAGE, List.of(Problem.of(where, what, fix)));
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public List<Problem> problems() {
        return problems;
    }
}
