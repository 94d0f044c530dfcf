package io.plumbline.engine.proposal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatedNameTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @ParameterizedTest
    @CsvSource({
        "contacts-2026-06-01.csv, contacts-*.csv, contacts-%Y-%m-%d.csv",
        "in/2026_06_01 leads.csv.gz, in/* leads.csv.gz, %Y_%m_%d leads.csv.gz",
        "20260601.parquet, *.parquet, %Y%m%d.parquet",
        "all-1200-2026.06.01.csv, all-1200-*.csv, all-1200-%Y.%m.%d.csv",
    })
    void aDayInTheNameStandsForTheExports(String path, String pattern, String format) {
        assertEquals(Optional.of(new DatedName(DAY, pattern, format)), DatedName.of(path, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contacts.csv",
                "2026-06-01/contacts.csv",
                "contacts-2026-06.csv",
                "contacts-2026-13-01.csv",
                "contacts-2026-0601.csv",
                "id-120260601.csv",
                "100%-2026-06-01.csv",
            })
    void otherNamesSayNoDay(String path) {
        assertEquals(Optional.empty(), DatedName.of(path, Optional.empty()));
    }

    @Test
    void aDayBeforeTheEndOfTheDataIsNoDayOfExport() {
        String path = "contacts-2026-06-01.csv";
        assertEquals(
                DAY,
                DatedName.of(path, Optional.of(Instant.parse("2026-06-02T00:00:00Z")))
                        .orElseThrow()
                        .day());
        assertEquals(Optional.empty(), DatedName.of(path, Optional.of(Instant.parse("2026-06-03T00:00:00Z"))));
    }
}
