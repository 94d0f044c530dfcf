package io.plumbline.reports.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class CellTextTest {
    @Test
    void anOrdinaryTextStaysAsItIs() {
        assertEquals("Zürich, 東京\t😀\nE", CellText.of("Zürich, 東京\t😀\nE"));
    }

    @Test
    void whatXmlCannotHoldIsReplaced() {
        assertEquals("a\ufffdb\ufffdc\ufffdd\ufffd", CellText.of("a\u0000b\u001bc\ud800d\uffff"));
    }

    @Test
    void aTextThatIsTooLongIsCutWhereNoCharacterIsHalved() {
        assertEquals("x".repeat(32_767), CellText.of("x".repeat(32_767)));
        assertEquals("x".repeat(32_766) + "…", CellText.of("x".repeat(32_768)));
        String cut = CellText.of("x".repeat(32_765) + "😀".repeat(3));
        assertEquals("x".repeat(32_765) + "…", cut);
        assertFalse(Character.isHighSurrogate(cut.charAt(cut.length() - 2)));
    }

    @Test
    void whatExcelWouldTakeForAnEscapedCharacterIsEscaped() {
        assertEquals("_x005F_x0041_ and _x00_", CellText.of("_x0041_ and _x00_"));
        assertEquals("_x005F_x005F_", CellText.of("_x005F_"));
    }
}
