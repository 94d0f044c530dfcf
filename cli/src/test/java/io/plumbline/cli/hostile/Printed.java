package io.plumbline.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the command line prints. */
final class Printed {
    private Printed() {}

    /** No sign of the output can turn a line around, hide text or steer the terminal. */
    static void assertPrintable(String out) {
        assertTrue(
                out.codePoints()
                        .noneMatch(c -> c != '\n' && (Character.isISOControl(c) || (c >= 0x202a && c <= 0x202e))),
                "the output holds signs that steer the terminal");
    }
}
