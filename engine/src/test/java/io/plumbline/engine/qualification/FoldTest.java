package io.plumbline.engine.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldTest {
    /** A page view is worth 10 points on the day it happens, and one less each day. */
    private static final String FADING = """
            evaluate: { every: daily, since: 2026-03-01 }
            engagement: { rules: [ { id: views, points: 10, event: view, expires: 10d } ] }
            levels:
              mql: { any_of: [ { scorer: points, at_least: 8, leave_below: 5 } ] }
            """;

    private final SampleLeads leads = new SampleLeads();

    /** Points that the last fold evaluated. */
    private int evaluated;

    @BeforeEach
    void oneLead() {
        leads.attribute("country", ValueType.TEXT);
        leads.type("view", Map.of());
        leads.lead("ann", "2026-02-20T00:00:00Z", "'DE'");
        imported(1);
    }

    @AfterEach
    void close() {
        leads.close();
    }

    private Store store() {
        return leads.store();
    }

    private void imported(long run) {
        store().execute("""
                insert into source_file
                select %s, 'events', 'events', 'file-%1$s', 'x', 1, null, timestamp '2026-03-31', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, null
                """.formatted(run));
    }

    private Scorecard card(String sections) {
        return Cards.of(leads.declared(), sections);
    }

    private Qualifier qualifier() {
        return new Qualifier(store(), leads.declared());
    }

    private void fold(long run, String asOf, Scorecard... scorecards) {
        List<InForce> all = new ArrayList<>();
        for (int i = 0; i < scorecards.length; i++) {
            all.add(new InForce(Instant.parse("2026-03-01T00:00:00Z").plusSeconds(i * 5L * 86_400), scorecards[i]));
        }
        evaluated = 0;
        qualifier().fold(all, run, Instant.parse(asOf), done -> evaluated++);
    }

    private List<String> changes() {
        return store().rows("""
                select
                    concat(strftime(changed_at, '%m-%d'), ' ', lead_id, ' ', change, ' ', level, ': ', reason,
                        ' [', cast(points as double), ']') as line
                from qualification_change
                order by
                    changed_at,
                    level,
                    lead_id
                """, row -> row.text("line"));
    }

    private List<String> evaluations() {
        return store().rows("""
                select
                    concat(strftime(evaluated_at, '%m-%d'), ' ', lead_count, ' run ', run_id) as line
                from level_evaluation
                order by
                    evaluated_at
                """, row -> row.text("line"));
    }

    @Test
    void aLeadEntersAtOneThresholdAndLeavesAtAnother() {
        leads.event("ann", "view", "2026-03-02T00:00:00Z");
        leads.event("ann", "view", "2026-03-20T00:00:00Z");
        fold(1, "2026-04-30T00:00:00Z", card(FADING));
        assertEquals(
                List.of(
                        "03-03 ann entered mql: points >= 8 [9.0]",
                        "03-08 ann left mql: points < 5 [4.0]",
                        "03-21 ann entered mql: points >= 8 [9.0]",
                        "03-26 ann left mql: points < 5 [4.0]"),
                changes());
        assertEquals(61, evaluations().size());
    }

    @Test
    void whoNeverReachesTheHigherThresholdIsNeverOnTheLevel() {
        leads.event("ann", "view", "2026-03-01T01:00:00Z");
        store().execute("update event set recorded_at = timestamp '2026-03-04'");
        fold(1, "2026-03-30T00:00:00Z", card(FADING));
        assertEquals(List.of(), changes());
    }

    @Test
    void aLaterFoldGoesOnWhereTheLastOneEnded() {
        leads.event("ann", "view", "2026-03-02T00:00:00Z");
        Scorecard scorecard = card(FADING);
        fold(1, "2026-03-04T12:00:00Z", scorecard);
        assertEquals(List.of("03-03 ann entered mql: points >= 8 [9.0]"), changes());
        fold(2, "2026-03-09T00:00:00Z", scorecard);
        assertEquals(2, changes().size());
        assertEquals("03-04 1 run 1", evaluations().get(3));
        assertEquals("03-05 1 run 2", evaluations().get(4));
    }

    @Test
    void whatCameLateIsToldFromTheFirstPointItTouches() {
        Scorecard scorecard = card(FADING);
        leads.event("ann", "view", "2026-03-02T00:00:00Z");
        fold(1, "2026-03-20T00:00:00Z", scorecard);
        leads.event("ann", "view", "2026-03-07T12:00:00Z");
        store().execute("update event set run_id = 2 where occurred_at = timestamp '2026-03-07 12:00:00'");
        imported(2);
        fold(3, "2026-03-10T00:00:00Z", scorecard);
        assertEquals(
                List.of("03-03 ann entered mql: points >= 8 [9.0]", "03-13 ann left mql: points < 5 [4.5]"), changes());
        assertEquals(20, evaluations().size());
    }

    @Test
    void withoutLevelsThePointsAreCountedAndNobodyIsScored() {
        Scorecard without = card(FADING.substring(0, FADING.indexOf("levels:")));
        leads.event("ann", "view", "2026-03-02T00:00:00Z");
        store().execute("alter table event rename to no_event");
        fold(1, "2026-03-04T00:00:00Z", without);
        store().execute("alter table no_event rename to event");
        assertEquals(List.of("03-01 1 run 1", "03-02 1 run 1", "03-03 1 run 1", "03-04 1 run 1"), evaluations());
        fold(2, "2026-03-08T00:00:00Z", card(FADING), without);
        assertEquals(
                List.of(
                        "03-03 ann entered mql: points >= 8 [9.0]",
                        "03-06 ann left mql: the scorecard has no such level any more [6.0]"),
                changes());
    }

    @Test
    void aGridThatADateOnceMistypedMakesEndlessIsRefusedAndTheNewestScorecardMayCutItOff() {
        leads.lead("old", "2001-02-03T00:00:00Z", "null");
        Scorecard hourly = card(FADING.replace("{ every: daily, since: 2026-03-01 }", "hourly"));
        ProblemException thrown = assertThrows(ProblemException.class, () -> fold(1, "2026-03-10T00:00:00Z", hourly));
        assertEquals("""
                scoring.yaml  evaluate
                    Levels would be evaluated at 219985 points of the grid, from 2001-02-03T00:00:00Z on: 20000 are the most at a time.
                    Fix: let the grid begin later, as in `evaluate: { every: hourly, since: 2026-01-01 }`, or make it coarser.""", thrown.getMessage());
        assertEquals(List.of(), evaluations());
        fold(1, "2026-03-10T00:00:00Z", hourly, card(FADING.replace("every: daily", "every: hourly")));
        assertEquals(9 * 24 + 1, evaluations().size());
    }

    @Test
    void aThresholdIsToldAsItIsWritten() {
        leads.event("ann", "view", "2026-03-02T00:00:00Z");
        fold(1, "2026-03-04T00:00:00Z", card(FADING.replace("at_least: 8", "at_least: 8.99995")));
        assertEquals(List.of("03-03 ann entered mql: points >= 8.99995 [9.0]"), changes());
    }

    @Test
    void aLevelMayNameAsManyRulesAsAScorecardHas() {
        StringBuilder rules = new StringBuilder();
        StringBuilder named = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            rules.append("    - { id: r%s, points: 1, event: view, within: %sd }\n".formatted(i, i + 1));
            named.append(i == 0 ? "" : ", ").append("{ rule: r%s }".formatted(i));
        }
        leads.event("ann", "view", "2026-02-25T00:00:00Z");
        fold(
                1,
                "2026-03-01T00:00:00Z",
                card("evaluate: { every: daily, since: 2026-03-01 }\nengagement:\n  rules:\n" + rules
                        + "levels: { mql: { any_of: [ " + named + " ] } }\n"));
        assertEquals(1, changes().size());
        assertTrue(
                changes().get(0).startsWith("03-01 ann entered mql: rule r3; rule r4;"),
                changes().get(0));
    }

    /** The lead's row came after its events, as it does where web tracking is imported more often than the CRM. */
    @Test
    void aLeadCompletedInPlaceIsToldFromTheDayOfItsCreation() {
        leads.lead("bob", "2026-03-07T10:00:00Z", "null");
        fold(1, "2026-03-10T00:00:00Z", card(FADING));
        store().execute(
                        "update lead set country = 'FR', created_at = timestamp '2026-03-07 09:00:00' where lead_id = 'bob'");
        imported(2);
        fold(3, "2026-03-10T00:00:00Z", card(FADING));
        assertEquals(10, evaluations().size());
        assertEquals(3, evaluated, "from the seventh of March on");
    }

    @Test
    void aNewAttributeWithoutValuesChangesNothing() {
        fold(1, "2026-03-10T00:00:00Z", card(FADING));
        leads.attribute("industry", ValueType.TEXT);
        imported(2);
        fold(3, "2026-03-10T00:00:00Z", card(FADING));
        assertEquals(0, evaluated);
        leads.lead("bob", "2026-03-07T10:00:00Z", "null", "'Retail'");
        store().execute("update lead set run_id = 4 where lead_id = 'bob'");
        imported(4);
        fold(5, "2026-03-10T00:00:00Z", card(FADING));
        assertEquals(3, evaluated, "after the lead was created");
    }

    @Test
    void eachScorecardCountsWhileItIsInForce() {
        leads.event("ann", "view", "2026-03-02T00:00:00Z");
        Scorecard then = card(FADING.replace("mql", "ready"));
        Scorecard now = card(FADING.replace("at_least: 8", "at_least: 5"));
        fold(1, "2026-03-30T00:00:00Z", then, now);
        assertEquals(
                List.of(
                        "03-03 ann entered ready: points >= 8 [9.0]",
                        "03-06 ann entered mql: points >= 5 [6.0]",
                        "03-06 ann left ready: the scorecard has no such level any more [6.0]",
                        "03-08 ann left mql: points < 5 [4.0]"),
                changes());
    }

    @Test
    void aRecordThatIsNoLeadAnyMoreLeavesItsLevels() {
        leads.event("ann", "view", "2026-03-02T00:00:00Z");
        store().execute("insert into lead_merge values ('ann', 'bob', timestamp '2026-03-05 10:00:00', 1)");
        fold(1, "2026-03-10T00:00:00Z", card(FADING));
        assertEquals(
                List.of(
                        "03-03 ann entered mql: points >= 8 [9.0]",
                        "03-06 ann left mql: no lead of its own any more []"),
                changes());
    }

    @Test
    void theGridBeginsWithTheFirstLead() {
        fold(1, "2026-03-10T00:00:00Z", card(FADING.replace("daily, since: 2026-03-01", "weekly")));
        assertEquals(List.of("02-23 1 run 1", "03-02 1 run 1", "03-09 1 run 1"), evaluations());
    }

    @Test
    void withoutTimeThereIsNoGrid() {
        store().execute("update lead set created_at = null");
        fold(1, "2026-03-10T00:00:00Z", card(FADING));
        assertEquals(List.of(), evaluations());
    }

    @Test
    void predictionsThatComeLaterForAnEarlierInstantAreHeeded() {
        Scorecard scorecard = card(FADING.replace(
                "{ scorer: points, at_least: 8, leave_below: 5 }", "{ scorer: predictive, at_least: 0.5 }"));
        fold(1, "2026-03-10T00:00:00Z", scorecard);
        assertEquals(List.of(), changes());
        store().execute("insert into prediction values (2, 'ann', timestamp '2026-03-05', 1, 0, 0.5, 90, true)");
        fold(2, "2026-03-10T00:00:00Z", scorecard);
        assertEquals(List.of("03-05 ann entered mql: probability >= 0.5 [0.0]"), changes());
        assertEquals(10, evaluations().size());
        assertEquals("03-04 1 run 1", evaluations().get(3));
    }

    @Test
    void whatTheRunRecommendsIsTheGridEvaluatedOnceMore() {
        leads.event("ann", "view", "2026-03-02T00:00:00Z");
        leads.lead("bob", "2026-03-01T00:00:00Z", "'FR'");
        leads.event("bob", "view", "2026-03-05T18:00:00Z");
        Scorecard scorecard = card(FADING);
        Instant asOf = Instant.parse("2026-03-05T20:00:00Z");
        LeadScorer.score(store(), scorecard, leads.declared(), 4, asOf);
        fold(4, asOf.toString(), scorecard);
        assertEquals(2, qualifier().qualify(scorecard, 4, asOf));
        assertEquals(
                List.of(
                        "ann: points >= 5 (entered at 8), since 2026-03-03 00:00",
                        "bob: points >= 8, since 2026-03-05 20:00"),
                store().rows(
                                "select concat(lead_id, ': ', reason, ', since ', strftime(since, '%Y-%m-%d %H:%M')) as line"
                                        + " from qualification order by line",
                                row -> row.text("line")));
        assertEquals(List.of("03-03 ann entered mql: points >= 8 [9.0]"), changes());
    }
}
