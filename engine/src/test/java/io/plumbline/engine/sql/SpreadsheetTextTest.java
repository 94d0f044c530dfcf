package io.plumbline.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {
    private static final List<String> PIECES = List.of(
            "=",
            "+",
            "-",
            "@",
            "'",
            "\"",
            " ",
            "\t",
            "\r",
            "\n",
            ";",
            ",",
            "a",
            "1",
            "0",
            "e",
            "\u00A0",
            "\u200B",
            "\u202E",
            "\uFEFF",
            "\uFF1D",
            "cmd|' /C calc'!A0",
            "'); drop table lead; --",
            "é",
            "\\",
            "$1",
            "\\1");
    private static Store store;

    @BeforeAll
    static void open() {
        store = Store.inMemory();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static String answer(String expression) {
        return store.first("select " + expression + " as answer", row -> row.text("answer"))
                .orElseThrow();
    }

    private static String written(String text) {
        return answer(SpreadsheetText.written(Sql.literal(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+31",
                "-5",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\nx",
                " =1",
                "\"=1",
                "'=1",
                "\u00A0=1",
                "\u200B=1",
                "\uFF1D1",
                "''+1",
                "\uFEFF@x"
            })
    void whatCouldBeAFormulaBeginsWithAnApostrophe(String text) {
        assertEquals("'" + text, written(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "Jürgen", "12", "O'Brien", "1-2", "x; y", "'quoted'", "a\nb", "2026-01-01"})
    void otherTextStaysAsItIs(String text) {
        assertEquals(text, written(text));
    }

    @Test
    void aCellThatAnotherSeparatorWouldBeginIsSafeToo() {
        assertEquals("a;'=1+1;b", written("a;=1+1;b"));
        assertEquals("a\n' @x\r'+y", written("a\n @x\r+y"));
    }

    @Test
    void anIdThatASpreadsheetWouldRewriteIsKeptAsText() {
        for (String id : List.of("007", "123456789012", "1E5", "'007")) {
            String cell = answer(SpreadsheetText.writtenId(Sql.literal(id)));
            assertEquals("'" + id, cell);
            assertEquals(id, answer(SpreadsheetText.readId(Sql.literal(cell))));
        }
        assertEquals("17", answer(SpreadsheetText.writtenId(Sql.literal("17"))));
        assertEquals("00Q5e", answer(SpreadsheetText.writtenId(Sql.literal("00Q5e"))));
    }

    @Test
    void anyTextComesBackAsItWasAndNoCellBeginsAFormula() {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            StringBuilder any = new StringBuilder();
            IntStream.range(0, random.nextInt(7)).forEach(n -> any.append(PIECES.get(random.nextInt(PIECES.size()))));
            String text = any.toString();
            String cell = written(text);
            assertEquals(text, answer(SpreadsheetText.read(Sql.literal(cell))));
            for (String part : cell.split("[;\n\r]", -1)) {
                String seen = part.replaceAll("^[ \t\"\u00A0\u200B\u202E\uFEFF]+", "");
                assertFalse(seen.matches("(?s)[=+@\uFF1D-].*"), () -> "'" + cell + "'");
            }
            String id = answer(SpreadsheetText.writtenId(Sql.literal(text)));
            assertEquals(text, answer(SpreadsheetText.readId(Sql.literal(id))));
        }
    }
}
