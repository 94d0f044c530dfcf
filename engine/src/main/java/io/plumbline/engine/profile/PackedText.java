package io.plumbline.engine.profile;

import io.plumbline.engine.file.CountedStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One walk through a text packed with gzip. Its length is known only at the end, so that the packed bytes read so far
 * tell where a block begins.
 */
final class PackedText {
    private static final int CHUNK = 1 << 16;
    private static final int CHUNKS_PER_BLOCK = RawSample.BLOCK / CHUNK;

    private final List<byte[]> pieces = new ArrayList<>();
    private final Deque<byte[]> tail = new ArrayDeque<>();
    private long totalBytes;

    private PackedText() {}

    static RawSample sample(Path file) throws IOException {
        try (CountedStream packed = new CountedStream(Files.newInputStream(file));
                InputStream in = new GZIPInputStream(packed, CHUNK / 8)) {
            byte[] head = in.readNBytes(RawSample.WHOLE + 1);
            if (head.length <= RawSample.WHOLE) {
                return new RawSample(List.of(head), head.length);
            }
            PackedText text = new PackedText();
            text.takeBeginning(head);
            text.totalBytes = head.length;
            text.walk(in, packed, Files.size(file));
            return new RawSample(text.pieces, text.totalBytes);
        }
    }

    /** The beginning, and blocks of what was unpacked behind it before the text was known to be long. */
    private void takeBeginning(byte[] head) {
        pieces.add(Arrays.copyOf(head, RawSample.HEAD));
        for (int from = RawSample.HEAD + RawSample.BLOCK; from < RawSample.WHOLE; from += 3 * RawSample.BLOCK) {
            pieces.add(Arrays.copyOfRange(head, from, from + RawSample.BLOCK));
        }
    }

    private void walk(InputStream in, CountedStream packed, long packedBytes) throws IOException {
        long begin = packed.count();
        long distance = Math.max(1, (packedBytes - begin) / (RawSample.BLOCKS - pieces.size()));
        long next = begin + distance;
        for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
            totalBytes += chunk.length;
            tail.add(chunk);
            if (tail.size() > CHUNKS_PER_BLOCK) {
                tail.remove();
            }
            if (packed.count() >= next && tail.size() == CHUNKS_PER_BLOCK && pieces.size() < RawSample.BLOCKS) {
                takeTail();
                next = Math.max(next + distance, packed.count());
            }
        }
        takeTail();
    }

    private void takeTail() {
        ByteArrayOutputStream block = new ByteArrayOutputStream(RawSample.BLOCK);
        tail.forEach(block::writeBytes);
        tail.clear();
        pieces.add(block.toByteArray());
    }
}
