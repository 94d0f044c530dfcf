package io.plumbline.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Standard output for results, standard error for progress and problems. */
public final class Terminal {
    private final Optional<BufferedReader> in;
    private final PrintStream out;
    private final PrintStream err;
    private final Style style;

    /**
     * A terminal on two streams, where nobody answers questions.
     *
     * @param out where results go
     * @param err where progress and problems go
     */
    public Terminal(OutputStream out, OutputStream err, Style style) {
        this(Optional.empty(), out, err, style);
    }

    /**
     * A terminal on three streams.
     *
     * @param in  where a person answers questions; empty when nobody does
     * @param out where results go
     * @param err where progress, problems and questions go
     */
    public Terminal(Optional<InputStream> in, OutputStream out, OutputStream err, Style style) {
        this.in = in.map(stream -> new BufferedReader(new InputStreamReader(stream, style.charset())));
        this.out = new PrintStream(new BufferedOutputStream(out), false, style.charset());
        this.err = new PrintStream(err, true, style.charset());
        this.style = style;
    }

    /** The streams of this process. */
    public static Terminal ofProcess() {
        Style style = Style.ofProcess();
        return new Terminal(
                Style.isAnswered() ? Optional.of(new FileInputStream(FileDescriptor.in)) : Optional.empty(),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                style);
    }

    /** What a person types; empty when nobody sits there. */
    public Optional<BufferedReader> in() {
        return in;
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
