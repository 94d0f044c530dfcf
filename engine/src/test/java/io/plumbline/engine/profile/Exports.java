package io.plumbline.engine.profile;

import io.plumbline.engine.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Files to look at, in a folder, and a store to look with. */
record Exports(Path folder, Store store) {

    /** A text file in UTF-8. */
    Path file(String name, String text) {
        return file(name, text, StandardCharsets.UTF_8);
    }

    Path file(String name, String text, Charset charset) {
        return bytes(name, text.getBytes(charset));
    }

    Path bytes(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    TableProfile profile(Path file) {
        return new TableProfiler(store, folder).profile(file);
    }

    /** The profile of a CSV file with this text. */
    TableProfile profile(String text) {
        return profile(file("export.csv", text));
    }
}
