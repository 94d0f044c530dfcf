package io.plumbline.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextTableTest {

    private static TextTable table() {
        return TextTable.of(TextTable.words("scorer"), TextTable.numbers("value"))
                .row("points", "7.5")
                .row("predictive", "12.25");
    }

    @Test
    void wordsStandLeftAndNumbersRight() {
        assertEquals("""
                scorer      value
                ----------  -----
                points        7.5
                predictive  12.25""", String.join("\n", table().lines(false)));
    }

    @Test
    void aTerminalWithLinesGetsALine() {
        assertEquals("──────────  ─────", table().lines(true).get(1));
    }

    @Test
    void aCellFromTheDataCannotBreakTheTableOrTalkToTheTerminal() {
        TextTable table = TextTable.of(TextTable.words("lead")).row("a\nb\u001b[31mc");
        assertEquals("a b [31mc", table.lines(false).get(2));
    }

    @Test
    void aRowWithACellTooFewIsRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> table().row("points"));
        assertEquals("A row needs 2 cells.", e.getMessage());
    }
}
