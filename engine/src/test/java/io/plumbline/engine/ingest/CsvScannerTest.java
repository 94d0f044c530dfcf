package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvScannerTest extends ImportFixture {

    @Test
    void recordsKnowTheirOffsetAndLine() throws IOException {
        assertEquals(
                List.of("a,b@0:1LF", "\"x\ny\",1@4:2LF", "@12:4LF", "c\"d,\"e\"\"f\"@13:5NONE"),
                records("a,b\n\"x\ny\",1\n\nc\"d,\"e\"\"f\""));
        assertEquals(List.of("a@0:1CRLF", "b@3:2CRLF"), records("a\r\nb\r\n"));
        assertEquals(List.of("a@0:1CR", "b@2:2CR", "c@4:3NONE"), records("a\rb\rc"));
        assertEquals(List.of("\"a\"x,\"b@0:1LF", "c@8:2LF"), records("\"a\"x,\"b\nc\n"));
        assertEquals(List.of("\uFEFF\"x\ny\"@0:1LF", "1@9:3NONE"), records("\uFEFF\"x\ny\"\n1"));
        assertEquals(List.of(), records(""));
    }

    private static List<String> records(String text) throws IOException {
        CsvScanner scanner = scanner(text);
        List<String> records = new ArrayList<>();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        while (scanner.next(copy) >= 0) {
            records.add(copy.toString(StandardCharsets.UTF_8) + "@" + scanner.recordOffset() + ":"
                    + scanner.recordLine() + scanner.lineEnd());
            copy.reset();
        }
        return records;
    }

    private static CsvScanner scanner(String text) {
        return new CsvScanner(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ',', '"');
    }

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    /** Random texts, many of them broken: what the store reads and what it refuses must be all the scanner's records. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theStoreReadsTheSameRecords(int seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("id,v\n");
        IntStream.range(0, 40).forEach(i -> text.append(row(random, i)).append('\n'));
        write("leads.csv", text.toString());
        load("""
                version: 1
                name: random
                sources:
                  leads:
                    - name: crm
                      file: leads.csv
                      columns: { lead_id: id }
                      attributes: { v: number }
                      label: { column: id, positive: ["yes"], step: customer }
                outcome: { target: customer }
                training: { snapshots: none }
                """);
        assertEquals(refusals(text.toString()), table("line, column_name", "rejected_row"), text.toString());
    }

    private static List<String> refusals(String text) throws IOException {
        List<String> refusals = new ArrayList<>();
        CsvScanner scanner = scanner(text);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        while (scanner.next(copy) >= 0) {
            switch (copy.toString(StandardCharsets.UTF_8).concat(" ").charAt(0)) {
                case 'n' -> refusals.add(scanner.recordLine() + "|v");
                case 'b' -> refusals.add(scanner.recordLine() + "|-");
                default -> {}
            }
            copy.reset();
        }
        return refusals.stream().sorted().toList();
    }

    /** Rows whose id begins with n have a value that is no number; every other row is fine, empty or broken. */
    private static String row(Random random, int i) {
        return switch (random.nextInt(10)) {
            case 0 -> "";
            case 1 -> "n" + i + ",\"a\nb\"";
            case 2 -> "n" + i + ",\"a\"\"b,\n\n\"";
            case 3 -> "b" + i;
            case 4 -> "b" + i + ",1,2";
            case 5 -> "b" + i + ",\"x\"y";
            case 6 -> "g" + i + ",";
            case 7 -> "\"g\n" + i + "\",3";
            case 8 -> "n" + i + ",a\"b";
            default -> "g" + i + "," + i;
        };
    }
}
