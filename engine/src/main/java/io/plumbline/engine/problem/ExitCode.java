package io.plumbline.engine.problem;

/** How a command that did not do its work ended, as the shell sees it; 0 is for those that did. */
public enum ExitCode {
    /** The command could not do its work: the data, the disk or the store stood in the way. */
    FAILED(1),
    /** The command line or the configuration is wrong. */
    USAGE(2);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
