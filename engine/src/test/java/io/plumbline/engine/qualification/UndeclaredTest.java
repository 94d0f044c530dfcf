package io.plumbline.engine.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.score.HeldDeclarations;
import io.plumbline.engine.scorecard.Scorecard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scorecards of the past go on counting for their time when the sources declare no more what they read. */
class UndeclaredTest {
    private static final String LEVELS = """
            evaluate: { every: daily, since: 2026-03-01 }
            levels:
              mql: { any_of: [ { scorer: points, at_least: 8 } ] }
              idle: { any_of: [ { rule: silent } ] }
            """;

    /** Demos are known from the third of March on, so that nobody is known to be without one before the fifth. */
    private static final String OLD = LEVELS + """
            fit: { rules: [ { id: head, points: 8, when: { attribute: seniority, equals: head } } ] }
            engagement: { rules: [ { id: silent, points: -1, absent: demo, within: 2d } ] }
            """;

    private static final String NEW = LEVELS.replace("silent", "german") + """
            fit: { rules: [ { id: german, points: 8, when: { attribute: country, equals: DE } } ] }
            """;

    private final SampleLeads leads = new SampleLeads()
            .attribute("country", ValueType.TEXT)
            .attribute("seniority", ValueType.TEXT)
            .type("demo", Map.of())
            .completeSince("demo", "2026-03-03T00:00:00Z");
    private Scorecard old;
    private Scorecard now;

    @BeforeEach
    void theOldScorecardReadsWhatIsDroppedThen() {
        old = Cards.of(leads.declared(), OLD);
        now = Cards.of(leads.declared(), NEW);
        leads.lead("ann", "2026-02-20T00:00:00Z", "'DE'", "'head'");
        leads.lead("bob", "2026-02-20T00:00:00Z", "'DE'", "null");
        leads.event("bob", "demo", "2026-03-04T00:00:00Z");
    }

    @AfterEach
    void close() {
        leads.close();
    }

    /** The second scorecard is in force from the tenth of March on. */
    private void fold(long run, String asOf) {
        List<InForce> all = List.of(
                new InForce(Instant.parse("2026-03-01T00:00:00Z"), old),
                new InForce(Instant.parse("2026-03-10T00:00:00Z"), now));
        HeldDeclarations.remember(leads.store(), leads.declared());
        new Qualifier(leads.store(), leads.declared()).fold(all, run, Instant.parse(asOf), done -> {});
    }

    private List<String> rows(String columns, String table) {
        return leads.store()
                .rows(
                        "select concat_ws(' ', " + columns + ") as line from " + table + " order by line",
                        row -> row.text("line"));
    }

    private List<String> changes() {
        return rows("strftime(changed_at, '%m-%d'), lead_id, change, level", "qualification_change");
    }

    private static final List<String> TOLD = List.of(
            "03-01 ann entered mql", "03-05 ann entered idle", "03-07 bob entered idle", "03-10 bob entered mql");

    @Test
    void pointsBeforeTheChangeAreFoldedByTheScorecardOfThen() {
        fold(1, "2026-03-04T12:00:00Z");
        leads.undeclare("seniority").undeclare("demo");
        fold(2, "2026-03-12T00:00:00Z");
        assertEquals(TOLD, changes());
    }

    @Test
    void pointsThatWereEvaluatedStand() {
        fold(1, "2026-03-09T12:00:00Z");
        List<String> before = rows("evaluated_at, basis, run_id", "level_evaluation");
        leads.undeclare("seniority").undeclare("demo");
        fold(2, "2026-03-12T00:00:00Z");
        assertEquals(before, rows("evaluated_at, basis, run_id", "level_evaluation where run_id = 1"));
        assertEquals(List.of("3 2"), rows("count(*), min(run_id)", "level_evaluation where run_id > 1"));
        assertEquals(TOLD, changes());
    }

    @Test
    void aCompletenessThatTheSourcesDeclareAnewIsHeeded() {
        fold(1, "2026-03-09T12:00:00Z");
        leads.completeSince("demo", "2026-03-05T00:00:00Z");
        fold(2, "2026-03-12T00:00:00Z");
        assertEquals(TOLD.get(1).replace("03-05", "03-07"), changes().get(1));
    }
}
