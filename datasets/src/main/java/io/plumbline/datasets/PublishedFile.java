package io.plumbline.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * A file of real outcomes that others publish; it is known by its content, as broken copies are common.
 *
 * @param path   under the data folder and, without its folder, in the workspace; a name that ends in .gz is compressed
 * @param sha256 of the content, unpacked where it is compressed; small hexadecimal letters
 * @param remedy where to get the file, a sentence for the user
 */
public record PublishedFile(String path, String sha256, String remedy) {

    /** Where the file is in a data folder. */
    public Path in(Path dataFolder) {
        return dataFolder.resolve(path);
    }

    /**
     * Makes sure that the file is there and is the published one.
     *
     * @throws SampleFileException if it is missing or has another content
     */
    public void check(Path dataFolder) throws IOException {
        Path file = in(dataFolder);
        if (!Files.isRegularFile(file)) {
            throw new SampleFileException("The file '" + path + "' is not in the data folder.", remedy);
        }
        String found = contentSha256(file);
        if (!found.equals(sha256)) {
            String problem = "The file '%s' is not the published one: its SHA-256 is %s and should be %s.";
            throw new SampleFileException(problem.formatted(path, found, sha256), remedy);
        }
    }

    /** Copies the checked file into a workspace, in place of an older copy. */
    void copyTo(Path workspace, Path dataFolder) throws IOException {
        check(dataFolder);
        Path file = in(dataFolder);
        Path target = workspace.resolve(file.getFileName());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        if (!target.toFile().setWritable(true, true)) {
            throw new IOException("The copy of '" + path + "' cannot be made writable.");
        }
    }

    private String contentSha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(content(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private InputStream content(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return path.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }
}
