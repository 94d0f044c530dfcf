package io.plumbline.engine.ingest;

import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The first bytes of a file that should be text. What is plainly something else is refused here, in words that help,
 * before anything reads it to its end.
 */
record FileStart(byte[] bytes) {
    private static final int LENGTH = 4096;
    private static final int FEWEST_BYTES_TO_JUDGE = 8;
    private static final List<String> PACKED = List.of(
            "PK\u0003\u0004",
            "PK\u0005\u0006",
            "\u001f\u008b",
            "BZh",
            "7z\u00bc\u00af",
            "\u00fd7zXZ",
            "(\u00b5/\u00fd",
            "Rar!");

    static FileStart of(Path file) throws IOException {
        try (InputStream in = TextFiles.open(file)) {
            return new FileStart(in.readNBytes(LENGTH));
        }
    }

    /**
     * @param file name of the file as problems show it
     * @throws ProblemException when it is packed, a workbook, a web page or another thing that is no text table
     */
    void refuseOtherThanText(String file) {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        if (isOffice(latin)) {
            throw ProblemException.failed(
                    file,
                    "The file is a workbook of Excel or another office document.",
                    "save its sheet as CSV (UTF-8).");
        }
        if (PACKED.stream().anyMatch(latin::startsWith)) {
            throw ProblemException.failed(
                    file,
                    "The file is packed, which the end of its name does not say.",
                    "unpack it; text packed with gzip is also read when the name ends in .csv.gz or .tsv.gz.");
        }
        String shown = latin.strip().toLowerCase(Locale.ROOT);
        if (shown.startsWith("<!doctype") || shown.startsWith("<html") || shown.startsWith("<?xml")) {
            throw ProblemException.failed(
                    file,
                    "The file is a web page or XML, not a table.",
                    "make the export again; a page that asks to sign in is saved like this.");
        }
        if (latin.startsWith("PAR1") || latin.startsWith("%PDF")) {
            throw ProblemException.failed(
                    file,
                    "The file is " + (latin.startsWith("PAR1") ? "Parquet" : "PDF")
                            + ", which the end of its name does not say.",
                    latin.startsWith("PAR1") ? "let its name end in .parquet." : "export the table as CSV.");
        }
    }

    private static boolean isOffice(String latin) {
        boolean packed = latin.startsWith("PK\u0003\u0004");
        return (packed && (latin.contains("[Content_Types].xml") || latin.contains("xl/")))
                || latin.startsWith("\u00d0\u00cf\u0011\u00e0");
    }

    /**
     * Texts of two bytes a character in which nearly every first or second byte is zero are UTF-16, whatever is declared.
     *
     * @throws ProblemException when they are, which their beginning would have to say
     */
    void refuseUnmarkedUtf16(String file) {
        int[] zeros = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        int pairs = bytes.length / 2;
        if (bytes.length >= FEWEST_BYTES_TO_JUDGE && Math.abs(zeros[0] - zeros[1]) > pairs / 2) {
            throw ProblemException.failed(
                    file,
                    "The file is UTF-16 text without a byte order mark.",
                    "declare it: `csv: { encoding: " + (zeros[0] > zeros[1] ? "utf-16be" : "utf-16le") + " }`.");
        }
    }
}
