package io.plumbline.reports.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Photographs a report for the README; {@code docs/pictures.sh} asks for it. */
@InBrowser
@EnabledIfSystemProperty(named = "picture.page", matches = ".+", disabledReason = "docs/pictures.sh makes the pictures")
class ReadmePictureTest {
    private static final long MOST_BYTES = 300_000;

    @Test
    void theTopOfTheReportInLightAndInDark(Visits visits) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("picture.folder")));
        try (Visit visit = visits.to(Path.of(System.getProperty("picture.page")), Look.DESKTOP)) {
            visit.page().setViewportSize(1280, 1550);
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                visit.turn(theme);
                Path picture = folder.resolve("report-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
                write(visit.page().screenshot(), picture);
                assertTrue(Files.size(picture) < MOST_BYTES, picture + " is too large for a README");
            }
            visit.assertNoComplaint();
        }
    }

    /** Packed anew, which takes a third off what the browser packs. */
    private static void write(byte[] screenshot, Path picture) throws IOException {
        ImageIO.write(ImageIO.read(new ByteArrayInputStream(screenshot)), "png", picture.toFile());
    }
}
