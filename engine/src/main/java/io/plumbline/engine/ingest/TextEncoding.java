package io.plumbline.engine.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * How a text is written in bytes.
 *
 * @param charset    the encoding
 * @param markLength length of the byte order mark that stands before the text, in bytes
 */
record TextEncoding(Charset charset, int markLength) {
    /** In the order in which they are looked for: the mark of UTF-32 begins like that of UTF-16. */
    private static final List<Mark> MARKS = List.of(
            new Mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
            new Mark(Charset.forName("UTF-32BE"), 0x00, 0x00, 0xFE, 0xFF),
            new Mark(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0x00, 0x00),
            new Mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
            new Mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE));

    /**
     * The encoding of an unpacked text: that of its byte order mark, else the declared one.
     *
     * @param start the first bytes of the text, four at least where it is so long
     */
    static TextEncoding of(byte[] start, Charset declared) {
        return MARKS.stream()
                .filter(mark -> mark.begins(start))
                .findFirst()
                .map(mark -> new TextEncoding(mark.charset, mark.bytes.length))
                .orElse(new TextEncoding(declared, 0));
    }

    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    private static final class Mark {
        private final Charset charset;
        private final byte[] bytes;

        Mark(Charset charset, int... bytes) {
            this.charset = charset;
            this.bytes = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                this.bytes[i] = (byte) bytes[i];
            }
        }

        boolean begins(byte[] start) {
            return start.length >= bytes.length && Arrays.equals(bytes, Arrays.copyOf(start, bytes.length));
        }
    }
}
