package io.plumbline.reports.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.reports.WrittenPages;
import io.plumbline.reports.browser.InstalledBrowser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as the installed browser prints it. */
@Tag("slow")
class RealBrowserTest {
    private static final Pattern PAPER = Pattern.compile("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)]");

    @TempDir
    private Path folder;

    private String printed(Path page) throws IOException {
        Path pdf = folder.resolve("alignment-2026-07-01.pdf");
        PrintedReport.print(Optional.of(new Browser(InstalledBrowser.program())), page, pdf);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(pdf), files.toList());
        }
        return Files.readString(pdf, StandardCharsets.ISO_8859_1);
    }

    @Test
    void thePdfIsOfA4PagesWithTagsAndAnOutline() throws IOException {
        String pdf = printed(WrittenPages.company("en"));
        assertTrue(pdf.contains("/MarkInfo"), "tags for screen readers");
        assertTrue(pdf.contains("/Outlines"), "an outline of the headings");
        assertTrue(pdf.contains("/Lang (en)"));
        List<String> papers = PAPER.matcher(pdf)
                .results()
                .map(page -> Math.round(Double.parseDouble(page.group(1))) + " x "
                        + Math.round(Double.parseDouble(page.group(2))))
                .toList();
        assertTrue(papers.size() > 3, papers::toString);
        assertEquals(List.of("595 x 842"), papers.stream().distinct().toList());
    }

    @Test
    void aPageThatSaysLittleIsPrintedToo() throws IOException {
        assertTrue(printed(WrittenPages.empty("th")).startsWith("%PDF-"));
    }
}
