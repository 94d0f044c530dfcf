package io.plumbline.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    private static Style style(String terminals, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("plumbline.terminals", terminals);
        properties.setProperty("plumbline.columns", "90");
        return new Surroundings(environment, properties, true).style(StandardCharsets.UTF_8);
    }

    @Test
    void eachStreamCountsForItself() {
        Style resultsInAFile = style("err", Map.of());
        assertTrue(resultsInAFile.interactive());
        assertFalse(resultsInAFile.colour());
        assertEquals(Style.UNLIMITED, resultsInAFile.width());

        Style progressInAFile = style("out", Map.of());
        assertFalse(progressInAFile.interactive());
        assertTrue(progressInAFile.colour());
        assertEquals(90, progressInAFile.width());
    }

    @Test
    void withoutTheLauncherAConsoleIsBothStreams() {
        Style style = new Surroundings(Map.of(), new Properties(), true).style(StandardCharsets.UTF_8);
        assertTrue(style.interactive() && style.colour());
        assertEquals(Style.UNLIMITED, style.width());
        Style none = new Surroundings(Map.of(), new Properties(), false).style(StandardCharsets.UTF_8);
        assertFalse(none.interactive() || none.colour());
    }

    @Test
    void noColorIsObeyedWhenItSaysAnything() {
        assertFalse(style("out err", Map.of("NO_COLOR", "1")).colour());
        assertFalse(
                style("out err", Map.of("NO_COLOR", "0", "CLICOLOR_FORCE", "1")).colour());
        assertTrue(style("out err", Map.of("NO_COLOR", "")).colour());
    }

    @Test
    void cliColorTurnsOffAndForcesOn() {
        assertFalse(style("out err", Map.of("CLICOLOR", "0")).colour());
        assertTrue(style("", Map.of("CLICOLOR_FORCE", "1")).colour());
        assertFalse(style("", Map.of("CLICOLOR_FORCE", "0")).colour());
    }

    @Test
    void aDumbTerminalGetsNeitherColourNorMovingLines() {
        Style style = style("out err", Map.of("TERM", "dumb"));
        assertFalse(style.colour() || style.interactive());
    }

    @Test
    void columnsOfTheEnvironmentWin() {
        assertEquals(120, style("out", Map.of("COLUMNS", "120")).width());
        assertEquals(90, style("out", Map.of("COLUMNS", "wide")).width());
        assertEquals(90, style("out", Map.of("COLUMNS", "3")).width());
    }
}
