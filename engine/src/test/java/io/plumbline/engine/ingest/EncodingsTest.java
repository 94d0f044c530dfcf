package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.fingerprint.Sha256;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.workspace.Scratch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest extends ImportFixture {
    private static final String HEADER = "id,created,account,title,employees\n";
    private static final String WESTERN = HEADER + "L1,2024-01-01,A,Gérante d'Orléans €,1\nL2,2024-01-01,A,ok,x\n";

    @BeforeEach
    void noSteps() {
        write("steps.csv", "lead,step,at,amount,why\n");
    }

    private static String declared(String encoding) {
        return LEADS.replace("file: leads.csv", "file: leads.csv\n      csv: { encoding: " + encoding + " }");
    }

    private Path bytes(String name, byte[]... parts) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            for (byte[] part : parts) {
                out.write(part);
            }
        }
        return file;
    }

    private List<String> titles() {
        return table("lead_id, title", "lead");
    }

    private List<String> hidden() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"windows-1252", "Cp1252", "ISO-8859-15", "UTF-16LE", "UTF-16BE", "utf-16", "UTF-32", "GB18030"})
    void aDeclaredEncodingIsRead(String encoding) throws IOException {
        Path file = bytes("leads.csv", WESTERN.getBytes(Charset.forName(encoding)));

        load(declared(encoding));

        assertEquals(List.of("L1|Gérante d'Orléans €", "L2|ok"), titles());
        assertEquals(List.of("leads.csv|3|employees|not a number"), rejected());
        assertEquals(
                List.of(Sha256.hex(file) + "|" + Files.size(file)),
                table("sha256, byte_count", "source_file where source = 'crm'"));
        assertEquals(List.of(), hidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shift_JIS", "EUC-KR", "Big5", "GB18030", "UTF-16"})
    void lettersOfEastAsiaToo(String encoding) throws IOException {
        String title = encoding.equals("EUC-KR") ? "서울, 부장" : "東京, 部長";
        String row = "L1,2024-01-01,A,\"" + title + "\",5\n";
        bytes("leads.csv", (HEADER + row).getBytes(Charset.forName(encoding)));

        load(declared(encoding));

        assertEquals(List.of("L1|" + title), titles());
    }

    @Test
    void aByteOrderMarkWinsOverTheDeclaration() throws IOException {
        byte[] little = WESTERN.getBytes(StandardCharsets.UTF_16LE);
        byte[] big = WESTERN.getBytes(StandardCharsets.UTF_16BE);
        List<byte[][]> files = List.of(
                new byte[][] {{(byte) 0xFF, (byte) 0xFE}, little},
                new byte[][] {{(byte) 0xFE, (byte) 0xFF}, big},
                new byte[][] {{(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, WESTERN.getBytes(StandardCharsets.UTF_8)});
        for (byte[][] parts : files) {
            for (String encoding : List.of("utf-8", "windows-1252", "utf-16be")) {
                store.execute("delete from lead");
                store.execute("delete from source_file");
                bytes("leads.csv", parts);

                load(declared(encoding));

                assertEquals(List.of("L1|Gérante d'Orléans €", "L2|ok"), titles());
            }
        }
    }

    @Test
    void packedTextIsReadInItsEncoding() throws IOException {
        bytes("leads.csv.gz", WESTERN.getBytes(StandardCharsets.UTF_16));

        load(LEADS.replace("leads.csv", "leads.csv.gz"));

        assertEquals(List.of("L1|Gérante d'Orléans €", "L2|ok"), titles());
        assertEquals(List.of("leads.csv.gz|3|employees|not a number"), rejected());
    }

    @Test
    void bytesThatAreNoCharacterCostTheirRowWithItsLine() throws IOException {
        byte[] rows = "L1,2024-01-01,A,\"two\nlines\",1\nL2,2024-01-01,A,b?d,1\nL3,2024-01-01,A,fine,1\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = rows[i] == '?' ? (byte) 0x81 : rows[i];
        }
        bytes("leads.csv", HEADER.getBytes(StandardCharsets.ISO_8859_1), rows);

        load(declared("windows-1252"));

        assertEquals(List.of("L1|two\nlines", "L3|fine"), titles());
        assertEquals(
                List.of("leads.csv|4|-|the row holds bytes that are no text in the encoding of the file"), rejected());
    }

    @Test
    void halvesOfPairsAndHalfCharactersAreNoText() throws IOException {
        byte[] text = (HEADER + "L1,2024-01-01,A,a\uD83Db,1\nL2,2024-01-01,A,\uD83D\uDE00,1\n")
                .replace("\uD83Db", "??b")
                .getBytes(StandardCharsets.UTF_16LE);
        for (int i = 0; i + 3 < text.length; i++) {
            if (text[i] == '?' && text[i + 2] == '?') {
                text[i] = 0x3D;
                text[i + 1] = (byte) 0xD8;
            }
        }
        bytes("leads.csv", text, new byte[] {'L'});

        load(declared("utf-16le"));

        assertEquals(List.of("L2|\uD83D\uDE00"), titles());
        assertEquals(2, rejected().size(), rejected().toString());
    }

    @Test
    void largeTextsAreWrittenPieceByPiece() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 40_000; i++) {
            text.append("L")
                    .append(i)
                    .append(",2024-01-01,A,é")
                    .append(i % 7 == 0 ? "\uD83D\uDE00" : "x")
                    .append(i)
                    .append(",1\n");
        }
        bytes("leads.csv", text.toString().getBytes(StandardCharsets.UTF_16));

        load(LEADS);

        assertEquals(
                List.of("40000|40000|5715"),
                table("count(*), count(distinct title), count(*) filter (title like 'é\uD83D\uDE00%')", "lead"));
        assertEquals(List.of(), rejected());
    }

    @Test
    void aFileIsNotReadAgainInTheSameEncodingButInAnother() throws IOException {
        bytes("leads.csv", WESTERN.getBytes(Charset.forName("windows-1252")));
        load(declared("windows-1252"));

        assertEquals(1, load(declared("windows-1252")).sources().get(0).unchanged());
        assertEquals(1, load(declared("iso-8859-15")).sources().get(0).files());
    }

    @Test
    void whatAKilledImportLeftIsRemoved() throws IOException {
        Path left = Files.createDirectories(folder.resolve(Scratch.FOLDER).resolve("x"));
        Files.writeString(left.resolve("1.txt"), "x");
        Files.writeString(folder.resolve(Scratch.FOLDER).resolve("x.lock"), "");
        bytes("leads.csv", WESTERN.getBytes(StandardCharsets.UTF_8));

        load(LEADS);

        assertEquals(List.of(), hidden());
    }

    @Test
    void unknownEncodingsAreTold() {
        String message = assertThrows(ProblemException.class, () -> load(declared("windows-1253x")))
                .getMessage();
        assertEquals("""
                plumbline.yaml:7  sources.leads[0].csv.encoding
                    'windows-1253x' is no encoding that Java knows.
                    Fix: write 'windows-1253'.""", message);
    }
}
