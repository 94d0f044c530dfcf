package io.plumbline.engine.profile;

import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The unpacked bytes of a text file that are looked at: all of a text of up to 32 MiB; of a longer one its beginning, its
 * end and blocks at even distances between.
 *
 * @param pieces     in the file's order; the first is its beginning
 * @param totalBytes length of the whole unpacked text
 */
record RawSample(List<byte[]> pieces, long totalBytes) {
    static final int WHOLE = 32 << 20;
    static final int HEAD = 8 << 20;
    static final int BLOCK = 1 << 20;
    static final int BLOCKS = 24;

    /** @throws ProblemException when the file cannot be read or unpacked */
    static RawSample of(Path file) {
        try {
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz") ? PackedText.sample(file) : plain(file);
        } catch (IOException e) {
            throw ProblemException.failed(
                    file.getFileName().toString(),
                    "The file cannot be read or unpacked.",
                    "check that it is complete and that you may read it.");
        }
    }

    /** Whether the pieces are the whole text. */
    boolean isWhole() {
        return pieces.size() == 1;
    }

    byte[] head() {
        return pieces.get(0);
    }

    private static RawSample plain(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            InputStream in = Channels.newInputStream(channel);
            long size = channel.size();
            if (size <= WHOLE) {
                return new RawSample(List.of(in.readNBytes(WHOLE)), size);
            }
            List<byte[]> pieces = new ArrayList<>(List.of(in.readNBytes(HEAD)));
            for (int block = 1; block <= BLOCKS; block++) {
                channel.position(HEAD + (size - HEAD - BLOCK) / BLOCKS / 2 * 2 * block);
                pieces.add(in.readNBytes(BLOCK));
            }
            return new RawSample(pieces, size);
        }
    }
}
