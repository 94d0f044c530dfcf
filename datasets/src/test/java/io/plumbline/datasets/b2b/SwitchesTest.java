package io.plumbline.datasets.b2b;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchesTest {

    private static final B2bOptions OPTIONS = Written.SMALL.withLeads(2_000);

    @TempDir
    Path directory;

    @Test
    void theVanityRuleMakesMqlsOfLeadsThatOnlyOpenAndClick() throws IOException {
        int with = Written.of(OPTIONS, directory).step("mql").size();
        int without =
                Written.of(OPTIONS.withVanityRule(false), directory).step("mql").size();
        assertTrue(with > 1.1 * without, with + " MQLs with the rule, " + without + " without");
    }

    @Test
    void theLateAttributeIsFilledOnlyAfterAnOpportunity() throws IOException {
        Written market = Written.of(OPTIONS.withLateFilledAttribute(true), directory);
        Set<String> filled = new TreeSet<>();
        for (Map<String, String> row : market.leads()) {
            if (!row.get("crm_priority").isEmpty()) {
                filled.add(row.get("lead_id"));
            }
        }
        assertEquals(market.step("opportunity").keySet(), filled);
    }

    @Test
    void theLateAttributeChangesNothingElse() throws IOException {
        Written plain = Written.of(OPTIONS, directory);
        Written late = Written.of(OPTIONS.withLateFilledAttribute(true), directory);
        assertFalse(plain.leads().get(0).containsKey("crm_priority"));
        assertEquals(plain.events(), late.events());
        assertEquals(plain.outcomes(), late.outcomes());
    }

    @Test
    void driftBeginsHalfWay() {
        List<Decision> plain = decisions(OPTIONS);
        List<Decision> drifted = decisions(OPTIONS.withDrift(true));
        Predicate<Decision> early = decision -> decision.at().isBefore(OPTIONS.middle());
        assertEquals(
                plain.stream().filter(early).map(Decision::probability).toList(),
                drifted.stream().filter(early).map(Decision::probability).toList());
        for (Decision decision : drifted) {
            boolean late = !early.test(decision);
            assertEquals(TrueModel.probability(decision.features(), late), decision.probability());
        }
        assertNotEquals(plain.size(), drifted.size());
    }

    @Test
    void impossibleOptionsAreRefusedWithTheRemedy() {
        assertRefused("leads is 0. Fix: ask for at least 1.", () -> OPTIONS.withLeads(0));
        assertRefused("months is 121. Fix: ask for 1 to 120.", () -> OPTIONS.withMonths(121));
        assertRefused(
                "start has a fraction of a second. Fix: give whole seconds.",
                () -> OPTIONS.withStart(Instant.ofEpochMilli(1)));
    }

    private static void assertRefused(String message, Runnable options) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, options::run).getMessage());
    }

    private static List<Decision> decisions(B2bOptions options) {
        List<Decision> decisions = new ArrayList<>();
        B2bSaas.decisions(options, decisions::add);
        return decisions;
    }
}
