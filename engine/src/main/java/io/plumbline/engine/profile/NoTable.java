package io.plumbline.engine.profile;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.workspace.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Says of a file that is no table what it is instead. */
final class NoTable {
    private static final int LOOKED_AT = 4096;

    private NoTable() {}

    /**
     * The format by the end of the name, when the first bytes do not speak against it.
     *
     * @throws ProblemException when they do, or the file is empty or cannot be read
     */
    static FileFormat format(Path file) {
        String name = file.getFileName().toString();
        byte[] head = head(file, name);
        if (!name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
            refuseOther(head, name);
        }
        FileFormat format = FileFormat.of(name)
                .orElseThrow(() -> ProblemException.failed(
                        name,
                        "The end of the file's name tells no format.",
                        "rename it: delimited text ends in .csv or .tsv, others in .parquet .json .jsonl or .ndjson."));
        boolean packed = name.toLowerCase(Locale.ROOT).endsWith(".gz");
        boolean gzip = begins(head, 0x1F, 0x8B);
        if (packed && !gzip) {
            throw failed(name, "The file is not packed with gzip, though its name ends in .gz.", "drop .gz.");
        }
        if (gzip && !packed) {
            throw failed(name, "The file is packed with gzip, which its name does not say.", "add .gz to its name.");
        }
        boolean parquet = begins(head, 'P', 'A', 'R', '1');
        if (parquet != (format == FileFormat.PARQUET)) {
            throw parquet
                    ? failed(name, "The file is Parquet.", "let its name end in .parquet.")
                    : failed(name, "The file is not Parquet, though its name says so.", "make the export again.");
        }
        return format;
    }

    /**
     * Refuses text that is none.
     *
     * @param head the first bytes, unpacked
     */
    static void refuseOther(byte[] head, String name) {
        if (isBlank(head)) {
            throw failed(name, "The file is empty.", "make the export again.");
        }
        kind(head).ifPresent(kind -> {
            throw failed(
                    name,
                    "The file is " + kind + ", not a table of text.",
                    kind.contains("Excel")
                            ? "unpack it, or save the sheet as CSV UTF-8, one sheet a file."
                            : "export the table as CSV, JSON or Parquet.");
        });
        String text = new String(head, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<?xml")) {
            throw failed(
                    name,
                    "The file is a web page, often the page of an error or a login.",
                    "download the export again, logged in.");
        }
    }

    private static Optional<String> kind(byte[] head) {
        if (begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6)) {
            return Optional.of("a zip archive or an Excel workbook");
        }
        if (begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Optional.of("an old Excel workbook");
        }
        if (begins(head, '%', 'P', 'D', 'F')) {
            return Optional.of("a PDF");
        }
        if (begins(head, 'S', 'Q', 'L', 'i', 't', 'e') || begins(head, 0x7F, 'E', 'L', 'F')) {
            return Optional.of("a database or a program");
        }
        boolean image = begins(head, 0x89, 'P', 'N', 'G') || begins(head, 0xFF, 0xD8, 0xFF);
        return image ? Optional.of("an image") : Optional.empty();
    }

    private static boolean isBlank(byte[] head) {
        for (byte value : head) {
            if (value != ' ' && value != '\t' && value != '\n' && value != '\r') {
                return false;
            }
        }
        return true;
    }

    static ProblemException failed(String name, String what, String fix) {
        return ProblemException.failed(name, what, fix);
    }

    private static byte[] head(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            throw ProblemException.usage(name, "There is no such file.", "check its name and folder.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LOOKED_AT);
        } catch (IOException e) {
            throw failed(name, "The file cannot be read.", "check that you may read it.");
        }
    }

    private static boolean begins(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
