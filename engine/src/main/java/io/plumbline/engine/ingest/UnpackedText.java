package io.plumbline.engine.ingest;

import io.plumbline.engine.file.CountedStream;
import io.plumbline.engine.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The unpacked bytes of a file, as long as they are in proportion to the packed ones: tables pack to a twentieth, and
 * what unpacks to far more was made to fill the disk.
 */
final class UnpackedText extends FilterInputStream {
    private static final long HARMLESS = 1L << 30;
    private static final long MOST_TIMES = 100;
    private static final long START = 64L << 20;
    private static final long MOST_TIMES_AT_START = 200;

    private final String name;
    private final long most;
    private long unpacked;

    /**
     * @param name of the file as problems show it
     * @param size of the file as it is, in bytes
     */
    UnpackedText(InputStream in, String name, long size) {
        this(in, name, size, HARMLESS);
    }

    UnpackedText(InputStream in, String name, long size, long harmless) {
        super(in);
        this.name = name;
        this.most = Math.max(harmless, size * MOST_TIMES);
    }

    /**
     * Looks at the beginning of a packed file, so that nothing else has begun to read one that was made to fill the disk.
     *
     * @throws ProblemException when it unpacks out of all proportion
     */
    static void refuseBomb(Path file, String name) throws IOException {
        if (!TextFiles.isPacked(file)) {
            return;
        }
        CountedStream packed = new CountedStream(Files.newInputStream(file));
        try (InputStream in = TextFiles.unpacked(file.toString(), packed)) {
            long unpacked = 0;
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0 && unpacked < START; read = in.read(buffer)) {
                unpacked += read;
            }
            if (unpacked >= START && unpacked > packed.count() * MOST_TIMES_AT_START) {
                throw refused(name);
            }
        }
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        unpacked += read;
        if (unpacked > most) {
            throw refused(name);
        }
    }

    private static ProblemException refused(String name) {
        return ProblemException.failed(
                name,
                "The file unpacks to more than " + MOST_TIMES + " times its size.",
                "unpack it yourself, look at it, and name the unpacked file.");
    }
}
