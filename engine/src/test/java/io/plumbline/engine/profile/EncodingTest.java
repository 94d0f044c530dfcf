package io.plumbline.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingTest {
    private static final String TABLE = "id,ville,note\n1,Orl\u00e9ans,caf\u00e9\n2,Besan\u00e7on,\u201cbon\u201d\n";

    @TempDir
    private Path folder;

    @Test
    void utf8IsToldByItsBytesWithOrWithoutAMark() {
        assertRead(TABLE, StandardCharsets.UTF_8, StandardCharsets.UTF_8);
        assertRead("\uFEFF" + TABLE, StandardCharsets.UTF_8, StandardCharsets.UTF_8);
    }

    @Test
    void utf16IsToldByItsMarkOrItsZeros() {
        assertRead("\uFEFF" + TABLE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16LE);
        assertRead("\uFEFF" + TABLE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16BE);
        assertRead(TABLE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16LE);
        assertRead(TABLE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16BE);
    }

    @Test
    void whatIsNeitherIsWestern() {
        Charset western = Charset.forName("windows-1252");
        assertRead(TABLE, western, western);
    }

    @Test
    void aLetterCutByTheBorderOfABlockIsNoMistake() {
        byte[] head = "id,name\n1,a\n".getBytes(StandardCharsets.UTF_8);
        byte[] cut = {(byte) 0xA9, 'x', '\n', '2', ',', (byte) 0xC3};
        assertEquals(
                StandardCharsets.UTF_8, Encodings.of(List.of(head, cut), "x").charset());
    }

    private void assertRead(String text, Charset written, Charset found) {
        try (Store store = Store.inMemory()) {
            Exports exports = new Exports(folder, store);
            TableProfile profile = exports.profile(exports.file("villes.csv", text, written));
            assertEquals(found, profile.encoding());
            assertEquals(found, profile.csv().encoding());
            assertEquals(
                    List.of("id", "ville", "note"),
                    profile.columns().stream().map(ColumnProfile::name).toList());
            assertEquals(
                    List.of(new ValueCount("Besan\u00e7on", 1), new ValueCount("Orl\u00e9ans", 1)),
                    profile.columns().get(1).commonest());
            assertEquals(1, profile.headerLine());
        }
    }
}
