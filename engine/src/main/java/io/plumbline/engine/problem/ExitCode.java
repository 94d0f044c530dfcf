package io.plumbline.engine.problem;

/** How a command ended about which there is something to say, as the shell sees it; 0 is for all others. */
public enum ExitCode {
    /** The command could not do its work: the data, the disk or the store stood in the way. */
    FAILED(1),
    /** The command line or the configuration is wrong. */
    USAGE(2),
    /** The command is complete; the promotion gate refused the new model. */
    REFUSED(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
