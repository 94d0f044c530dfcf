package io.plumbline.engine.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProtectionTest {

    @Test
    void whatTellsSomethingOfAPersonIsProtectedHoweverItIsWritten() {
        assertKinds(Map.ofEntries(
                Map.entry("age", "age"),
                Map.entry("age_group", "age"),
                Map.entry("AgeRange", "age"),
                Map.entry("contact_date_of_birth", "date of birth"),
                Map.entry("geburtsdatum", "date of birth"),
                Map.entry("hs_gender", "gender"),
                Map.entry("Salutation", "gender"),
                Map.entry("sexe", "gender"),
                Map.entry("marital_status", "marital status"),
                Map.entry("estado_civil", "marital status"),
                Map.entry("number_of_children", "family"),
                Map.entry("is_pregnant", "pregnancy"),
                Map.entry("ethnic_group", "ethnic origin"),
                Map.entry("race", "ethnic origin"),
                Map.entry("nationalité", "nationality"),
                Map.entry("country_of_birth", "nationality"),
                Map.entry("religion", "religion"),
                Map.entry("disability", "disability"),
                Map.entry("health_status", "health"),
                Map.entry("sexual_orientation", "sexual orientation"),
                Map.entry("political_party", "political opinion"),
                Map.entry("union_member", "trade union"),
                Map.entry("criminal_record", "criminal record")));
    }

    @Test
    void whatIsOfTheCompanyOrTheRecordIsNot() {
        for (String name : List.of(
                "lead_age_days",
                "account_age",
                "domain_age",
                "company_age",
                "age_of_account",
                "account_health",
                "health_score",
                "page",
                "language",
                "country",
                "industry",
                "stage",
                "agency",
                "usage",
                "title",
                "sector",
                "medical_devices",
                "generation",
                "eta",
                "genre",
                "brace",
                "european_union")) {
            assertEquals(Optional.empty(), Protection.USUAL.kind(name), name);
            assertFalse(Protection.USUAL.refuses(name), name);
        }
    }

    @Test
    void aWorkspaceAllowsAddsAndTakesAway() {
        Protection protection = new Protection(
                new TreeMap<>(Map.of("age", "only adults may buy")),
                new TreeSet<>(List.of("postcode")),
                new TreeMap<>(Map.of("race", "the regatta that the lead sailed in")));
        assertFalse(protection.refuses("age"));
        assertEquals(Optional.of("age"), protection.kind("age"), "allowed, and still protected");
        assertTrue(protection.refuses("postcode"));
        assertEquals(Optional.of("named by the workspace"), protection.kind("postcode"));
        assertFalse(protection.refuses("race"));
        assertEquals(Optional.empty(), protection.kind("race"));
        assertTrue(protection.refuses("gender"));
        assertEquals(
                Optional.of("a protected attribute of a person (gender), which the workspace does not allow"),
                protection.reasonAgainst("gender"));
        assertEquals(Optional.empty(), protection.reasonAgainst("age"));
    }

    private static void assertKinds(Map<String, String> kindByName) {
        kindByName.forEach((name, kind) -> {
            assertEquals(Optional.of(kind), Protection.USUAL.kind(name), name);
            assertTrue(Protection.USUAL.refuses(name), name);
        });
    }
}
