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
                predictive  12.25""", String.join("\n", table().lines(false, Style.UNLIMITED)));
    }

    @Test
    void aTerminalWithLinesGetsALine() {
        assertEquals("──────────  ─────", table().lines(true, Style.UNLIMITED).get(1));
    }

    @Test
    void aCellFromTheDataCannotBreakTheTableOrTalkToTheTerminal() {
        TextTable table = TextTable.of(TextTable.words("lead")).row("a\nb\u001b[31mc");
        assertEquals("a b [31mc", table.lines(false, Style.UNLIMITED).get(2));
    }

    @Test
    void onANarrowTerminalWordsGiveWayAndNumbersDoNot() {
        TextTable table = TextTable.of(TextTable.words("reason"), TextTable.numbers("rows"))
                .row("the lead is in an earlier row", "1,000,000");
        assertEquals("""
                reason            rows
                -----------  ---------
                the lead is  1,000,000
                in an
                earlier row""", String.join("\n", table.lines(false, 22)));
    }

    @Test
    void aTableThatCannotFitBecomesListsOfCells() {
        TextTable table = TextTable.of(TextTable.words("a"), TextTable.words("b"), TextTable.words("c"))
                .row("one two three", "four five six", "seven eight nine")
                .row("x", "", "z");
        assertEquals("""
                a  one two three
                b  four five six
                c  seven eight nine
                -
                a  x
                b
                c  z""", String.join("\n", table.lines(false, 20)));
    }

    @Test
    void aWordLongerThanItsColumnIsCut() {
        TextTable table =
                TextTable.of(TextTable.words("path"), TextTable.numbers("n")).row("abcdefghijklmnopqrstuvwxyz", "7");
        assertEquals("""
                path        n
                ----------  -
                abcdefghij  7
                klmnopqrst
                uvwxyz""", String.join("\n", table.lines(false, 13)));
    }

    @Test
    void aRowWithACellTooFewIsRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> table().row("points"));
        assertEquals("A row needs 2 cells.", e.getMessage());
    }
}
