package io.plumbline.datasets.b2b;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrueModelTest {

    private static final B2bOptions OPTIONS = Written.SMALL.withLeads(3_000);

    @TempDir
    Path directory;

    @Test
    void oneUnitOfEachFeatureMovesTheLogOddsByItsCoefficient() {
        double[] none = new double[TrueEffect.values().length];
        assertEquals(TrueModel.INTERCEPT, logOdds(TrueModel.probability(none, false)), 1e-9);
        int place = 0;
        for (TrueEffect effect : TrueEffect.values()) {
            double[] one = none.clone();
            one[place++] = 1;
            double moved = TrueModel.INTERCEPT + effect.coefficient();
            assertEquals(moved, logOdds(TrueModel.probability(one, false)), 1e-9, effect.name());
        }
    }

    @Test
    void asManyLeadsDecideAsTheProbabilitiesSay() {
        List<Decision> decisions = decisions();
        assertCalibrated(decisions, decision -> true);
        assertCalibrated(decisions, decision -> decision.probability() > 0.02);
        assertCalibrated(decisions, decision -> decision.features()[0] == 1);
    }

    @Test
    void aDecisionBecomesAnOpportunityInItsWeek() throws IOException {
        Map<String, Instant> opportunities = Written.of(OPTIONS, directory).step("opportunity");
        Map<String, Instant> decided = new HashMap<>();
        for (Decision decision : decisions()) {
            if (decision.buys()) {
                decided.put(decision.leadId(), decision.at());
            }
        }
        assertEquals(decided.keySet(), opportunities.keySet());
        decided.forEach((lead, at) -> {
            Duration after = Duration.between(at, opportunities.get(lead));
            assertTrue(!after.isNegative() && after.compareTo(Duration.ofDays(7)) < 0);
        });
    }

    @Test
    void aFeatureKnowsOnlyWhatWasWrittenBeforeItsWeek() throws IOException {
        Written market = Written.of(OPTIONS.withLeads(60), directory);
        int social = List.of(TrueEffect.values()).indexOf(TrueEffect.SOCIAL_CLICK);
        B2bSaas.decisions(OPTIONS.withLeads(60), decision -> {
            double expected = market.eventsOf("social_click")
                    .filter(row -> row.get("lead_id").equals(decision.leadId()))
                    .map(row -> Written.at(row, "occurred_at"))
                    .filter(at -> at.isBefore(decision.at()))
                    .mapToDouble(at ->
                            Math.pow(0.5, Duration.between(at, decision.at()).toSeconds() / 86_400.0 / 14))
                    .sum();
            assertEquals(expected, decision.features()[social], 1e-9);
        });
    }

    private static void assertCalibrated(List<Decision> all, Predicate<Decision> chosen) {
        List<Decision> decisions = all.stream().filter(chosen).toList();
        double expected = decisions.stream().mapToDouble(Decision::probability).sum();
        double variance = decisions.stream()
                .mapToDouble(decision -> decision.probability() * (1 - decision.probability()))
                .sum();
        long drawn = decisions.stream().filter(Decision::buys).count();
        assertEquals(expected, (double) drawn, 4 * Math.sqrt(variance));
        assertTrue(drawn > 20);
    }

    private static List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        B2bSaas.decisions(OPTIONS, decisions::add);
        return decisions;
    }

    private static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
