package io.plumbline.engine.workspace;

import java.util.Set;

/** A table of one kind in one or more files. */
public sealed interface Source permits LeadSource, EventSource, OutcomeSource, AnswerSource {

    /** The files and how they are written. */
    SourceFile file();

    /** {@code leads}, {@code events}, {@code outcomes} or {@code answers}. */
    String kind();

    /** The columns of the files that hold dates and times. */
    Set<String> timeColumns();

    /** The source's own name. */
    default String name() {
        return file().source();
    }
}
