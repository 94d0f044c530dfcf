package io.plumbline.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeTest {
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
    void figuresOfAColumnAreThoseOfItsCells() {
        TableProfile table = profile("id,n,s\n1,5,x\n2,,y\n3,-2.5,x\n4,5,\n");
        ColumnProfile n = table.columns().get(1);
        assertEquals("c1", n.cell());
        assertEquals(3, n.present());
        assertEquals(2, n.distinct());
        assertEquals(ValueType.NUMBER, n.type());
        assertEquals(Optional.of(-2.5), n.minimum());
        assertEquals(Optional.of(5.0), n.maximum());
        assertEquals(List.of(new ValueCount("5", 2), new ValueCount("-2.5", 1)), n.commonest());
        assertFalse(n.unique());
        assertTrue(table.columns().get(0).unique());
        assertEquals(4, table.rows());
        assertEquals(4, table.looked());
        assertFalse(table.sampled());
        assertEquals(Optional.of(2L), store.number("select count(*) from " + table.relation() + " where c2 = 'x'"));
    }

    @Test
    void aFewWordsAmongNumbersMeanNoValue() {
        ColumnProfile column = column("size", numbers(1000, "n/a", "n/a", "unknown"));
        assertEquals(ValueType.NUMBER, column.type());
        assertEquals(1.0, column.fit());
        assertEquals(997, column.present());
        assertEquals(
                List.of("", "n/a", "unknown"),
                table("size", numbers(1000, "n/a", "n/a", "unknown")).csv().missing());
    }

    @Test
    void otherTextsAmongNumbersAreRefusedCellByCell() {
        TableProfile table = table("size", numbers(1000, "about 5"));
        assertEquals(ValueType.NUMBER, table.columns().get(1).type());
        assertEquals(0.999, table.columns().get(1).fit());
        assertEquals(
                List.of("Columns that are numbers but for some cells, which the import refuses one by one: 'size'"
                        + " (99.9 % read)."),
                table.remarks());
    }

    @Test
    void unknownAndNoneAreAnswersInAColumnOfTexts() {
        TableProfile table = table("answer", List.of("yes", "none", "unknown", "maybe"));
        assertEquals(List.of(""), table.csv().missing());
        assertEquals(4, table.columns().get(1).present());
        assertEquals(4, table.columns().get(1).distinct());
    }

    @Test
    void placeholdersMeanNoValueEverywhere() {
        TableProfile table = table("owner", List.of("Ann", "(none)", "-", "NULL", "Bob", "  "));
        assertEquals(List.of("", "  ", "(none)", "-", "NULL"), table.csv().missing());
        assertEquals(2, table.columns().get(1).present());
        assertEquals(Optional.of(2L), store.number("select count(c1) from " + table.relation()));
    }

    @Test
    void namibiaIsNotMissing() {
        TableProfile table = new Exports(folder, store).profile("""
                country,staff
                NA,10
                DE,NA
                FR,12
                NL,13
                BE,14
                AT,15
                CH,16
                IT,17
                ES,18
                PT,19
                SE,20
                """);
        assertEquals(ValueType.TEXT, table.columns().get(0).type());
        assertEquals(11, table.columns().get(0).present());
        assertEquals(
                List.of(
                        "Columns that are numbers but for some cells, which the import refuses one by one: 'staff'"
                                + " (90.9 % read).",
                        "'NA' means no value in some columns and may be a code in others, so it is kept: 'country'."),
                table.remarks());
    }

    @Test
    void digitsThatAreNamesAreTexts() {
        assertEquals(Optional.of(CodeKind.LEADING_ZEROS), code("branch", "0123", "4567", "0042"));
        assertTrue(column("branch", List.of("0123", "4567", "0042")).leadingZeros());
        assertEquals(Optional.of(CodeKind.POSTAL_CODE), code("Zip Code", "10115", "80331", "20095"));
        assertEquals(Optional.of(CodeKind.PHONE_NUMBER), code("mobile", "491701234567", "491709876543"));
        assertEquals(
                Optional.of(CodeKind.PHONE_NUMBER),
                code("reach", "+49 170 1234567", "(030) 901820", "+1-555-010-9999"));
        assertEquals(Optional.of(CodeKind.IDENTIFIER), code("AccountId", "17", "18", "19"));
        assertEquals(
                Optional.of(CodeKind.LEADING_ZEROS), code("owner", "0055e0000001", "0055e0000002", "0065e0000001"));
        assertEquals(Optional.of(CodeKind.IDENTIFIER), code("OwnerId", "5e0001", "5e0002", "17"));
        assertEquals(Optional.empty(), code("paid", "17", "18", "19"));
        assertEquals(
                ValueType.NUMBER,
                column("Number of Employees", List.of("17", "18", "0")).type());
    }

    @Test
    void truthsAreToldFromCounts() {
        assertEquals(ValueType.BOOLEAN, column("x", List.of("yes", "no", "YES")).type());
        assertEquals(ValueType.BOOLEAN, column("x", List.of("TRUE", "FALSE")).type());
        assertEquals(
                ValueType.BOOLEAN, column("IsConverted", List.of("0", "1", "1")).type());
        assertEquals(ValueType.NUMBER, column("visits", List.of("0", "1", "1")).type());
        assertEquals(ValueType.TEXT, column("x", List.of("yes", "no", "maybe")).type());
    }

    @Test
    void thousandsMayBeGrouped() {
        ColumnProfile column = new Exports(folder, store)
                .profile("id\tn\n1\t1,234\n2\t12,500,000\n3\t1,234.5\n")
                .columns()
                .get(1);
        assertEquals(ValueType.NUMBER, column.type());
        assertEquals(Optional.of(12_500_000.0), column.maximum());
    }

    @Test
    void amountsWithSignsOfCurrencyAreTextsAndSaidToBe() {
        TableProfile table = table("price", List.of("$12.50", "$1300", "$7.25"));
        assertEquals(ValueType.TEXT, table.columns().get(1).type());
        assertEquals(
                List.of("Columns that hold amounts with a sign of currency or percent, which the import reads as text:"
                        + " 'price'."),
                table.remarks());
    }

    @Test
    void anEmptyColumnIsText() {
        ColumnProfile column = new Exports(folder, store)
                .profile("id,x,y\n1,,2\n2,,3\n")
                .columns()
                .get(1);
        assertEquals(ValueType.TEXT, column.type());
        assertEquals(0, column.present());
        assertFalse(column.unique());
    }

    private static List<String> numbers(int rows, String... others) {
        return IntStream.range(0, rows)
                .mapToObj(row -> row < others.length ? others[row] : String.valueOf(row * 3))
                .toList();
    }

    private Optional<CodeKind> code(String name, String... cells) {
        ColumnProfile column = column(name, List.of(cells));
        assertEquals(column.code().isPresent() ? ValueType.TEXT : ValueType.NUMBER, column.type());
        return column.code();
    }

    private ColumnProfile column(String name, List<String> cells) {
        return table(name, cells).columns().get(1);
    }

    private TableProfile table(String name, List<String> cells) {
        return profile("row," + name + "\n"
                + IntStream.range(0, cells.size())
                        .mapToObj(row -> row + "," + cells.get(row) + "\n")
                        .collect(Collectors.joining()));
    }

    private TableProfile profile(String text) {
        return new Exports(folder, store).profile(text);
    }
}
