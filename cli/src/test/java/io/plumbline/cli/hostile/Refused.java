package io.plumbline.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;

/** What holds of every command that refuses what it was given. */
final class Refused {
    private Refused() {}

    /** It ended with a remedy, told nothing of what {@code SECRET} stands for, and neither it nor the store fell over. */
    static void check(Ended ended) {
        assertTrue(ended.exitCode() == 1 || ended.exitCode() == 2, ended.all());
        assertTrue(ended.err().contains("Fix: "), ended.all());
        assertFalse(ended.all().contains("SECRET"), ended.all());
        assertFalse(ended.err().contains("does not foresee"), ended.all());
        assertFalse(ended.err().contains("The store refused"), ended.all());
    }
}
