package io.plumbline.datasets.b2b;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class SameBytesTest {

    private static final String STORED = "80cc387f0a183d0bc7681480b4d57831c90ab0d19925a01d126b166e3030e60d";

    @TempDir
    Path directory;

    @Test
    void equalOptionsGiveTheStoredBytes() throws IOException {
        assertEquals(STORED, sha256Of(Written.SMALL));
    }

    @Test
    void aSecondRunOverTheFirstGivesTheSameBytes() throws IOException {
        sha256Of(Written.SMALL.withLeads(900));
        assertEquals(STORED, sha256Of(Written.SMALL));
    }

    @Test
    void localeAndTimeZoneOfTheMachineDoNotMatter() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            assertEquals(STORED, sha256Of(Written.SMALL));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anotherSeedIsAnotherMarket() throws IOException {
        assertNotEquals(STORED, sha256Of(Written.SMALL.withSeed(8)));
    }

    private String sha256Of(B2bOptions options) throws IOException {
        B2bSaas.write(directory, options);
        return Written.sha256(directory);
    }
}
