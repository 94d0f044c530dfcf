package io.plumbline.cli.terminal;

import java.util.Timer;
import java.util.TimerTask;
import me.tongfei.progressbar.ProgressBar;

/** Writes beside a moving line, several times a second, what the stage is at. */
final class Ticker implements AutoCloseable {
    private static final long MILLISECONDS = 200;

    private final Parts parts = new Parts();
    private final Timer timer = new Timer("progress", true);

    Ticker(ProgressBar bar) {
        bar.setExtraMessage("");
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        bar.setExtraMessage(parts.text());
                    }
                },
                MILLISECONDS,
                MILLISECONDS);
    }

    Parts parts() {
        return parts;
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
