package io.plumbline.engine.ingest;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.workspace.Scratch;
import io.plumbline.engine.workspace.SourceFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Texts of other encodings as UTF-8, in a hidden folder of the workspace, for as long as an import lasts. */
final class Utf8Copies implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final long LITTLE_ROOM = 1 << 20;

    private final Path workspace;
    private @Nullable Scratch scratch;
    private int copies;

    /** @param workspace the workspace's folder, absolute and without symbolic links */
    Utf8Copies(Path workspace) {
        this.workspace = workspace;
        Scratch.sweep(workspace);
    }

    /**
     * The text of a file in UTF-8: the file itself where it is that, else a copy.
     *
     * @param name of the file as problems show it
     * @throws IOException when the file cannot be read
     * @throws ProblemException when it is no text, or there is no room for the copy
     */
    Path of(SourceFile source, String name, Path file) throws IOException {
        Charset declared = source.format().isDelimited() ? source.csv().encoding() : StandardCharsets.UTF_8;
        UnpackedText.refuseBomb(file, name);
        FileStart start = FileStart.of(file);
        start.refuseOtherThanText(name);
        TextEncoding encoding = TextEncoding.of(start.bytes(), declared);
        if (encoding.isUtf8()) {
            start.refuseUnmarkedUtf16(name);
            return file;
        }
        return copy(encoding, name, file);
    }

    private Path copy(TextEncoding encoding, String name, Path file) throws IOException {
        scratch = scratch == null ? Scratch.in(workspace) : scratch;
        Path copy = scratch.folder().resolve(++copies + ".txt");
        try (InputStream in = new UnpackedText(TextFiles.open(file), name, Files.size(file));
                OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW), BUFFER)) {
            in.skipNBytes(encoding.markLength());
            Transcoder.transcode(in, encoding.charset(), out);
            return copy;
        } catch (IOException e) {
            if (Files.getFileStore(workspace).getUsableSpace() < LITTLE_ROOM) {
                throw ProblemException.failed(
                        name,
                        "The file is not UTF-8, and the disk has no room to write it as such.",
                        "make room on the disk of the workspace.");
            }
            throw e;
        }
    }

    @Override
    public void close() {
        if (scratch != null) {
            scratch.close();
        }
    }
}
