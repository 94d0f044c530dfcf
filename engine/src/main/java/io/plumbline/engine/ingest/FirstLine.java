package io.plumbline.engine.ingest;

import io.plumbline.engine.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The first line of a delimited text. What is no text is refused here, without showing any of it. */
final class FirstLine {
    private FirstLine() {}

    /**
     * The line without a byte order mark.
     *
     * @throws ProblemException when the bytes are packed, or not UTF-8
     */
    static String text(byte[] line, String file) {
        if (begins(line, 'P', 'K', 3, 4) || begins(line, 0x1F, 0x8B)) {
            throw ProblemException.failed(
                    file,
                    "The file is packed, which the end of its name does not say.",
                    "unpack it; text packed with gzip is also read when the name ends in .csv.gz or .tsv.gz.");
        }
        if (begins(line, 0xFF, 0xFE) || begins(line, 0xFE, 0xFF)) {
            throw ProblemException.failed(file, "The file is UTF-16 text.", "save it as UTF-8.");
        }
        String text = decoded(line, file);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String decoded(byte[] line, String file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // Told below: the exception says nothing that helps.
        }
        throw ProblemException.failed(file, "The first line is not UTF-8 text.", "save the file as UTF-8.");
    }

    private static boolean begins(byte[] line, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= line.length || (line[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
