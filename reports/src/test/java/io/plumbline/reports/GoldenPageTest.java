package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page in pieces, one file a section. Rewrite them with {@code mvn test -pl reports -am
 * -Dtest.args=-Dgolden.rewrite=true}, then read the diff.
 */
class GoldenPageTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/plumbline/reports/golden");
    private static final Pattern SECTION =
            Pattern.compile("(?s)<section aria-labelledby=\"([a-z-]+)\">.*?\n</section>\n");

    @Test
    void thePageWithoutItsScriptsIsTheGoldenOne() throws IOException {
        Map<String, String> pieces = pieces();
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(GOLDEN);
            for (Map.Entry<String, String> piece : pieces.entrySet()) {
                Files.writeString(file(piece.getKey()), piece.getValue());
            }
        }
        assertAll(pieces.entrySet().stream()
                .map(piece ->
                        () -> assertEquals(Files.readString(file(piece.getKey())), piece.getValue(), piece.getKey())));
    }

    private static Path file(String piece) {
        return GOLDEN.resolve(piece + ".html");
    }

    /** Each section by its id, and as {@code page} what stands around them. */
    private static Map<String, String> pieces() {
        try (Store store = Fixture.company()) {
            String html = AlignmentReport.html(store, ReportRequest.of("b2b-saas", Fixture.RUN));
            // The hashes change with the chart library; they have a test of their own.
            String page = new Html(html).withoutScripts().replaceAll("sha256-[^&']*", "sha256-");
            Map<String, String> pieces = new LinkedHashMap<>();
            Matcher sections = SECTION.matcher(page);
            pieces.put("page", sections.replaceAll(found -> {
                pieces.put(found.group(1), found.group());
                return Matcher.quoteReplacement("<!-- " + found.group(1) + " -->\n");
            }));
            return pieces;
        }
    }
}
