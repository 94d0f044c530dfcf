package io.plumbline.engine.problem;

/** How a command ended, as the shell sees it. */
public enum ExitCode {
    DONE(0),
    /** The command could not do its work: the data, the disk or the store stood in the way. */
    FAILED(1),
    /** The command line or the configuration is wrong. */
    USAGE(2),
    /** The run is complete and the promotion gate refused the new model. */
    GATE_REFUSED(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
