package io.plumbline.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Standard output for results, standard error for progress and problems. */
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final Style style;

    /**
     * A terminal on two streams.
     *
     * @param out where results go
     * @param err where progress and problems go
     */
    public Terminal(OutputStream out, OutputStream err, Style style) {
        this.out = new PrintStream(new BufferedOutputStream(out), false, style.charset());
        this.err = new PrintStream(err, true, style.charset());
        this.style = style;
    }

    /** The streams of this process. */
    public static Terminal ofProcess() {
        return new Terminal(
                new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), Style.ofProcess());
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    /** {@link #out()} for texts that are built by others. */
    public PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, style.charset()), true);
    }

    /** {@link #err()} for texts that are built by others. */
    public PrintWriter errWriter() {
        return new PrintWriter(new OutputStreamWriter(err, style.charset()), true);
    }

    public Style style() {
        return style;
    }

    /** Shows a result: as JSON when a machine reads it, else as text. */
    public void show(Answer answer, boolean json) {
        if (json) {
            machineText(Json.text(answer));
        } else {
            answer.print(new Page(out, style));
        }
        flush();
    }

    /** Writes text that a program reads: UTF-8 whatever the terminal reads. */
    public void machineText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.write('\n');
    }

    public void flush() {
        out.flush();
        err.flush();
    }
}
