package io.plumbline.datasets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Texts that are packed with this module. */
public final class SampleResource {

    private SampleResource() {}

    /**
     * A text in UTF-8 whose lines end with a line feed.
     *
     * @param path below this package's folder, such as {@code bpi2012/scoring.yaml}
     * @throws FileNotFoundException if nothing of that name is packed
     */
    public static String text(String path) throws IOException {
        try (InputStream in = SampleResource.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException("No text '" + path + "' is packed with the samples.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
