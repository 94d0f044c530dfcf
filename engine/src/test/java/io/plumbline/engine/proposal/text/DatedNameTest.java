package io.plumbline.engine.proposal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatedNameTest {
    private static final Optional<Instant> END = Optional.of(Instant.parse("2026-07-01T00:00:00Z"));

    @Test
    void theDayOfTheExportStandsInItsName() {
        assertEquals(
                Optional.of(new DatedName(LocalDate.of(2026, 7, 1), "crm/leads-*.csv.gz", "leads-%Y-%m-%d.csv.gz")),
                DatedName.of("crm/leads-2026-07-01.csv.gz", END));
        assertEquals(
                Optional.of(new DatedName(LocalDate.of(2026, 7, 1), "leads_*.csv", "leads_%Y%m%d.csv")),
                DatedName.of("leads_20260701.csv", END));
    }

    @Test
    void aDayBeforeTheEndOfTheDataIsNotThatOfTheExport() {
        assertEquals(Optional.empty(), DatedName.of("leads-2026-01-01.csv", END));
        assertEquals(Optional.empty(), DatedName.of("leads-2026-13-41.csv", END));
        assertEquals(Optional.empty(), DatedName.of("leads.csv", END));
    }

    @Test
    void otherFilesThatFitTheNameAreSeen() {
        DatedName name = DatedName.of("crm-2026-07-01.csv", END).orElseThrow();
        assertTrue(name.covers("crm-events-2026-07-01.csv"));
        assertFalse(name.covers("web-2026-07-01.csv"));
    }
}
