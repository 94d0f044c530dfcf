package io.plumbline.datasets.b2b;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file in UTF-8 with line feeds. The generator makes no cell that would need quotes. */
final class CsvFile implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final BufferedWriter out;

    CsvFile(Path file, String header) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8), BUFFER);
        line(header);
    }

    void line(String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(cells[i]);
        }
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
