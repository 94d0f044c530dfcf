package io.plumbline.engine.ingest;

import io.plumbline.engine.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The unpacked bytes of a file, as long as they are in proportion to the packed ones: tables pack to a twentieth, and
 * what unpacks to far more was made to fill the disk.
 */
final class UnpackedText extends FilterInputStream {
    private static final long HARMLESS = 1L << 30;
    private static final long MOST_TIMES = 100;

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
            throw ProblemException.failed(
                    name,
                    "The file unpacks to more than " + MOST_TIMES + " times its size.",
                    "unpack it yourself, look at it, and name the unpacked file.");
        }
    }
}
