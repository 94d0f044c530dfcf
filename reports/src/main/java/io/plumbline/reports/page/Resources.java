package io.plumbline.reports.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Files on the class path. */
final class Resources {
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/";

    private Resources() {}

    /** A file of this module, named relative to its root package. */
    static String text(String name) {
        return read("/io/plumbline/reports/" + name);
    }

    /** The chart library of the version on the class path. */
    static String echarts() {
        Properties jar = new Properties();
        try {
            jar.load(new StringReader(read("/META-INF/maven/org.webjars/echarts/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(ECHARTS + jar.getProperty("version") + "/echarts.common.min.js");
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Resources.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
