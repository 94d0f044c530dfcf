package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The versions of the scorecard, as a person who edits it sees them. */
class ScorecardsTest {

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace = new SmallWorkspace(Path.of(""));

    @BeforeEach
    void twoScorecardsOneAfterTheOther() {
        workspace = SmallWorkspace.in(temporary);
        done("import");
        done("score");
        workspace.replace("scoring.yaml", "id: pages, points: 5", "id: pages, # worth more\n        points: 7.5");
        done("score");
    }

    @Test
    void eachIsListedWithWhatItIs() {
        shows(done("scorecards", "list"), "version  fingerprint", "2026-01-01T00:00:00Z", "scoring.yaml is version 2.");
        JsonNode list = json("scorecards", "list");
        assertEquals(2, list.get("versions").size());
        assertEquals(list.get("current"), list.get("versions").get(0).get("fingerprint"));
        done("score");
        assertEquals(2, json("scorecards", "list").get("versions").size());
        workspace.replace("scoring.yaml", "points: 7.5", "points: 8");
        shows(done("scorecards", "list"), "scoring.yaml was changed since; see 'plumbline scorecards diff 2'.");
    }

    @Test
    void aVersionIsShownAsItWasWritten() {
        shows(done("scorecards", "show", "2"), "Version 2, in force from 2026-01-01T00:00:00Z", "# worth more");
        shows(done("scorecards", "show"), "Version 2");
        JsonNode first = json("scorecards", "show", "1");
        assertTrue(first.get("text").asString().contains("id: pages, points: 5,"));
        assertEquals("small", first.get("definition").get("name").asString());
    }

    @Test
    void twoVersionsAreHeldAgainstEachOtherByRule() {
        shows(done("scorecards", "diff", "1", "2"), "From version 1 to version 2: 0 added, 0 dropped, 1 changed");
        shows(done("scorecards", "diff", "1"), "rule pages  changed  points  5       7.5");
        String fingerprint = json("scorecards", "show", "1").get("fingerprint").asString();
        JsonNode diff = json("scorecards", "diff", fingerprint.substring(0, 8), "current");
        assertEquals("changed", diff.get("changes").get(0).get("kind").asString());
        assertEquals("7.5", diff.get("changes").get(0).get("after").asString());
        shows(
                done("scorecards", "diff", "2", "current"),
                "Between version 2 and the current file nothing differs that scores rest on.");
    }

    @Test
    void aVersionThatIsNoneIsToldWithARemedy() {
        Ended ended = workspace.plumbline("scorecards", "show", "9");
        assertEquals(2, ended.exitCode(), ended.all());
        shows(
                ended.err(),
                "No version of the scorecard is meant by '9', or several are.",
                "Fix: name one that 'plumbline scorecards list' shows, or 'current' for the file as it is.");
    }

    /** The clock stands at noon of the first of August 2026, a Saturday. */
    @Test
    void anInstantYetToComeIsLookedAtAndNothingIsSettledBeyondNow() {
        done("score", "--as-of=2062-01-01");
        assertEquals("last\n2026-07-27 00:00:00", rows("select max(evaluated_at) as last from level_evaluation"));
        workspace.replace("scoring.yaml", "points: 7.5", "points: 8");
        done("score", "--as-of=2062-01-01");
        workspace.replace("scoring.yaml", "points: 8", "points: 9");
        done("score", "--as-of=2026-08-01T12:00:00Z");
        assertEquals(
                "version_no,from_at\n3,2026-08-01 12:00:00\n4,2026-08-01 12:00:00",
                rows("select version_no, in_force_from as from_at from scorecard_version where version_no > 2"
                        + " order by version_no"));
        assertEquals(
                "as_of\n2062-01-01 00:00:00",
                rows("select distinct as_of from lead_score order by as_of desc limit 1"));
    }

    private String rows(String sql) {
        return done("sql", "--format=csv", sql).strip();
    }

