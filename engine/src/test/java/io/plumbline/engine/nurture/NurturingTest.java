package io.plumbline.engine.nurture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.export.OutputFormat;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.handoff.Openness;
import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.scorecard.Bounds;
import io.plumbline.engine.scorecard.BuyingStage;
import io.plumbline.engine.scorecard.Combination;
import io.plumbline.engine.scorecard.Decay;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.Grades;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.LevelCondition;
import io.plumbline.engine.scorecard.NurturePolicy;
import io.plumbline.engine.scorecard.NurtureTrack;
import io.plumbline.engine.scorecard.Per;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.Quadrant;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Scorer;
import io.plumbline.engine.scorecard.Stage;
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
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NurturingTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration FOLLOW = Duration.ofDays(30);
    private static final Openness OPENNESS = new Openness(Set.of("sql", "customer", "lost"), Set.of("lost"));
    private static final NurtureTrack EXPECTED =
            new NurtureTrack("expected", List.of(Quadrant.PREDICTION_ONLY), List.of(), "Write in person");
    private static final NurtureTrack READING =
            new NurtureTrack("reading", List.of(Quadrant.NEITHER), List.of("reading"), "Send the guide");
    private static final NurtureTrack EARLY =
            new NurtureTrack("early", List.of(), List.of("none"), "Send the newsletter");

    @TempDir
    private Path folder;

    private final SampleLeads leads = new SampleLeads();
    private double share;
    private Optional<HoldOutPolicy> holdOut = Optional.empty();

    @BeforeEach
    void threeKindsOfEvents() {
        leads.type("page_view", Map.of()).type("webinar", Map.of()).type("call", true, Map.of());
    }

    @AfterEach
    void close() {
        leads.close();
    }

    private Store store() {
        return leads.store();
    }

    private static EventRule rule(String id, double points, String type) {
        return new EventRule(
                id,
                points,
                Optional.empty(),
                new EventSelection(List.of(type), List.of(), Optional.empty()),
                new Decay.None(),
                Per.ONCE,
                Optional.empty(),
                EventRule.NO_LIMIT);
    }

    /** Pages give 10 points and a stage, a webinar 30, a call of ours 50; an MQL has 40. */
    private static Scorecard scorecard() {
        return new Scorecard(
                "test",
                Dimension.EMPTY,
                new Dimension(
                        Bounds.USUAL,
                        List.of(),
                        List.of(
                                rule("pages", 10, "page_view"),
                                rule("webinar", 30, "webinar"),
                                rule("call", 50, "call"))),
                new BuyingStage(
                        Bounds.USUAL, List.of(new Stage("reading", 5_000_000, List.of(rule("reads", 5, "page_view"))))),
                new PointsScore(1, 1, 0, Bounds.USUAL),
                new Grades(List.of(3L, 2L, 1L), List.of(3L, 2L, 1L)),
                List.of(
                        level("mql", new LevelCondition.Scored(Scorer.POINTS, OptionalDouble.of(40))),
                        level("service", new LevelCondition.Took("customer"))));
    }

    private static Level level(String name, LevelCondition condition) {
        return new Level(name, Combination.ANY_OF, List.of(condition));
    }

    private ScoredRun scored(long runId, Instant asOf) {
        store().execute("insert into run values (%s, 'run', %s, %s, null, 'done', null, null, 'x')"
                .formatted(runId, Sql.literal(asOf), Sql.literal(asOf)));
        LeadScorer.score(store(), scorecard(), leads.declared(), runId, asOf);
        store().execute(
                        "insert into qualification select run_id, lead_id, 'mql', 'points', as_of from lead_score where points"
                                + " >= 40 and run_id = " + runId);
        return new ScoredRun(runId, asOf);
    }

    private void predicted(long runId, String lead, double probability) {
        store().insert(
                        "insert into prediction select run_id, ?, as_of, 1, 0, ?, 50, true from run where run_id = ?",
                        lead,
                        probability,
                        runId);
    }

    private void chosen(double threshold) {
        store().insert("""
                insert into threshold (model_id, scorer, level, segment, label_step, policy, status, reason, threshold)
                values (1, 'predictive', 'mql', 'all', 'sql', 'max_f1', 'met', '', ?)
                """, threshold);
    }

    private long nurture(ScoredRun run) {
        return new Nurturing(
                        new NurturePolicy(share, FOLLOW, List.of(EXPECTED, READING, EARLY)),
                        scorecard(),
                        leads.declared(),
                        OPENNESS,
                        run,
                        Set.of("worked"),
                        holdOut)
                .write(store(), 100 + run.runId());
    }

    private List<String> told(String columns) {
        return store().rows(
                        "select concat_ws('|', " + columns + ") as line from nurture_lead order by run_id, lead_id",
                        row -> row.text("line"));
    }

    private void outcome(String lead, String step, Instant at) {
        store().insert(
                        "insert into outcome (lead_id, step, occurred_at, happened, source, run_id) values (?, ?, "
                                + Sql.literal(at) + ", true, 'crm', 1)",
                        lead,
                        step);
    }

    private void lead(String id) {
        leads.lead(id, "2026-01-01T00:00:00Z");
    }

    private void saw(String id, String... types) {
        lead(id);
        for (String type : types) {
            leads.event(id, type, "2026-02-01T00:00:00Z");
        }
    }

    @Test
    void leadsGoOnTheFirstTrackThatFitsWithWhatWouldLiftThem() {
        saw("a");
        saw("b", "page_view");
        saw("c", "page_view");
        saw("d", "page_view", "webinar");
        chosen(0.2);
        ScoredRun run = scored(1, AS_OF);
        predicted(1, "c", 0.2);
        assertEquals(3, nurture(run));
        assertEquals(
                List.of(
                        "early|neither|pages: to stage reading",
                        "reading|neither|webinar: from 10 to 40 points, 40 are asked",
                        "expected|prediction_only|webinar: from 10 to 40 points, 40 are asked"),
                told("track, quadrant, milestone_words"));
    }

    @Test
    void aLeadThatFitsNoTrackIsOnNone() {
        saw("a", "webinar");
        saw("b", "page_view");
        chosen(0.2);
        ScoredRun run = scored(1, AS_OF);
        predicted(1, "b", 0.3);
        new Nurturing(
                        new NurturePolicy(0, FOLLOW, List.of(EXPECTED)),
                        scorecard(),
                        leads.declared(),
                        OPENNESS,
                        run,
                        Set.of(),
                        holdOut)
                .write(store(), 101);
        assertEquals(List.of("b|expected"), told("lead_id, track"));
    }

    @Test
    void nobodyIsNurturedWhomSalesHasOrWhoIsNotOpen() {
        for (String id : List.of("handed", "handed-long-ago", "worked", "won", "lost", "unknown")) {
            saw(id, "page_view");
        }
        outcome("worked", "worked", AS_OF.minus(Duration.ofDays(2)));
        outcome("won", "customer", AS_OF.minus(Duration.ofDays(200)));
        outcome("lost", "lost", AS_OF.minus(Duration.ofDays(200)));
        outcome("unknown", "lost", AS_OF);
        handed("handed", AS_OF.minus(Duration.ofDays(29)));
        handed("handed-long-ago", AS_OF.minus(FOLLOW));
        nurture(scored(1, AS_OF));
        assertEquals(List.of("handed-long-ago", "unknown"), told("lead_id"));
    }

    private void handed(String lead, Instant asOf) {
        store().insert(
                        "insert into handoff (run_id, lead_id, scored_run_id, as_of, level, reason) values (9, ?, 9, "
                                + Sql.literal(asOf) + ", 'mql', '')",
                        lead);
    }

    @Test
    void aLeadIsOnNoTrackAgainBeforeItsTimeIsOver() {
        saw("a", "page_view");
        assertEquals(1, nurture(scored(1, AS_OF)));
        assertEquals(0, nurture(scored(2, AS_OF.plus(FOLLOW).minusSeconds(1))));
        assertEquals(1, nurture(scored(3, AS_OF.plus(FOLLOW))));
    }

    @Test
    void theSameLeadsAreHeldOutEveryTimeAndLeftOffTheList() throws IOException {
        share = 0.3;
        for (int i = 0; i < 400; i++) {
            lead("lead-" + i);
        }
        nurture(scored(1, AS_OF));
        nurture(scored(2, AS_OF.plus(FOLLOW)));
        long heldOut = store().number("select count(*) from nurture_lead where held_out and run_id = 101")
                .orElseThrow();
        assertTrue(heldOut > 85 && heldOut < 155, heldOut + " of 400");
        assertEquals(
                0,
                store().number("select count(*) from nurture_lead as a join nurture_lead as b on a.lead_id = b.lead_id"
                                + " where a.held_out != b.held_out")
                        .orElseThrow());
        Path file = folder.resolve("list.csv");
        assertEquals(400 - heldOut, new TrackList(101, EARLY).table().write(store(), OutputFormat.CSV, false, file));
        List<String> lines = Files.readAllLines(file);
        assertEquals(
                "lead_id,account_id,track,next_step,milestone,quadrant,buying_stage,points,points_asked,probability,as_of",
                lines.get(0));
        assertTrue(lines.get(1)
                .endsWith(
                        ",early,Send the newsletter,pages: to stage reading,neither,,0.0,40.0,,2026-03-01T00:00:00Z"));
    }

    @Test
    void whomSalesNeverGetsIsLeftAloneHereToo() {
        for (int i = 0; i < 50; i++) {
            lead("lead-" + i);
        }
        holdOut = Optional.of(new HoldOutPolicy.Drawn(0.5, 1));
        long leads = nurture(scored(1, AS_OF));
        assertTrue(leads > 10 && leads < 40, leads + " of 50");
    }

    @Test
    void nothingIsNamedAfterARuleThatTheOutcomesGaveNoWorth() {
        saw("a", "page_view");
        ScoredRun run = scored(1, AS_OF);
        predicted(1, "a", 0.1);
        store().execute("""
                insert into rule_audit by name
                select 1 as model_id, 'all' as segment, 'webinar' as rule, 1 as position, 'engagement' as dimension,
                    1 as weight, 1 as row_count, 1 as lead_count, 1 as positive_count, 1 as given_points, 1 as mean_points,
                    1 as share_of_points, 'vanity' as verdict, 'x' as reason
                """);
        nurture(run);
        assertEquals(List.of("reading|"), told("track, coalesce(milestone_words, '')"));
    }

    private long follow(Instant asOf) {
        return new FollowedLeads(scorecard(), leads.declared(), OPENNESS, Set.of("sql", "customer"))
                .write(store(), 900, asOf);
    }

    private void entered(String lead, String level, Instant at) {
        store().insert(
                        "insert into qualification_change (lead_id, level, changed_at, change, reason, scorecard_fingerprint,"
                                + " run_id) values (?, ?, " + Sql.literal(at) + ", 'entered', '', 'f', 1)",
                        lead,
                        level);
    }

    private List<String> followed() {
        return store().rows(
                        "select concat_ws('|', lead_id, points_after, coalesce(stage_after, '-'), stage_up, level_up, step_up)"
                                + " as line from nurture_follow order by lead_id",
                        row -> row.text("line"));
    }

    @Test
    void whatBecameOfThemIsSeenOnceTheirTimeIsOver() {
        for (String id : List.of("reads", "reads-later", "buys", "buys-later", "still", "up", "was-up", "back")) {
            saw(id);
        }
        leads.event("back", "page_view", "2026-02-01T00:00:00Z");
        nurture(scored(1, AS_OF));
        Instant until = AS_OF.plus(FOLLOW);
        leads.event("reads", "page_view", until.minusNanos(1_000));
        leads.event("reads-later", "page_view", until);
        outcome("buys", "sql", AS_OF);
        outcome("buys-later", "sql", until);
        entered("up", "mql", until);
        entered("up", "service", until);
        entered("was-up", "mql", AS_OF);

        assertEquals(0, follow(until.minusNanos(1_000)));
        assertEquals(8, follow(until.plusSeconds(5)));
        assertEquals(0, follow(until.plusSeconds(9)));
        assertEquals(
                List.of(
                        "back|10.000000|reading|false|false|false",
                        "buys|0.000000|-|false|false|true",
                        "buys-later|0.000000|-|false|false|false",
                        "reads|10.000000|reading|true|false|false",
                        "reads-later|0.000000|-|false|false|false",
                        "still|0.000000|-|false|false|false",
                        "up|0.000000|-|false|true|false",
                        "was-up|0.000000|-|false|false|false"),
                followed());
    }
}
