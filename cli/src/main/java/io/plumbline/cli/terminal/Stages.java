package io.plumbline.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Says on standard error which part of a command is done and how long it took; a terminal shows a moving line meanwhile. */
public final class Stages {
    private static final int WIDTH = 10;

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
        long began = System.nanoTime();
        T result = watched(name, work);
        String seconds = Figures.seconds(Duration.ofNanos(System.nanoTime() - began));
        err.println(padded(name) + " ".repeat(Math.max(0, 7 - seconds.length())) + seconds);
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
        try (ProgressBar bar = bar(name);
                Ticker ticker = new Ticker(bar)) {
            return work.apply(ticker.parts());
        }
    }

    private ProgressBar bar(String name) {
        return new ProgressBarBuilder()
                .setTaskName(padded(name))
                .setInitialMax(-1)
                .setStyle(style.unicode() ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .hideEta()
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .build();
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(0, WIDTH - name.length()));
    }
}
