package io.plumbline.reports.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The one browser of all test classes; each visit is a new reader who knows nothing of the others. */
final class Visits implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--disable-gpu", "--disable-quic", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND");

    private final Playwright playwright;
    private final Browser browser;

    private Visits(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts the installed browser. */
    static Visits begin() {
        Path program = InstalledBrowser.program();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Visits(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(program)
                                .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                                .setArgs(FLAGS)));
    }

    Visit to(Path page, Look look) {
        return new Visit(browser.newContext(look.options()), page);
    }

    /** A reader whose browser runs no scripts. */
    Visit withoutScripts(Path page, Look look) {
        return new Visit(browser.newContext(look.options().setJavaScriptEnabled(false)), page);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
