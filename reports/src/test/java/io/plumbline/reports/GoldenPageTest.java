package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Rewrite the golden page with {@code mvn test -pl reports -am -Dtest.args=-Dgolden.rewrite=true}, then read the diff. */
class GoldenPageTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/plumbline/reports/golden.html");

    @Test
    void thePageWithoutItsScriptsIsTheGoldenOne() throws IOException {
        try (Store store = Fixture.company()) {
            String html = AlignmentReport.html(store, "b2b-saas", Fixture.RUN);
            // The hashes change with the chart library; they have a test of their own.
            String page = new Html(html).withoutScripts().replaceAll("sha256-[^&']*", "sha256-");
            if (Boolean.getBoolean("golden.rewrite")) {
                Files.writeString(GOLDEN, page);
            }
            assertEquals(Files.readString(GOLDEN), page);
        }
    }
}