    @Test
    void aHistoryIsWrittenByAnyVersionAndAgainTheSame() {
        shows(
                done("score", "--from", "2025-09-01", "--to", "2026-01-01"),
                "Points by the current file at 5 moments that have leads, in score_history",
                "2025-09-01T00:00:00Z");
        done("score", "--from", "2025-10-01", "--to", "2025-10-31", "--every", "week", "--scorecard", "1");
        String count = "select scorecard_fingerprint as card, count(distinct as_of) as moments, count(*) as rows,"
                + " sum(points) as points from score_history group by all order by all";
        String history = done("sql", count, "--format", "csv");
        assertEquals(3, history.lines().count());
        done("score", "--from", "2025-09-01", "--to", "2026-01-01", "--every", "month");
        assertEquals(history, done("sql", count, "--format", "csv"));
        assertEquals(2, json("scorecards", "list").get("versions").size());
        Ended ended = workspace.plumbline("score", "--from", "2026-02-01", "--to", "2026-01-01");
        assertEquals(2, ended.exitCode(), ended.all());
        shows(ended.err(), "The history ends before it begins.", "Fix: write the earlier instant after --from.");
    }

    @Test
    void rescoringTheSameRangeGivesTheSameBytesAndAnEditReplacesNothingElse() {
        done("score", "--from", "2025-09-01", "--to", "2026-01-01");
        String first = history();
        done("score", "--from", "2025-09-01", "--to", "2026-01-01");
        assertEquals(first, history());
        workspace.replace("scoring.yaml", "points: 7.5", "points: 9");
        done("score", "--from", "2025-11-01", "--to", "2026-01-01");
        String both = history();
        assertEquals(first, history("points_of <> 'edited'"));
        workspace.replace("scoring.yaml", "points: 9", "points: 7.5");
        done("score", "--from", "2025-09-01", "--to", "2026-01-01");
        assertEquals(both, history());
        workspace.replace("scoring.yaml", "points: 7.5", "points: 9");
        done("score", "--from", "2025-12-01", "--to", "2025-12-01");
        assertEquals(both, history());
        done("score", "--from", "2025-09-01", "--to", "2025-11-30");
        assertEquals(
                "2025-09-01,2025-10-01,2025-11-01,2025-12-01,2026-01-01",
                rows("select string_agg(distinct cast(as_of as date), ',' order by cast(as_of as date)) as days"
                                + " from score_history where scorecard_fingerprint = '" + edited() + "'")
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .replace("\"", ""));
    }

