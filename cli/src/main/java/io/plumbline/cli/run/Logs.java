package io.plumbline.cli.run;

import java.util.logging.Level;
import java.util.logging.LogManager;

/** What libraries may say while they work. */
final class Logs {
    private Logs() {}

    /** Keeps libraries that log by {@code java.util.logging} to warnings; the trainer's own chatter fills screens. */
    static void quieten() {
        LogManager.getLogManager().getLogger("").setLevel(Level.WARNING);
    }
}
