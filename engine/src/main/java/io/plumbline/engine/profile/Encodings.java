package io.plumbline.engine.profile;

import io.plumbline.engine.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * In which encoding a text is: that of its byte order mark; UTF-16 when every other byte is NUL; UTF-8 when all bytes fit
 * it; else windows-1252, in which every text can be read.
 *
 * @param charset   the encoding
 * @param markBytes length of the byte order mark, 0 without one
 */
record Encodings(Charset charset, int markBytes) {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int LOOKED_AT = 4096;

    /** @throws ProblemException when the bytes are no text */
    static Encodings of(List<byte[]> pieces, String name) {
        byte[] head = pieces.get(0);
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return new Encodings(StandardCharsets.UTF_8, 3);
        }
        if (begins(head, 0xFF, 0xFE)) {
            return new Encodings(StandardCharsets.UTF_16LE, 2);
        }
        if (begins(head, 0xFE, 0xFF)) {
            return new Encodings(StandardCharsets.UTF_16BE, 2);
        }
        int length = Math.min(head.length, LOOKED_AT);
        int even = nulls(head, 0, length);
        int odd = nulls(head, 1, length);
        if (Math.max(even, odd) > length * 3 / 10) {
            if (Math.min(even, odd) > length / 10) {
                throw binary(name);
            }
            return new Encodings(even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0);
        }
        if (controls(head, length) > length / 20) {
            throw binary(name);
        }
        boolean utf8 = pieces.stream().allMatch(Encodings::isUtf8);
        return new Encodings(utf8 ? StandardCharsets.UTF_8 : WESTERN, 0);
    }

    /** The text in UTF-8; what is none becomes the sign of replacement. */
    byte[] utf8(byte[] piece, boolean isHead) {
        int from = isHead ? markBytes : 0;
        if (charset.equals(StandardCharsets.UTF_8)) {
            return Arrays.copyOfRange(piece, from, piece.length);
        }
        return new String(piece, from, piece.length - from, charset).getBytes(StandardCharsets.UTF_8);
    }

    private static ProblemException binary(String name) {
        return NoTable.failed(name, "The file is not text.", "export the table as CSV, JSON or Parquet.");
    }

    private static int nulls(byte[] bytes, int from, int length) {
        int nulls = 0;
        for (int i = from; i < length; i += 2) {
            nulls += bytes[i] == 0 ? 1 : 0;
        }
        return nulls;
    }

    private static int controls(byte[] bytes, int length) {
        int controls = 0;
        for (int i = 0; i < length; i++) {
            boolean control = (bytes[i] >= 0 && bytes[i] < ' ') || bytes[i] == 0x7F;
            controls += control && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t' ? 1 : 0;
        }
        return controls;
    }

    /** Whether a piece, perhaps cut inside a letter at both ends, is UTF-8. */
    private static boolean isUtf8(byte[] piece) {
        int from = 0;
        while (from < Math.min(3, piece.length) && (piece[from] & 0xC0) == 0x80) {
            from++;
        }
        ByteBuffer bytes = ByteBuffer.wrap(piece, from, piece.length - from);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(bytes, chars.clear(), false);
        }
        return !result.isError();
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
