package io.plumbline.datasets;

import java.io.IOException;

/** A file that a sample needs is missing, or is not the published one; the message says where to get it. */
public final class SampleFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    SampleFileException(String problem, String remedy) {
        super(problem + " Fix: " + remedy);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** What is wrong, without the remedy. */
    public String problem() {
        return problem;
    }

    /** What to do about it, without the problem itself. */
    public String remedy() {
        return remedy;
    }
}
