package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.FileFormat;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {
    private static Store store;

    @BeforeAll
    static void open() {
        store = Store.inMemory();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                ";   = a;b      = a;b",
                ";   = ' b ;; a;'  = b;a",
                ";   = a;b;a;A  = a;b;A",
                ";   = a        = a",
                ";   = ' ; ;'   = -",
                "|   = a;1|b|a,1 = a,1;b",
                "', ' = 'x, y,z, x' = x;y,z",
                ";   = [a;b]    = [a;b]",
                "'|' = 'a\u00a0|\u2003b\t'  = a;b",
            })
    void elementsAreTrimmedFilledAndDifferent(String separator, String text, String expected) {
        assertEquals(expected, canonical(FileFormat.CSV, separator, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "[\"a, x\",\"b\"] = a, x;b",
                "['a;1', b, NULL]   = a,1;b",
                "[a = [a",
                "a;b = a;b",
                "[] = -",
            },
            quoteCharacter = '`')
    void arraysOfOtherFormatsAreListsToo(String text, String expected) {
        assertEquals(expected, canonical(FileFormat.JSON, ";", text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "[\"a, x\",\"b\"] = a, x;b",
                " [ \"b\" , null, 3 ] = b;3",
                "[\"say \\\"hi\\\"\",\"\\u00e9\"] = say \"hi\";é",
                "['a', 'b'] = a;b",
                "[\"a;1\"] = a,1",
                "[] = -",
                "a;b = -",
                "[\"a = -",
            },
            quoteCharacter = '`')
    void arraysInTextAreListsWhereTheyAreDeclared(String text, String expected) {
        assertEquals(expected, canonical(FileFormat.CSV, "json", text));
    }

    @Test
    void aThousandElementsAreEnough() {
        String thousand = IntStream.range(0, 1_000).mapToObj(String::valueOf).collect(Collectors.joining(";"));

        assertEquals(thousand, canonical(FileFormat.CSV, ";", thousand));
        assertEquals("-", canonical(FileFormat.CSV, ";", thousand + ";1000"));
    }

    @Test
    void millionsOfElementsAreRefusedAtOnce() {
        assertEquals("-", canonical(FileFormat.CSV, ";", String.join("", Collections.nCopies(2_000_000, "ab;"))));
    }

    private static String canonical(FileFormat format, String separator, String text) {
        String sql = "select %s as value from (values (%s)) as t(v)"
                .formatted(new Lists(format, separator).canonical("v"), Sql.literal(text));
        return store.rows(sql, row -> row.optionalText("value")).get(0).orElse("-");
    }
}