    private String edited() {
        return rows("select fingerprint from scorecard_version order by version_no desc limit 1")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    /** Every row but for the run that wrote it. */
    private String history() {
        return history("true");
    }

    private String history(String which) {
        return rows("select h.* exclude (run_id) from score_history as h where "
                + which.replace("points_of <> 'edited'", "h.scorecard_fingerprint <> '" + edited() + "'")
                + " order by all limit 1000000");
    }

    @Test
    void oddRangesAreMomentsAsTheySay() {
        done("score", "--from", "2026-01-01T00:00:00Z", "--to", "2026-01-01");
        done("score", "--from", "2025-10-31T23:59:59.999999+05:30", "--to", "2025-12-31");
        done("score", "--from", "0001-01-01", "--to", "0001-01-01");
        assertEquals(
                List.of("as_of", "2025-10-31 18:29:59.999999", "2025-11-30 18:29:59.999999", "2026-01-01 00:00:00"),
                rows("select distinct cast(as_of as varchar) as as_of from score_history order by as_of")
                        .lines()
                        .toList());
        for (List<String> range : List.of(
                List.of("--from", "2025-12-01"),
                List.of("--to", "2025-12-01"),
                List.of("--from", "yesterday", "--to", "2025-12-01"),
                List.of("--from", "2025-12-01", "--to", "2026-01-01T00:00:00.000001Z"),
                List.of("--from", "2025-12-01", "--to", "2025-12-02", "--every", "second"),
                List.of("--from", "2025-12-01", "--to", "2025-12-02", "--scorecard", "' or 1=1 --"))) {
            List<Object> words = new ArrayList<>(List.of("score"));
            words.addAll(range);
            Ended ended = workspace.plumbline(words.toArray());
            assertEquals(2, ended.exitCode(), range + ended.all());
            shows(ended.err(), "Fix: ");
        }
    }

    @Test
    void aHistoryDoesNotGoBeyondWhatIsKnown() {
        Ended ended = workspace.plumbline("score", "--from", "2025-12-01", "--to", "2026-02-01");
        assertEquals(2, ended.exitCode(), ended.all());
        shows(ended.err(), "The history ends after 2026-01-01T00:00:00Z", "Fix: end it there or before");
    }

    @Test
    void aHistoryHasNoMoreMomentsThanTenYearsOfDays() {
        Ended ended = workspace.plumbline("score", "--from", "1000-01-01", "--to", "2026-01-01", "--every", "day");
        assertEquals(2, ended.exitCode(), ended.all());
        shows(
                ended.err(),
                "The history has more than 3,653 moments.",
                "Fix: begin it later, or take longer steps with --every.");
        done("score", "--from", "2016-01-01", "--to", "2016-01-03", "--every", "day");
        assertEquals(
                "0",
                done("sql", "select count(*) as n from score_history", "--format", "csv")
                        .lines()
                        .toList()
                        .get(1));
    }

    @Test
    void whatScoreDoesInsteadIsOneThing() {
        List<String> history = List.of("--from", "2025-11-01", "--to", "2025-12-01");
        for (List<String> other : List.of(List.of("--lead", "anna@example.org"), List.of("--show-sql"))) {
            List<Object> words = new ArrayList<>(List.of("score"));
            words.addAll(history);
            words.addAll(other);
            Ended ended = workspace.plumbline(words.toArray());
            assertEquals(2, ended.exitCode(), ended.all());
            shows(
                    ended.err(),
                    "--show-sql, --lead and --from with --to exclude one another.",
                    "Fix: write one of them.");
            assertFalse(ended.err().contains("anna"), ended.err());
        }
        Ended ended = workspace.plumbline("score", "--lead", "L1", "--show-sql");
        assertEquals(2, ended.exitCode(), ended.all());
        Ended half = workspace.plumbline("score", "--every", "day");
        assertEquals(2, half.exitCode(), half.all());
        shows(half.err(), "--from", "--to");
    }

    @Test
    void whyPointsChangedIsToldByRuleAndCause() {
        String lead = json("sql", "select lead_id from lead_score where points > 20 order by lead_id limit 1")
                .findValue("lead_id")
                .asString();
        JsonNode change = json("explain", lead, "--since", "2025-11-15");
        double sum = 0;
        for (JsonNode line : change.get("lines")) {
            sum += line.get("change").asDouble();
        }
        assertEquals(change.get("change").asDouble(), sum, 1e-9);
        shows(done("explain", lead, "--since", "2025-11-15"), "because of", "Before by version 1 of the scorecard");
        Ended ended = workspace.plumbline("explain", lead, "--since", "2026-01-01");
        assertEquals(2, ended.exitCode(), ended.all());
        shows(ended.err(), "The instant is not before as_of.");
    }

    private JsonNode json(Object... words) {
        Object[] all = new Object[words.length + 1];
        all[0] = "--json";
        System.arraycopy(words, 0, all, 1, words.length);
        return JsonMapper.shared().readTree(done(all));
    }

    private String done(Object... words) {
        Ended ended = workspace.plumbline(words);
        assertEquals(0, ended.exitCode(), ended.all());
        return ended.out();
    }

    private static void shows(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "'" + part + "' is missing in:\n" + text);
        }
    }
}
