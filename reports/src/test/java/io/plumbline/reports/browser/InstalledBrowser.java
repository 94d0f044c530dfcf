package io.plumbline.reports.browser;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.reports.pdf.Browser;
import java.nio.file.Path;
import java.util.Optional;

/** The browser of the machine that runs the tests. */
public final class InstalledBrowser {
    private InstalledBrowser() {}

    /** Skips the calling test without one, or fails it with {@code PLUMBLINE_BROWSER_REQUIRED=true}. */
    public static Path program() {
        Optional<Browser> installed = Browser.installed(System.getenv());
        String none = "No Chromium, Chrome or Edge was found; " + Browser.VARIABLE + " may name one";
        if (installed.isEmpty()) {
            assertNotEquals("true", System.getenv("PLUMBLINE_BROWSER_REQUIRED"), none);
        }
        assumeTrue(installed.isPresent(), none);
        return installed.orElseThrow().program();
    }
}
