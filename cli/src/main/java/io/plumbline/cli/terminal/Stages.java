package io.plumbline.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Says on standard error which part of a command is done and how long it took; a terminal shows a moving line meanwhile. */
public final class Stages {
    private static final int WIDTH = 10;

    /** Of no use to people: the library that knows the terminal complains about its own settings. */
    private static final Logger JLINE = Logger.getLogger("org.jline");

    private final PrintStream err;
    private final Style style;

    public Stages(Terminal terminal) {
        this.err = terminal.err();
        this.style = terminal.style();
    }

    /** Does one stage and then prints its line. */
    public <T> T stage(String name, Supplier<T> work) {
        return stage(name, parts -> work.get());
    }

    /** Does one stage, whose parts are shown while it lasts, and then prints its line. */
    public <T> T stage(String name, Function<Parts, T> work) {
        return stage(name, work, result -> "");
    }

    /**
     * Does one stage and then prints its line.
     *
     * @param told what it came to, in a few words; empty text for nothing
     */
    public <T> T stage(String name, Function<Parts, T> work, Function<T, String> told) {
        long began = System.nanoTime();
        T result = watched(name, work);
        String seconds = Figures.seconds(Duration.ofNanos(System.nanoTime() - began));
        String words = told.apply(result);
        err.println(padded(name)
                + " ".repeat(Math.max(0, 7 - seconds.length()))
                + seconds
                + (words.isEmpty() ? "" : "  " + Printable.line(words)));
        return result;
    }

    /** {@link #stage(String, Supplier)} for work without a result. */
    public void stage(String name, Runnable work) {
        stage(name, parts -> {
            work.run();
            return true;
        });
    }

    private <T> T watched(String name, Function<Parts, T> work) {
        if (!style.interactive()) {
            return work.apply(new Parts());
        }
        Parts parts = new Parts();
        try (ProgressBar bar = bar(name, parts)) {
            bar.refresh();
            return work.apply(parts);
        }
    }

    /** The library knows the terminal and redraws the line; what the line says is ours. */
    private ProgressBar bar(String name, Parts parts) {
        JLINE.setLevel(Level.OFF);
        return new ProgressBarBuilder()
                .setInitialMax(-1)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .setRenderer((state, length) -> line(name, state.getElapsedAfterStart(), parts, length))
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .build();
    }

    private static String line(String name, Duration elapsed, Parts parts, int length) {
        String seconds = elapsed.toSeconds() + " s";
        String line = padded(name) + " ".repeat(Math.max(0, 7 - seconds.length())) + seconds + "  " + parts.text();
        return line.substring(0, Math.max(0, Math.min(line.length(), length)));
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(0, WIDTH - name.length()));
    }
}
