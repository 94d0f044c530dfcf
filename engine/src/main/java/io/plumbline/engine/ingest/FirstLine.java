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
     * @throws ProblemException when the bytes are not UTF-8, or hold a NUL character
     */
    static String text(byte[] line, String file) {
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
        throw ProblemException.failed(
                file,
                "The first line is no text in the encoding of the file.",
                "save the file as UTF-8, or declare the encoding it has, such as `csv: { encoding: windows-1252 }`.");
    }
}
