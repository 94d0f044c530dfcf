package io.plumbline.engine.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Writes a text of another encoding as UTF-8, in bounded memory. Bytes that are no character of the encoding become the
 * byte 0xFF, which no UTF-8 text holds: the row in which they stand is then refused like any row that is not UTF-8.
 */
final class Transcoder {
    private static final int BUFFER = 1 << 16;
    private static final int NO_CHARACTER = 0xFF;

    private final CharsetDecoder decoder;
    private final OutputStream out;
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);

    private Transcoder(Charset charset, OutputStream out) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.out = out;
    }

    static void transcode(InputStream in, Charset charset, OutputStream out) throws IOException {
        new Transcoder(charset, out).run(in);
    }

    private void run(InputStream in) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        boolean isEnd = false;
        while (!isEnd) {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            isEnd = count < 0;
            bytes.position(bytes.position() + Math.max(0, count)).flip();
            decode(bytes, isEnd);
            bytes.compact();
        }
        decoder.flush(chars);
        writeChars();
    }

    private void decode(ByteBuffer bytes, boolean isEnd) throws IOException {
        CoderResult result = decoder.decode(bytes, chars, isEnd);
        while (!result.isUnderflow()) {
            writeChars();
            if (result.isError()) {
                bytes.position(bytes.position() + result.length());
                out.write(NO_CHARACTER);
            }
            result = decoder.decode(bytes, chars, isEnd);
        }
        writeChars();
    }

    private void writeChars() throws IOException {
        ByteBuffer utf8 = StandardCharsets.UTF_8.encode(chars.flip());
        out.write(utf8.array(), utf8.arrayOffset(), utf8.limit());
        chars.clear();
    }
}
