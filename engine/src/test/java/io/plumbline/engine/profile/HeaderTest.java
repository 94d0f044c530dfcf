package io.plumbline.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderTest {
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
    void titleLinesAboveTheHeaderMustGo() {
        TableProfile table = profile("""
                Leads of the first quarter
                # made on a Monday

                id,name,age
                1,a,30
                2,b,31
                """);
        assertEquals(4, table.headerLine());
        assertEquals(List.of("id", "name", "age"), names(table));
        assertEquals(2, table.rows());
        assertEquals("""
                export.csv:4
                    The names of the columns stand in line 4.
                    Fix: delete the 3 lines above them.""", table.obstacles().get(0).toString());
    }

    @Test
    void aSingleTitleLineIsTheLine() {
        TableProfile table = profile("Leads of the first quarter\nid,name,age\n1,a,30\n2,b,31\n");
        assertEquals("delete the line above them.", table.obstacles().get(0).fix());
    }

    @Test
    void aTitleMayBePaddedWithDelimiters() {
        TableProfile table = profile("Report,,,\n,,,\nid,name,age,city\n1,a,30,x\n2,b,31,y\n");
        assertEquals(3, table.headerLine());
        assertEquals(List.of("id", "name", "age", "city"), names(table));
    }

    @Test
    void theLineBySpreadsheetsThatNamesTheSeparatorIsNoHeader() {
        TableProfile table = profile("sep=;\nid;name\n1;a\n2;b\n");
        assertEquals(2, table.headerLine());
        assertEquals(List.of("id", "name"), names(table));
    }

    @Test
    void aFirstLineOfDataIsNoHeader() {
        TableProfile table = profile("17,anna@example.org,2024-03-01\n18,bert@example.org,2024-03-02\n");
        assertEquals(0, table.headerLine());
        assertEquals(List.of("column 1", "column 2", "column 3"), names(table));
        assertEquals(2, table.rows());
        assertEquals(List.of(false, false, false), addressable(table));
        assertEquals("""
                export.csv:1
                    The first line holds data, not the names of the columns.
                    Fix: put a line above it with 3 names, one for each column, divided as the rows are by ','.""", table.obstacles().get(0).toString());
    }

    @Test
    void aFirstLineOfWordsThatComeBackBelowIsNoHeader() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            rows.append(i % 2 == 0 ? "red" : "blue").append(i % 3 == 0 ? ",yes\n" : ",no\n");
        }
        assertEquals(0, profile(rows.toString()).headerLine());
    }

    @Test
    void yearsMayBeNamesOfColumns() {
        TableProfile table = profile("region,2022,2023\nnorth,10,12\nsouth,11,14\n");
        assertEquals(List.of("region", "2022", "2023"), names(table));
        assertEquals(1, table.headerLine());
    }

    @Test
    void columnsWithoutANameOfTheirOwnCannotBeUsed() {
        TableProfile table = profile("id,name,,name,\n1,a,x,b,\n2,c,y,d,\n");
        assertEquals(List.of("id", "name", "column 3", "name", "column 5"), names(table));
        assertEquals(List.of(true, false, false, false, false), addressable(table));
        assertEquals(
                List.of(
                        "Columns 2, 4 share their name with another, so that the import cannot tell them apart; rename"
                                + " them to use them.",
                        "Columns 3, 5 have no name and are left out."),
                table.remarks());
    }

    private static List<String> names(TableProfile table) {
        return table.columns().stream().map(ColumnProfile::name).toList();
    }

    private static List<Boolean> addressable(TableProfile table) {
        return table.columns().stream().map(ColumnProfile::addressable).toList();
    }

    private TableProfile profile(String text) {
        return new Exports(folder, store).profile(text);
    }
}
