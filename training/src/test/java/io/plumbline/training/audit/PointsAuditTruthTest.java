package io.plumbline.training.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Markets of known truth: the true role of each rule against the verdict. {@code -Daudit.seeds=N} and
 * {@code -Daudit.leads=N} make more markets, or smaller ones; {@code benchmarks/audit.sh} prints the table.
 */
class PointsAuditTruthTest {
    private static final int SEEDS = Integer.getInteger("audit.seeds", 20);
    private static final int LEADS = Integer.getInteger("audit.leads", 9_000);

    /** What the outcomes are drawn from. */
    private static final List<Integer> TRUTH = List.of(40, 30, -40, 15, 50, -30, 0, 30, 20, 40, 0, 40, 0);

    /** What the scorecard says. */
    private static final List<Integer> WRITTEN = List.of(40, 30, -40, 60, 10, 30, 30, 30, 20, 40, 30, 40, 40);

    /** The verdict that each rule deserves. */
    private static final List<String> ROLES = List.of(
            "earns",
            "earns",
            "earns",
            "too_high",
            "too_low",
            "wrong_sign",
            "vanity",
            "too_rare",
            "earns",
            "earns",
            "vanity",
            "earns",
            "redundant");

    private static final Set<String> UNDECIDED = Set.of("cannot_tell", "too_rare");

    @TempDir
    private Path directory;

    @Test
    void verdictsAreTheTrueRoles() {
        Map<String, Map<String, Integer>> table = new TreeMap<>();
        int wrong = 0;
        int undecided = 0;
        int judged = 0;
        int all = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            try (KnownTruth market = new KnownTruth(directory, seed, LEADS, TRUTH)) {
                Map<String, String> verdicts = market.audit(1, market.scorecard(WRITTEN, 10));
                for (int k = 0; k < ROLES.size(); k++) {
                    String role = ROLES.get(k);
                    String verdict = verdicts.getOrDefault(KnownTruth.RULES.get(k), "none");
                    table.computeIfAbsent(role, each -> new TreeMap<>()).merge(verdict, 1, Integer::sum);
                    all++;
                    wrong += !verdict.equals(role) && !UNDECIDED.contains(verdict) ? 1 : 0;
                    if (touched(market, KnownTruth.RULES.get(k)) >= 200) {
                        judged++;
                        undecided += UNDECIDED.contains(verdict) ? 1 : 0;
                    }
                }
            }
        }
        System.out.println("role against verdict, " + SEEDS + " markets: " + table);
        System.out.println("wrong " + wrong + " of " + all + ", undecided " + undecided + " of " + judged);
        assertTrue(wrong < 0.05 * all, wrong + " of " + all + " verdicts are wrong: " + table);
        assertTrue(undecided <= 0.2 * judged, undecided + " of " + judged + " are undecided: " + table);
    }

    private static long touched(KnownTruth market, String rule) {
        return market.store()
                .number("select positive_count from rule_audit where model_id = 1 and rule = '" + rule + "'")
                .orElse(0L);
    }

    @Test
    void aRightScorecardIsLeftAlone() {
        List<Integer> right = List.of(40, 30, -40, 15, 50, -30, 35, 30, 20, 40, 25, 40, 20);
        List<String> changes = new ArrayList<>();
        for (int seed = 101; seed <= 100 + SEEDS; seed++) {
            try (KnownTruth market = new KnownTruth(directory, seed, LEADS, right)) {
                int number = seed;
                market.audit(1, market.scorecard(right, 10)).forEach((rule, verdict) -> {
                    if (!verdict.equals("earns") && !UNDECIDED.contains(verdict)) {
                        changes.add(number + " " + rule + " " + verdict);
                    }
                });
                market.store()
                        .each(
                                "select rule, kind, candidate_days from rule_window where preferred",
                                row -> changes.add(number + " " + row.text("rule") + " " + row.text("kind") + " "
                                        + row.optionalReal("candidate_days")));
            }
        }
        System.out.println("a right scorecard, " + SEEDS + " markets, what would change: " + changes);
        assertEquals(List.of(), changes);
    }

    @Test
    void aHalfLifeFourTimesTooLongIsFound() {
        List<String> preferred = new ArrayList<>();
        for (int seed = 201; seed <= 205; seed++) {
            List<Integer> right = List.of(40, 30, -40, 15, 50, -30, 0, 30, 60, 40, 0, 40, 0);
            try (KnownTruth market = new KnownTruth(directory, seed, LEADS, right)) {
                market.audit(1, market.scorecard(right, 40));
                preferred.addAll(market.store()
                        .rows(
                                "select rule || ' ' || kind || ' ' || candidate_days as words from rule_window where preferred",
                                row -> row.text("words")));
            }
        }
        System.out.println("half-lives preferred: " + preferred);
        assertTrue(
                preferred.stream()
                                .filter(words -> words.startsWith("seen-1 half_life 10.0")
                                        || words.startsWith("seen-1 half_life 20.0"))
                                .count()
                        >= 4,
                preferred.toString());
    }
}
