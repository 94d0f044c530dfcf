package io.plumbline.reports.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An opened page, and everything that it complained of or asked the network for. */
final class Visit implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visit(BrowserContext context, Path file) {
        this.context = context;
        this.page = context.newPage();
        String address = file.toUri().toString();
        page.onConsoleMessage(message -> complaints.add("console: " + message.text()));
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequest(request -> {
            if (!request.url().equals(address)) {
                complaints.add("request: " + request.url());
            }
        });
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.navigate(address);
    }

    Page page() {
        return page;
    }

    /** Changes the reader's setting, and waits until the page has followed. */
    void turn(ColorScheme theme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        settle();
    }

    /** Unfolds whatever is folded away, and waits until it is drawn. */
    void unfold() {
        page.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })");
        settle();
    }

    private void settle() {
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
    }

    /** What a function of a script among the test's resources finds on the page. */
    List<?> found(String script) {
        return (List<?>) page.evaluate(Scripts.text(script));
    }

    void assertNoComplaint() {
        assertEquals(List.of(), complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
