package io.plumbline.datasets.b2b;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeTest {

    private static final List<String> ORDER = List.of("mql", "rejected", "sql", "opportunity", "customer", "lost");

    @TempDir
    static Path directory;

    private static Written market = new Written(List.of(), List.of(), List.of());

    @BeforeAll
    static void write() throws IOException {
        market = Written.of(Written.SMALL.withLeads(2_000), directory);
    }

    @Test
    void nothingHappensBeforeALeadIsCreated() {
        Map<String, Instant> created = market.created();
        for (Map<String, String> row : market.events()) {
            assertFalse(Written.at(row, "occurred_at").isBefore(created.get(row.get("lead_id"))));
        }
        for (Map<String, String> row : market.outcomes()) {
            assertFalse(Written.at(row, "occurred_at").isBefore(created.get(row.get("lead_id"))));
        }
    }

    @Test
    void everythingHappensWithinTheMarket() {
        for (Map<String, String> row : market.leads()) {
            assertWithin(Written.at(row, "created_at"));
        }
        for (Map<String, String> row : market.events()) {
            assertWithin(Written.at(row, "occurred_at"));
        }
        for (Map<String, String> row : market.outcomes()) {
            assertWithin(Written.at(row, "occurred_at"));
        }
    }

    @Test
    void everyLeadIsCreatedByAnAct() {
        Set<String> firstActs = new HashSet<>();
        Map<String, Instant> created = market.created();
        for (Map<String, String> row : market.events()) {
            if (Written.at(row, "occurred_at").equals(created.get(row.get("lead_id")))) {
                firstActs.add(row.get("lead_id"));
            }
        }
        assertEquals(created.keySet(), firstActs);
    }

    @Test
    void stepsComeInOrderAndOnceEach() {
        Map<String, Integer> rankOfLast = new HashMap<>();
        Map<String, Instant> last = new HashMap<>();
        for (Map<String, String> row : market.outcomes()) {
            String lead = row.get("lead_id");
            int rank = ORDER.indexOf(row.get("step"));
            assertTrue(rank > rankOfLast.getOrDefault(lead, -1), row.get("step") + " follows too late a step");
            assertFalse(Written.at(row, "occurred_at").isBefore(last.getOrDefault(lead, Instant.MIN)));
            rankOfLast.put(lead, rank);
            last.put(lead, Written.at(row, "occurred_at"));
        }
        assertTrue(last.size() > 500);
    }

    @Test
    void rejectedAndAcceptedExcludeEachOther() {
        Set<String> both = new HashSet<>(market.step("rejected").keySet());
        both.retainAll(market.step("sql").keySet());
        assertEquals(Set.of(), both);
        assertTrue(
                market.step("mql").keySet().containsAll(market.step("rejected").keySet()));
        assertTrue(market.step("mql").keySet().containsAll(market.step("sql").keySet()));
        assertTrue(market.step("opportunity")
                .keySet()
                .containsAll(market.step("customer").keySet()));
    }

    @Test
    void aLostLeadIsSilent() {
        Map<String, Instant> lost = market.step("lost");
        for (Map<String, String> row : market.events()) {
            Instant end = lost.getOrDefault(row.get("lead_id"), Instant.MAX);
            assertTrue(Written.at(row, "occurred_at").isBefore(end), row.get("type") + " after the end");
        }
    }

    @Test
    void eventsAreInOrderOfTimeAndOfTheirIds() {
        for (int i = 1; i < market.events().size(); i++) {
            Map<String, String> before = market.events().get(i - 1);
            Map<String, String> row = market.events().get(i);
            assertFalse(Written.at(row, "occurred_at").isBefore(Written.at(before, "occurred_at")));
            assertTrue(row.get("event_id").compareTo(before.get("event_id")) > 0);
        }
    }

    @Test
    void callsGoOnlyToLeadsThatMarketingHandedOver() {
        Map<String, Instant> mql = market.step("mql");
        assertTrue(market.eventsOf("sales_call").findAny().isPresent());
        assertTrue(market.eventsOf("sales_call")
                .allMatch(row ->
                        Written.at(row, "occurred_at").isAfter(mql.getOrDefault(row.get("lead_id"), Instant.MAX))));
    }

    private static void assertWithin(Instant at) {
        assertFalse(at.isBefore(Written.SMALL.start()));
        assertTrue(at.isBefore(Written.SMALL.end()));
    }
}
