package io.plumbline.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void dataCannotSteerTheTerminal() {
        assertEquals("a [31mb c d", Printable.line("a\u001b[31mb\nc\u2028d"));
    }

    @Test
    void dataCannotTurnALineAround() {
        assertEquals("abc exe.pdf ", Printable.line("abc\u202eexe.pdf\u2069"));
    }

    @Test
    void otherScriptsAndPicturesStay() {
        assertEquals("שלום Größe 👩‍💻", Printable.line("שלום Größe 👩‍💻"));
    }

    @Test
    void aProblemKeepsItsLines() {
        assertEquals("what\n    Fix: it ", Printable.lines("what\n    Fix: it\u0007"));
    }
}
