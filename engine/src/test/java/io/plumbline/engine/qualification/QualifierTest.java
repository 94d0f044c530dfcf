package io.plumbline.engine.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Scorer;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QualifierTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    private static final String LEARNED = """
            engagement: { rules: [ { id: demo, points: 60.1, event: demo_request } ] }
            levels:
              mql: { any_of: [ { scorer: points, at_least: 60.1 }, { scorer: predictive, at_least: learned } ] }
              sql: { all_of: [ { scorer: engagement, at_least: 50 }, { scorer: predictive, at_least: learned } ] }
            """;

    /** As people say it: an MQL at 60 points, or by pricing page and report, or when it is an ideal company. */
    private static final String AS_SAID = """
            fit:
              rules: [ { id: ideal-company, points: 0, when: { attribute: employees, between: [50, 200] } } ]
            engagement:
              rules:
                - { id: pricing-page, points: 15, event: pricing_view, per: once }
                - { id: report, points: 10, event: report_download, per: once }
                - { id: demo, points: 45, event: demo_request }
            levels:
              mql:
                any_of:
                  - { scorer: points, at_least: 60 }
                  - all_of: [ { rule: pricing-page }, { rule: report } ]
                  - { rule: ideal-company }
            """;

    private final SampleLeads leads = new SampleLeads();

    @BeforeEach
    void threeLeads() {
        leads.attribute("employees", ValueType.NUMBER);
        List.of("demo_request", "pricing_view", "report_download", "support_request")
                .forEach(type -> leads.type(type, Map.of()));
        leads.lead("ann", "2026-01-01T00:00:00Z", "null");
        leads.lead("bob", "2026-01-01T00:00:00Z", "null");
        leads.lead("cem", "2026-01-01T00:00:00Z", "100");
    }

    @AfterEach
    void close() {
        leads.close();
    }

    private Store store() {
        return leads.store();
    }

    private long qualify(String sections) {
        Scorecard scorecard = Cards.of(leads.declared(), sections);
        LeadScorer.score(store(), scorecard, leads.declared(), 7, AS_OF);
        return new Qualifier(store(), leads.declared()).qualify(scorecard, 7, AS_OF);
    }

    private void predicted(long run, String asOf, double ann, double bob) {
        store().execute("""
                insert into prediction
                values
                    (%1$s, 'ann', timestamp '%2$s', %1$s, 0, %3$s, 90, true),
                    (%1$s, 'bob', timestamp '%2$s', %1$s, 0, %4$s, 70, true)
                """.formatted(run, asOf, ann, bob));
    }

    private void learned(long model, String scorer, String level, String status, double threshold) {
        store().execute("""
                insert into threshold (model_id, scorer, level, segment, label_step, policy, status, reason, threshold)
                values (%s, '%s', '%s', 'all', 'customer', 'max_f1', '%s', '', %s)
                """.formatted(model, scorer, level, status, threshold));
    }

    private void said(String lead, LevelOverride.Action action, String reason) {
        new Overrides(store())
                .add(
                        List.of(new LevelOverride(
                                lead,
                                "mql",
                                action,
                                Optional.of(reason),
                                Optional.empty(),
                                AS_OF.minusSeconds(60),
                                Optional.empty())),
                        1);
    }

    /** What was said of the lead itself goes before what was said of a record that became part of it. */
    @Test
    void whatWasSaidOfARecordThatWasMergedCountsForItsLead() {
        said("ann", LevelOverride.Action.GIVE, "met at the fair");
        assertEquals(List.of("ann given by people: met at the fair"), standing());
        store().execute("insert into lead_merge values ('ann', 'bob', timestamp '"
                + AS_OF.minusSeconds(1).toString().replace("Z", "") + "', 1)");
        assertEquals(List.of("bob given by people: met at the fair"), standing());
        said("bob", LevelOverride.Action.WITHHOLD, "a competitor");
        said("ann", LevelOverride.Action.GIVE, "met again");
        assertEquals(List.of("bob withheld by people: a competitor"), standing());
        said("bob", LevelOverride.Action.CLEAR, "");
        assertEquals(List.of(), standing());
    }

    private List<String> standing() {
        return new Overrides(store())
                .standing(AS_OF).stream()
                        .map(each -> each.leadId() + " " + each.words())
                        .toList();
    }

    @Test
    void aRecordThatIsPartOfAnotherLeadHasNoLevels() {
        Scorecard scorecard = Cards.of(leads.declared(), AS_SAID);
        assertEquals(
                1,
                LeadLevels.of(store(), scorecard, leads.declared(), "ann", AS_OF)
                        .size());
        store().execute("insert into lead_merge values ('ann', 'bob', timestamp '2026-01-02', 1)");
        assertEquals(List.of(), LeadLevels.of(store(), scorecard, leads.declared(), "ann", AS_OF));
    }

    @Test
    void aLeadIsCalledAtTheThresholdItself() {
        leads.event("ann", "demo_request", "2026-02-01T00:00:00Z");
        predicted(3, "2026-03-01", 0.5, 0.25);
        learned(3, "predictive", "mql", "met", 0.25);
        learned(3, "predictive", "sql", "met", 0.5);
        assertEquals(3, qualify(LEARNED));
        assertEquals(
                List.of(
                        "7 ann mql: points >= 60.1; probability >= 0.25",
                        "7 ann sql: engagement >= 50; probability >= 0.5",
                        "7 bob mql: probability >= 0.25"),
                rows());
    }

    @Test
    void aSegmentMayAskForOtherThresholdsAndRules() {
        leads.event("ann", "demo_request", "2026-02-01T00:00:00Z");
        leads.event("cem", "report_download", "2026-02-01T00:00:00Z");
        qualify("""
                engagement:
                  rules:
                    - { id: demo, points: 45, event: demo_request }
                    - { id: report, points: 10, event: report_download }
                levels:
                  mql: { any_of: [ { scorer: engagement, at_least: 45 }, { rule: report } ] }
                segments:
                  - name: sized
                    when: { attribute: employees, is_present: true }
                    engagement: { rules: [ { id: report, points: 12 } ] }
                    levels: { mql: { all_of: [ { scorer: engagement, at_least: 12 }, { rule: report } ] } }
                """);
        assertEquals(List.of("7 ann mql: engagement >= 45", "7 cem mql: engagement >= 12; rule report"), rows());
    }

    @Test
    void withoutAModelAConditionOnTheProbabilityIsFalse() {
        leads.event("ann", "demo_request", "2026-02-01T00:00:00Z");
        qualify(LEARNED);
        assertEquals(List.of("7 ann mql: points >= 60.1"), rows());
    }

    @Test
    void theNewestPredictionsThatAreNotOfALaterInstantCountWithWhatTheirModelLearned() {
        predicted(1, "2026-01-15", 0.9, 0.9);
        predicted(2, "2026-02-15", 0.1, 0.3);
        predicted(4, "2026-03-02", 0.9, 0.9);
        learned(1, "predictive", "mql", "met", 0.05);
        learned(2, "predictive", "mql", "met", 0.25);
        qualify(LEARNED);
        assertEquals(List.of("7 bob mql: probability >= 0.25"), rows());
    }

    @Test
    void aScorecardWithoutLevelsRecommendsNobody() {
        assertEquals(0, qualify(""));
        assertEquals(List.of(), rows());
    }

    @Test
    void theLevelOfTheFieldWorksAsSaid() {
        leads.event("ann", "pricing_view", "2026-02-01T00:00:00Z");
        leads.event("bob", "pricing_view", "2026-02-01T00:00:00Z");
        leads.event("bob", "report_download", "2026-02-02T00:00:00Z");
        assertEquals(2, qualify(AS_SAID));
        assertEquals(List.of("7 bob mql: rule pricing-page and rule report", "7 cem mql: rule ideal-company"), rows());
    }

    @Test
    void sixtyPointsAreEnoughByThemselves() {
        leads.event("ann", "pricing_view", "2026-02-01T00:00:00Z");
        leads.event("ann", "demo_request", "2026-02-02T00:00:00Z");
        qualify(AS_SAID);
        assertEquals("7 ann mql: points >= 60", rows().get(0));
    }

    @Test
    void stagesGradesAndStepsAreConditionsToo() {
        leads.event("ann", "pricing_view", "2026-02-01T00:00:00Z");
        leads.event("bob", "demo_request", "2026-02-01T00:00:00Z");
        leads.event("cem", "support_request", "2026-02-01T00:00:00Z");
        step("cem", "customer", "2026-02-28 23:59:59.999999");
        step("bob", "customer", "2026-03-01");
        qualify("""
                engagement: { rules: [ { id: asks, points: 80, event: support_request, per: once } ] }
                stage:
                  stages:
                    - { name: aware, enter_at: 1, rules: [ { id: looks, points: 1, event: pricing_view } ] }
                    - { name: asking, enter_at: 1, rules: [ { id: demo, points: 1, event: demo_request } ] }
                levels:
                  looking: { all_of: [ { stage: aware }, { none_of: [ { step: customer } ] } ] }
                  asking: { all_of: [ { stage: asking } ] }
                  service: { all_of: [ { step: customer }, { grade: [D1, C1] }, { rule: asks } ] }
                """);
        assertEquals(
                List.of(
                        "7 ann looking: stage aware; step customer not taken",
                        "7 bob asking: stage asking",
                        "7 bob looking: stage asking; step customer not taken",
                        "7 cem service: step customer; grade D1; rule asks"),
                rows());
    }

    @Test
    void leadsOfASegmentHaveTheLevelsOfTheirSegment() {
        leads.event("ann", "pricing_view", "2026-02-01T00:00:00Z");
        leads.event("cem", "pricing_view", "2026-02-01T00:00:00Z");
        qualify("""
                engagement: { rules: [ { id: pricing-page, points: 15, event: pricing_view } ] }
                levels:
                  mql: { any_of: [ { scorer: points, at_least: 10 } ] }
                  keyed: { all_of: [ { scorer: points, at_least: 100 } ] }
                segments:
                  - name: big
                    when: { attribute: employees, at_least: 100 }
                    levels:
                      mql: { any_of: [ { scorer: points, at_least: 50 } ] }
                      keyed: { all_of: [ { rule: pricing-page } ] }
                """);
        assertEquals(List.of("7 ann mql: points >= 10", "7 cem keyed: rule pricing-page"), rows());
    }

    @Test
    void aLeadsLevelsAreThoseOfItsSegment() {
        leads.event("cem", "pricing_view", "2026-02-01T00:00:00Z");
        Scorecard scorecard = Cards.of(leads.declared(), """
                engagement: { rules: [ { id: pricing-page, points: 15, event: pricing_view } ] }
                levels: { mql: { any_of: [ { scorer: points, at_least: 10 } ] } }
                segments:
                  - name: big
                    when: { attribute: employees, at_least: 100 }
                    levels: { mql: { any_of: [ { scorer: points, at_least: 50 } ] } }
                """);
        assertEquals(
                List.of(new LeadLevels.LeadLevel("mql", false, Optional.empty(), "points < 50", Optional.empty())),
                LeadLevels.of(store(), scorecard, leads.declared(), "cem", AS_OF));
    }

    @Test
    void aLevelThatPeopleWithholdHasNoBeginning() {
        Scorecard scorecard = Cards.of(leads.declared(), "levels: { mql: { none_of: [ { step: customer } ] } }\n");
        assertEquals(Optional.of(AS_OF), levelOfAnn(scorecard).since());
        said("ann", LevelOverride.Action.WITHHOLD, "a competitor");
        assertEquals(
                new LeadLevels.LeadLevel(
                        "mql",
                        false,
                        Optional.empty(),
                        levelOfAnn(scorecard).why(),
                        Optional.of("withheld by people: a competitor")),
                levelOfAnn(scorecard));
    }

    private LeadLevels.LeadLevel levelOfAnn(Scorecard scorecard) {
        return LeadLevels.of(store(), scorecard, leads.declared(), "ann", AS_OF).get(0);
    }

    private void step(String lead, String step, String at) {
        store().insert(
                        "insert into outcome values (?, ?, cast(? as timestamp), null, null, true, 'crm', 1, null, null, null, null)",
                        lead,
                        step,
                        at);
    }

    @Test
    void theThresholdsOfAModelAreThoseThatMeetTheirPolicy() {
        learned(1, "predictive", "mql", "met", 0.25);
        learned(1, "predictive", "sql", "nearest_feasible", 0.9);
        learned(1, "existing", "mql", "met", 12);
        learned(2, "points", "mql", "met", 40);
        store().execute("""
                insert into threshold (model_id, scorer, level, segment, label_step, policy, status, reason, threshold)
                values (1, 'points', 'mql', 'industry=software', 'customer', 'max_f1', 'met', '', 38)
                """);
        assertEquals(
                List.of(new LearnedThreshold(Scorer.PREDICTIVE, "mql", 0.25)), LearnedThreshold.ofModel(store(), 1));
    }

    private List<String> rows() {
        return store().rows("""
                select
                    concat(run_id, ' ', lead_id, ' ', level, ': ', reason) as line
                from qualification
                order by
                    line
                """, row -> row.text("line"));
    }
}
