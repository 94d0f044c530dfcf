package io.plumbline.engine.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.export.OutputFormat;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.qualification.LevelOverride;
import io.plumbline.engine.qualification.Overrides;
import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.Combination;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.EventCondition;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.LevelCondition;
import io.plumbline.engine.scorecard.Playbook;
import io.plumbline.engine.scorecard.PlaybookStep;
import io.plumbline.engine.scorecard.PlaybookStep.Owner;
import io.plumbline.engine.scorecard.Value;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.HoldOutPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoffTest {
    private static final List<String> LEVELS = List.of("mql", "sql");
    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");
    private static final Openness OPENNESS = new Openness(Set.of("opportunity", "customer", "lost"), Set.of("lost"));
    private static final Owner NOBODY = new Owner(Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    private SampleLeads leads;
    private Optional<HoldOutPolicy> holdOut = Optional.empty();

    @BeforeEach
    void twoAttributesAndTwoKindsOfEvents() {
        leads = new SampleLeads()
                .attribute("country", ValueType.TEXT)
                .attribute("owner", ValueType.TEXT)
                .type("page_view", Map.of("page", ValueType.TEXT, "seconds", ValueType.NUMBER))
                .type("sales_call", true, Map.of());
    }

    @AfterEach
    void close() {
        leads.close();
    }

    private Store store() {
        return leads.store();
    }

    private ScoredRun run(long runId, Instant asOf) {
        String at = asOf.toString().replace("Z", "");
        store().execute(
                        "insert into run values (%s, 'run', timestamp '%s', timestamp '%s', null, 'done', null, null, 'x')"
                                .formatted(runId, at, at));
        return new ScoredRun(runId, asOf);
    }

    /** Scores a lead in a run and puts it at levels. */
    private void at(ScoredRun run, String lead, boolean open, String... levels) {
        store().insert("""
                insert into lead_score
                select
                    r.run_id, ?, r.as_of, 'f', 80, 90, 0, 'evaluating', 60, 60, 'A1', null
                from run as r
                where r.run_id = ?
                """, lead, run.runId());
        store().insert("""
                insert into prediction
                select
                    r.run_id, ?, r.as_of, 1, 0, 0.5, 70, ?
                from run as r
                where r.run_id = ?
                """, lead, open, run.runId());
        for (String level : levels) {
            store().insert(
                            "insert into qualification values (?, ?, ?, 'points >= 60', null)",
                            run.runId(),
                            lead,
                            level);
        }
    }

    private Handoff.Outcome handOver(Playbook playbook, ScoredRun run) {
        return handOver(playbook, run, LEVELS.stream().map(HandoffTest::level).toList());
    }

    private Handoff.Outcome handOver(Playbook playbook, ScoredRun run, List<Level> levels) {
        return new Handoff(playbook, leads.declared(), OPENNESS, run, levels, Optional.empty(), holdOut)
                .handOver(store(), 100 + run.runId());
    }

    private static Level level(String name, LevelCondition... conditions) {
        return new Level(name, Combination.ALL_OF, List.of(conditions));
    }

    /** Notes that the grid saw a lead come onto a level, and leave it, by turns; days after {@link #AS_OF}. */
    private void folded(String lead, String level, int... days) {
        for (int i = 0; i < days.length; i++) {
            store().insert(
                            """
                    insert into qualification_change (lead_id, level, changed_at, change, reason, scorecard_fingerprint, run_id)
                    values (?, ?, %s, ?, '', 'f', 1)
                    """.formatted(Sql.literal(AS_OF.plus(Duration.ofDays(days[i])))),
                            lead,
                            level,
                            i % 2 == 0 ? "entered" : "left");
        }
    }

    /** The grid looked at all leads at these days after {@link #AS_OF}. */
    private void evaluated(int... days) {
        for (int day : days) {
            store().execute("insert into level_evaluation values (%s, 'f', null, '', 0, 1)"
                    .formatted(Sql.literal(AS_OF.plus(Duration.ofDays(day)))));
        }
    }

    private void said(String lead, String level, LevelOverride.Action action, Instant from, Optional<Instant> until) {
        store().insert("insert into run select count(*) + 1000, 'override', " + Sql.literal(from) + ", "
                + Sql.literal(from) + ", null, 'done', null, null, 'x' from run");
        new Overrides(store())
                .add(
                        List.of(new LevelOverride(
                                lead, level, action, Optional.of("knows them"), Optional.of("Eve"), from, until)),
                        store().number("select max(run_id) from run").orElseThrow());
    }

    private List<String> handed(String columns, ScoredRun run) {
        return store().rows(
                        "select concat_ws('|', " + columns + ") as line from handoff where scored_run_id = "
                                + run.runId() + " order by line",
                        row -> row.text("line"));
    }

    private static PlaybookStep step(List<String> levels, Owner owner, String action) {
        return new PlaybookStep(levels, List.of(), List.of(), List.of(), owner, action, Optional.empty());
    }

    private static Playbook playbook(PlaybookStep... steps) {
        return new Playbook(Optional.empty(), Optional.empty(), List.of(steps));
    }

    @Test
    void whoWasWonOrLostIsNotHandedOverAlsoWithoutPredictions() {
        for (String id : List.of("open", "won", "later", "lost", "no", "withdrawn")) {
            leads.lead(id, "2026-01-01T00:00:00Z", "null", "null");
        }
        ScoredRun run = run(1, AS_OF);
        for (String id : List.of("open", "won", "later", "lost", "no", "withdrawn")) {
            at(run, id, true, "mql");
        }
        store().execute("delete from prediction");
        step("won", "opportunity", "timestamp '2026-02-01'", true, "null");
        step("later", "opportunity", "timestamp '2026-03-01 12:00:00'", true, "null");
        step("lost", "lost", "null", true, "null");
        step("no", "opportunity", "null", false, "null");
        step("withdrawn", "opportunity", "timestamp '2026-02-01'", true, "timestamp '2026-02-15'");
        assertEquals(new Handoff.Outcome(4, 0), handOver(Playbook.EMPTY, run));
        assertEquals(List.of("later", "no", "open", "withdrawn"), handed("lead_id", run));
    }

    @Test
    void leadsHeldOutAreNeverHandedOver() {
        ScoredRun run = run(1, AS_OF);
        for (int i = 0; i < 200; i++) {
            leads.lead("lead " + i, "2026-01-01T00:00:00Z", "null", "null");
            at(run, "lead " + i, true, "mql");
        }
        HoldOutPolicy quarter = new HoldOutPolicy.Drawn(0.25, 3);
        holdOut = Optional.of(quarter);
        long kept = store().number("select count(*) from lead where " + quarter.condition("lead.lead_id"))
                .orElseThrow();
        assertEquals(50.0, (double) kept, 20.0);
        assertEquals(new Handoff.Outcome(200 - kept, 0), handOver(Playbook.EMPTY, run));
        assertEquals(
                0L,
                store().number("select count(*) from handoff where " + quarter.condition("handoff.lead_id"))
                        .orElseThrow());
    }

    private void step(String lead, String step, String occurredAt, boolean happened, String replacedAt) {
        store().execute("""
                insert into outcome by name
                select
                    '%s' as lead_id,
                    '%s' as step,
                    %s as occurred_at,
                    %s as happened,
                    'crm' as source,
                    1 as run_id,
                    %s as replaced_at
                """.formatted(lead, step, occurredAt, happened, replacedAt));
    }

    @Test
    void openLeadsAreHandedOverOnceAtTheirHighestLevelAndAgainAtAHigherOne() {
        leads.lead("both", "2026-01-01T00:00:00Z", "null", "null")
                .lead("rising", "2026-01-01T00:00:00Z", "null", "null")
                .lead("falling", "2026-01-01T00:00:00Z", "null", "null")
                .lead("closed", "2026-01-01T00:00:00Z", "null", "null")
                .lead("none", "2026-01-01T00:00:00Z", "null", "null");
        ScoredRun first = run(1, AS_OF);
        at(first, "both", true, "mql", "sql");
        at(first, "rising", true, "mql");
        at(first, "falling", true, "sql");
        at(first, "closed", false, "mql");
        at(first, "none", true);
        assertEquals(new Handoff.Outcome(3, 0), handOver(Playbook.EMPTY, first));
        assertEquals(List.of("both|sql", "falling|sql", "rising|mql"), handed("lead_id, level", first));
        assertEquals(new Handoff.Outcome(0, 0), handOver(Playbook.EMPTY, first));

        ScoredRun second = run(2, AS_OF.plus(Duration.ofDays(30)));
        at(second, "both", true, "mql", "sql");
        at(second, "rising", true, "mql", "sql");
        at(second, "falling", true, "mql");
        assertEquals(new Handoff.Outcome(1, 0), handOver(Playbook.EMPTY, second));
        assertEquals(List.of("rising|sql|points >= 60"), handed("lead_id, level, reason", second));
    }

    @Test
    void whoLeftForLongEnoughIsHandedOverAgain() {
        leads.lead("back", "2026-01-01T00:00:00Z", "null", "null")
                .lead("brief", "2026-01-01T00:00:00Z", "null", "null");
        leads.lead("stays", "2026-01-01T00:00:00Z", "null", "null");
        Playbook again = new Playbook(Optional.of(Duration.ofDays(60)), Optional.empty(), List.of());
        ScoredRun[] runs = new ScoredRun[5];
        for (int month = 0; month < runs.length; month++) {
            runs[month] = run(month + 1L, AS_OF.plus(Duration.ofDays(30L * month)));
        }
        evaluated(-1, 30, 60, 90, 120);
        folded("back", "mql", -1, 30, 90);
        folded("brief", "mql", -1, 60, 90);
        folded("stays", "mql", -1);
        Map<String, List<Integer>> atLevel =
                Map.of("back", List.of(0, 3, 4), "brief", List.of(0, 1, 3), "stays", List.of(0, 1, 2, 3, 4));
        for (int month = 0; month < runs.length; month++) {
            int now = month;
            atLevel.forEach((lead, months) -> {
                if (months.contains(now)) {
                    at(runs[now], lead, true, "mql");
                }
            });
            handOver(again, runs[month]);
        }
        assertEquals(List.of("back", "brief", "stays"), handed("lead_id", runs[0]));
        assertEquals(List.of("back"), handed("lead_id", runs[3]));
        assertEquals(List.of(), handed("lead_id", runs[4]));
    }

    @Test
    void aHandoverOutsideTheGridCountsAsBeingThere() {
        leads.lead("early", "2026-01-01T00:00:00Z", "null", "null")
                .lead("late", "2026-01-01T00:00:00Z", "null", "null");
        Playbook again = new Playbook(Optional.of(Duration.ofDays(60)), Optional.empty(), List.of());
        evaluated(0, 1, 60, 61);
        folded("early", "mql", 1, 61);
        folded("late", "mql", 60);
        ScoredRun first = run(1, AS_OF);
        ScoredRun second = run(2, AS_OF.plus(Duration.ofDays(60)));
        List.of(first, second).forEach(run -> {
            at(run, "early", true, "mql");
            at(run, "late", true, "mql");
        });
        assertEquals(new Handoff.Outcome(2, 0), handOver(again, first));
        assertEquals(new Handoff.Outcome(1, 0), handOver(again, second));
        assertEquals(List.of("late"), handed("lead_id", second));
    }

    @Test
    void whoCameOntoTheLevelBetweenPointsNeverLeftItHoweverSoonItIsHandedOverAgain() {
        leads.lead("stays", "2026-01-01T00:00:00Z", "null", "null");
        Playbook again = new Playbook(Optional.of(Duration.ofDays(7)), Optional.empty(), List.of());
        evaluated(-1, 29);
        folded("stays", "mql", 29);
        for (int day = 0; day < 60; day += 5) {
            ScoredRun run = run(day + 1L, AS_OF.plus(Duration.ofDays(day)));
            at(run, "stays", true, "mql");
            assertEquals(day == 0 ? 1 : 0, handOver(again, run).leads(), "day " + day);
        }
    }

    @Test
    void aLevelThatAsksForACustomerHandsCustomersOverAndOthersDoNot() {
        for (String id : List.of("asks", "buys", "left", "calm")) {
            leads.lead(id, "2026-01-01T00:00:00Z", "null", "null");
        }
        List.of("asks", "left", "calm").forEach(id -> step(id, "customer", "timestamp '2026-02-01'", true, "null"));
        step("left", "lost", "timestamp '2026-02-10'", true, "null");
        List<Level> levels = List.of(
                level("service", new LevelCondition.Took("customer"), new LevelCondition.Fired("asks")),
                level("mql"),
                level("sql"));
        ScoredRun run = run(1, AS_OF);
        at(run, "asks", false, "service", "mql", "sql");
        at(run, "buys", true, "mql");
        at(run, "left", false, "service");
        at(run, "calm", false, "mql", "sql");
        assertEquals(new Handoff.Outcome(2, 0), handOver(Playbook.EMPTY, run, levels));
        assertEquals(List.of("asks|service", "buys|mql"), handed("lead_id, level", run));
    }

    @Test
    void whoWasHandedOverBeforeBecomingACustomerIsHandedOverForService() {
        leads.lead("ann", "2026-01-01T00:00:00Z", "null", "null");
        List<Level> levels = List.of(level("service", new LevelCondition.Took("customer")), level("sql"));
        ScoredRun first = run(1, AS_OF);
        at(first, "ann", true, "sql");
        handOver(Playbook.EMPTY, first, levels);
        step("ann", "customer", "timestamp '2026-03-02'", true, "null");
        ScoredRun second = run(2, AS_OF.plus(Duration.ofDays(30)));
        at(second, "ann", false, "service", "sql");
        handOver(Playbook.EMPTY, second, levels);
        assertEquals(List.of("ann|service"), handed("lead_id, level", second));
        assertEquals(new Handoff.Outcome(0, 0), handOver(Playbook.EMPTY, second, levels));
    }

    @Test
    void whatPeopleSaidSinceTheRunIsHeeded() {
        for (String id : List.of("given", "withheld", "expired", "cleared", "plain")) {
            leads.lead(id, "2026-01-01T00:00:00Z", "null", "null");
        }
        ScoredRun run = run(1, AS_OF);
        at(run, "given", true);
        List.of("withheld", "expired", "cleared", "plain").forEach(id -> at(run, id, true, "mql"));
        Instant since = AS_OF.plusSeconds(60);
        said("given", "sql", LevelOverride.Action.GIVE, since, Optional.empty());
        said("withheld", "mql", LevelOverride.Action.WITHHOLD, since, Optional.empty());
        said("expired", "mql", LevelOverride.Action.WITHHOLD, AS_OF.minusSeconds(60), Optional.of(AS_OF));
        said("cleared", "mql", LevelOverride.Action.WITHHOLD, since, Optional.empty());
        said("cleared", "mql", LevelOverride.Action.CLEAR, since, Optional.empty());
        handOver(Playbook.EMPTY, run);
        assertEquals(
                List.of(
                        "cleared|mql|points >= 60",
                        "expired|mql|points >= 60",
                        "given|sql|given by Eve: knows them",
                        "plain|mql|points >= 60"),
                handed("lead_id, level, reason", run));
    }

    @Test
    void whatPeopleGaveIsNotLeftByTheGridNotKnowingIt() {
        leads.lead("given", "2026-01-01T00:00:00Z", "null", "null");
        Playbook again = new Playbook(Optional.of(Duration.ofDays(60)), Optional.empty(), List.of());
        said("given", "mql", LevelOverride.Action.GIVE, AS_OF.minusSeconds(1), Optional.empty());
        for (int month = 0; month < 5; month++) {
            ScoredRun run = run(month + 1L, AS_OF.plus(Duration.ofDays(30L * month)));
            at(run, "given", true, "mql");
            assertEquals(month == 0 ? 1 : 0, handOver(again, run).leads());
        }
    }

    @Test
    void theFirstStepThatFitsSaysForWhomAndWhatAndByWhen() {
        leads.lead("german", "2026-01-01T00:00:00Z", "'DE'", "'Eve'")
                .lead("ownerless", "2026-01-01T00:00:00Z", "'DE'", "null")
                .lead("french", "2026-01-01T00:00:00Z", "'FR'", "'Max'")
                .lead("active", "2026-01-01T00:00:00Z", "null", "null")
                .lead("other", "2026-01-01T00:00:00Z", "null", "null")
                .event("active", "page_view", AS_OF.minusSeconds(1))
                .event("other", "page_view", AS_OF);
        PlaybookStep german = new PlaybookStep(
                List.of("mql"),
                List.of("evaluating"),
                List.of("A1"),
                List.of(new AttributeCondition("country", new Comparison.Equals(new Value.Text("de")))),
                new Owner(Optional.of("owner"), Optional.of("inside sales")),
                "Call",
                Optional.of(Duration.ofHours(4)));
        PlaybookStep active = new PlaybookStep(
                List.of(),
                List.of(),
                List.of(),
                List.of(new EventCondition(new EventSelection(List.of("page_view"), List.of(), Optional.empty()), 1)),
                NOBODY,
                "Write",
                Optional.empty());
        ScoredRun run = run(1, AS_OF);
        List.of("german", "ownerless", "french", "active", "other").forEach(lead -> at(run, lead, true, "mql"));
        PlaybookStep never = step(List.of("sql"), NOBODY, "Never");
        assertEquals(new Handoff.Outcome(3, 2), handOver(playbook(never, german, active), run));
        assertEquals(
                List.of(
                        "active|-|Write|-",
                        "german|Eve|Call|2026-03-01 16:00:00",
                        "ownerless|inside sales|Call|2026-03-01 16:00:00"),
                handed("lead_id, coalesce(handed_to, '-'), next_step, coalesce(cast(due_at as varchar), '-')", run));
    }

    @Test
    void theHistoryHoldsTheTenLatestEventsThatWereKnownThen() {
        leads.lead("ann", "2026-01-01T00:00:00Z", "null", "null").lead("quiet", "2026-01-01T00:00:00Z", "null", "null");
        for (int day = 1; day <= 12; day++) {
            leads.event(
                    "ann",
                    "page_view",
                    AS_OF.minus(Duration.ofDays(20L - day)),
                    Optional.empty(),
                    Map.of("page", "'p" + day + "'", "seconds", day + ".50"));
        }
        leads.event("ann", "sales_call", AS_OF.minusSeconds(1))
                .event("ann", "page_view", AS_OF)
                .event(
                        "ann",
                        "page_view",
                        AS_OF.minus(Duration.ofDays(1)),
                        Optional.of(AS_OF),
                        Map.of("page", "'told too late'"));
        ScoredRun run = run(1, AS_OF);
        at(run, "ann", true, "mql");
        at(run, "quiet", true, "mql");
        handOver(Playbook.EMPTY, run);
        assertEquals(List.of("ann|page_view 12, our sales_call 1", "quiet"), handed("lead_id, event_counts", run));
        String history = handed("history", run).get(1);
        assertTrue(
                history.startsWith("2026-03-01 our sales_call; 2026-02-21 page_view (page p12, seconds 12.5); "),
                history);
        assertEquals(10, history.split("; ", -1).length, history);
    }

    @Test
    void theListCarriesHostileTextSafelyAndHasRoomForAnswers() throws IOException {
        String hostile = "'); drop table lead; --";
        leads.lead(hostile, "2026-01-01T00:00:00Z", "'=cmd|'' /C calc''!A0'", "'@boss'")
                .lead("line\nbreak \"quoted\"", "2026-01-01T00:00:00Z", "'\u202Eabc'", "null")
                .lead("007", "2026-01-01T00:00:00Z", "null", "null")
                .event(hostile, "page_view", AS_OF.minusSeconds(5), Optional.empty(), Map.of("page", "'x; =1+1'"));
        ScoredRun run = run(1, AS_OF);
        List.of(hostile, "line\nbreak \"quoted\"", "007").forEach(lead -> at(run, lead, true, "mql"));
        handOver(playbook(step(List.of(), new Owner(Optional.of("owner"), Optional.empty()), "=Call")), run);
        Path file = folder.resolve("list.csv");
        new HandoffList(leads.declared(), run, LEVELS, List.of("country"), Optional.empty())
                .table(store())
                .write(store(), OutputFormat.CSV, true, file);
        String csv = Files.readString(file);
        assertTrue(csv.startsWith("\uFEFFlead_id,account_id,level,handed_to,"), csv);
        assertTrue(
                csv.lines()
                        .findFirst()
                        .orElseThrow()
                        .endsWith(",country,as_of,accepted_on,rejected_on,rejected_reason,worked_on,sales_note"),
                csv);
        for (String safe : List.of(
                "'); drop table lead;' --,",
                "'=cmd|' /C calc'!A0,2026-03-01T12:00:00Z,,,,,",
                "'@boss,'=Call,",
                "\n'007,",
                "\"line\nbreak \"\"quoted\"\"\",",
                "(page x;' =1+1)")) {
            assertTrue(csv.contains(safe), safe + "\n" + csv);
        }
        assertEquals(3, store().number("select count(*) from lead").orElseThrow());
    }

    @Test
    void aFactThatIsNamedLikeAColumnIsToldApart() throws IOException {
        leads.attribute("grade", ValueType.TEXT).lead("ann", "2026-01-01T00:00:00Z", "null", "null", "'school'");
        ScoredRun run = run(1, AS_OF);
        at(run, "ann", true, "mql");
        handOver(Playbook.EMPTY, run);
        Path file = folder.resolve("list.jsonl");
        new HandoffList(leads.declared(), run, LEVELS, List.of("grade"), Optional.of("mql"))
                .table(store())
                .write(store(), OutputFormat.JSONL, false, file);
        String json = Files.readString(file);
        assertTrue(json.contains("\"grade\":\"A1\""), json);
        assertTrue(json.contains("\"fact_grade\":\"school\""), json);
    }
}
