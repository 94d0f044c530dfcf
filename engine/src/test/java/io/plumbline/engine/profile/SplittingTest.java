package io.plumbline.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplittingTest {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.inMemory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void semicolonsWinOverDecimalCommas() {
        TableProfile table = profile("""
                id;betrag;menge
                a;1,5;2,25
                b;12.000,75;3,5
                c;7,0;1.250
                """);
        assertEquals(";", table.csv().delimiter());
        assertEquals(true, table.csv().decimalComma());
        assertEquals(12_000.75, table.columns().get(1).maximum().orElseThrow());
        assertEquals(1_250.0, table.columns().get(2).maximum().orElseThrow());
    }

    @Test
    void tabsAndBarsAreDelimitersToo() {
        assertEquals("\t", profile("id\tname\n1\ta, b\n2\tc; d\n").csv().delimiter());
        assertEquals("|", profile("id|name\n1|a, b\n2|c, d\n").csv().delimiter());
    }

    @Test
    void listsInsideCellsDoNotSplitARow() {
        TableProfile table = profile("id,tags,name\n1,a;b;c,x\n2,b;d,y\n3,a;d,z\n");
        assertEquals(",", table.csv().delimiter());
        assertEquals(3, table.columns().size());
    }

    @Test
    void singleQuotesAreFound() {
        TableProfile table = profile("'id','name'\n'1','Miller, A.'\n'2','O''Neil, B.'\n");
        assertEquals("'", table.csv().quote());
        assertEquals(
                List.of(new ValueCount("Miller, A.", 1), new ValueCount("O'Neil, B.", 1)),
                table.columns().get(1).commonest());
    }

    @Test
    void quotedTextsHoldDelimitersQuotesAndLineBreaks() {
        TableProfile table = profile("id,note\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n2,d\r\n");
        assertEquals(2, table.rows());
        assertEquals(
                new ValueCount("a, \"b\"\r\nc", 1),
                table.columns().get(1).commonest().get(0));
    }

    @Test
    void raggedRowsAreCountedAndLeftOut() {
        TableProfile table = profile("id,name,age\n1,a,30\n2,b\n3,c,31,x\n4,d,32\n5,e,33\n");
        assertEquals(3, table.rows());
        assertEquals(
                List.of("2 of 5 rows do not fall into the header's columns; the import refuses them and names their"
                        + " lines."),
                table.remarks());
    }

    @Test
    void linesThatEndInDifferentWaysMustBeMended() {
        TableProfile table = profile("id,name\r\n1,a\r\n2,b\n3,c\r\n");
        assertEquals(
                List.of("Some lines end with a line feed and others with a carriage return."),
                table.obstacles().stream().map(problem -> problem.what()).toList());
    }

    private TableProfile profile(String text) {
        return new Exports(folder, store).profile(text);
    }
}
