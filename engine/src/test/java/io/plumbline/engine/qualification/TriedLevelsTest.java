package io.plumbline.engine.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.Scorecard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TriedLevelsTest {
    private static final String RULES = """
            engagement:
              rules:
                - { id: views, points: 10, event: view, expires: 10d }
                - { id: asked, points: 0, event: ask }
            """;

    /** Of 10 points a page view loses one each day. */
    private static final String CURRENT =
            RULES + "levels: { mql: { any_of: [ { scorer: points, at_least: 8, leave_below: 5 } ] } }\n";

    private static final String DRAFT = RULES + """
            levels:
              mql: { any_of: [ { scorer: points, at_least: 8 } ] }
              sql: { all_of: [ { rule: asked }, { none_of: [ { step: customer } ] } ] }
            """;

    private final SampleLeads leads = new SampleLeads();

    @BeforeEach
    void twoLeads() {
        leads.attribute("country", ValueType.TEXT);
        leads.type("view", Map.of());
        leads.type("ask", Map.of());
        leads.lead("ann", "2026-02-20T00:00:00Z", "'DE'");
        leads.lead("bob", "2026-02-20T00:00:00Z", "'DE'");
        leads.event("ann", "view", "2026-03-02T00:00:00Z");
        leads.event("bob", "ask", "2026-03-02T00:00:00Z");
        leads.store().execute("""
                insert into outcome (lead_id, step, occurred_at, happened, source, run_id)
                values ('bob', 'customer', timestamp '2026-03-05', true, 'x', 1)
                """);
    }

    @AfterEach
    void close() {
        leads.close();
    }

    private List<String> tried(String at, Optional<String> before) {
        Scorecard current = Cards.of(leads.declared(), CURRENT);
        Scorecard draft = Cards.of(leads.declared(), DRAFT);
        Instant instant = Instant.parse(at);
        new TriedLevels(leads.store(), leads.declared(), List.of(current, draft))
                .at(Moment.everyLead(instant), instant, before);
        return leads.store()
                .rows(
                        """
                select
                    concat(t.lead_id, ' ', cast(t.%s as double), ' ', t.%s, ', ', t.%s, ' ', t.%s) as line
                from %s as t
                order by
                    t.lead_id
                """.formatted(
                                        TriedLevels.column(0, "points"),
                                        TriedLevels.onLevel(0, "mql"),
                                        TriedLevels.onLevel(1, "mql"),
                                        TriedLevels.onLevel(1, "sql"),
                                        TriedLevels.TABLE),
                        row -> row.text("line"));
    }

    @Test
    void eachScorecardJudgesByItsOwnLevels() {
        assertEquals(
                List.of("ann 9.0 true, true false", "bob 0.0 false, false true"),
                tried("2026-03-03T00:00:00Z", Optional.empty()));
    }

    @Test
    void aStepCountsFromTheInstantAfterIt() {
        assertEquals(
                List.of("ann 7.0 false, false false", "bob 0.0 false, false true"),
                tried("2026-03-05T00:00:00Z", Optional.empty()));
        assertEquals(
                List.of("ann 6.0 false, false false", "bob 0.0 false, false false"),
                tried("2026-03-06T00:00:00Z", Optional.empty()));
    }

    @Test
    void whoWasOnALevelLeavesItBelowTheLowerThresholdOnly() {
        tried("2026-03-03T00:00:00Z", Optional.empty());
        leads.store().execute("create temp table was as from " + TriedLevels.TABLE);
        assertEquals(
                List.of("ann 6.0 true, false false", "bob 0.0 false, false false"),
                tried("2026-03-06T00:00:00Z", Optional.of("was")));
        assertEquals(
                List.of("ann 4.0 false, false false", "bob 0.0 false, false false"),
                tried("2026-03-08T00:00:00Z", Optional.of("was")));
    }
}
