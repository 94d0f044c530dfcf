package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class OverrideTest {
    @TempDir
    private Path temporary;

    private SmallWorkspace workspace;

    @BeforeEach
    void scored() {
        workspace = SmallWorkspace.in(temporary);
        workspace.replace(
                "scoring.yaml",
                "{ scorer: points, at_least: 30 }",
                "{ scorer: points, at_least: 30, leave_below: 25 }");
        done("import");
        done("score");
    }

    private String done(Object... words) {
        Ended ended = workspace.plumbline(words);
        assertEquals(0, ended.exitCode(), ended.all());
        return ended.out();
    }

    private List<String> query(String sql) {
        return done("sql", "--format=csv", sql).lines().skip(1).toList();
    }

    private String lead(String condition) {
        return query("select lead_id from lead_score where run_id = (select max(run_id) from lead_score) and "
                        + condition + " order by points, lead_id limit 1")
                .get(0);
    }

    private List<String> levels(String lead) {
        return query(
                "select level || ': ' || reason from qualification where run_id = (select max(run_id) from lead_score)"
                        + " and lead_id = '" + lead + "' order by level");
    }

    @Test
    void whatIsGivenAndWithheldCountsFromTheNextScoresOnUntilItIsCleared() {
        String low = lead("points < 10");
        String high = lead("points >= 60");
        done("override", low, "mql", "--give", "--reason", "met at the fair", "--by", "Eve");
        done("override", high, "mql", "--withhold", "--reason", "a competitor");
        assertEquals(List.of(), levels(low));
        done("score");
        assertEquals(List.of("mql: given by Eve: met at the fair"), levels(low));
        assertEquals(List.of(), levels(high));
        String explained = done("explain", high);
        assertTrue(explained.contains("withheld by people: a competitor; points >= 30"), explained);
        String listed = done("override");
        assertTrue(listed.contains("given by Eve: met at the fair"), listed);
        done("override", low, "mql", "--clear");
        done("override", high, "mql", "--clear");
        assertTrue(done("override").contains("None."));
        done("score");
        assertEquals(List.of(), levels(low));
        assertEquals(List.of("mql: points >= 30"), levels(high));
    }

    @Test
    void theFoldIsToldByExplain() {
        String high = lead("points >= 60");
        String since = query("select strftime(max(changed_at), '%Y-%m-%dT%H:%M:%SZ') from qualification_change"
                        + " where change = 'entered' and level = 'mql' and lead_id = '" + high + "'")
                .get(0);
        String explained = done("explain", high);
        assertTrue(explained.contains(since), since + "\n" + explained);
        assertTrue(explained.contains("no learned threshold of predictive"), explained);
    }

    @Test
    void aFileSaysItOfManyLeadsAndItsBadRowsAreToldByLine() {
        String low = lead("points < 10");
        workspace.write("said.csv", """
                lead_id;level;action;reason;by;until;from
                %s;mql;give;"asked; by phone";Eve;2026-06-01;2025-12-01
                %s;mql;give;;;;
                nobody;mql;give;why;;;
                %s;gold;give;why;;;
                %s;mql;take;why;;;
                %s;mql;clear;;;soon;
                %s;mql;withhold;why;;2025-01-01;
                ;mql;clear;;;;
                %s;mql;clear;;;;+10000-01-01T00:00:00Z
                """.replace("%s", low));
        String told = done("override", "--file", workspace.file("said.csv"));
        assertTrue(told.startsWith("Given 1, withheld 0, cleared 0."), told);
        assertTrue(told.contains("It counts from 2025-12-01T00:00:00Z on:"), told);
        assertEquals(
                List.of(
                        "3,reason,There is no reason.",
                        "4,lead_id,There is no lead with this id.",
                        "5,level,There is no such level.",
                        "6,action,\"neither give, withhold nor clear\"",
                        "7,until,neither a day nor an instant with an offset",
                        "8,until,It ends before it begins.",
                        "9,lead_id,nothing is there",
                        "10,from,neither a day nor an instant with an offset"),
                query("select line, column_name, reason from rejected_row where source = 'override' order by line"));
        done("score");
        assertEquals(List.of("mql: given by Eve: asked; by phone"), levels(low));
    }

    @Test
    void itCountsFromTheInstantThatIsNamed() {
        String low = lead("points < 10 and lead_id not in (select lead_id from outcome)");
        done("override", low, "mql", "--give", "--reason", "met in November", "--from", "2025-11-20");
        done("override", low, "mql", "--withhold", "--reason", "leaves in spring", "--from", "2026-03-01");
        done("score", "--as-of=2025-11-19");
        assertEquals(List.of(), levels(low));
        done("score", "--as-of=2025-11-21");
        assertEquals(List.of("mql: given by people: met in November"), levels(low));
        done("handoff");
        assertEquals(
                List.of("given by people: met in November"),
                query("select reason from handoff where lead_id = '" + low + "'"));
    }

    @Test
    void whateverStandsInAnOverrideIsKeptAsItIsAndHarmsNothing() {
        String id = "O'Neil \"; drop table lead; --";
        workspace.write(
                "leads.csv",
                workspace.read("leads.csv") + "\"O'Neil \"\"; drop table lead; --\",2025-06-01T00:00:00Z,DE,5\n");
        done("import");
        String formula = "=HYPERLINK(\"http://example.org\")\u202E' ; drop table lead; --";
        done("override", id, "mql", "--give", "--reason", formula, "--by", "@Eve'");
        done("score");
        assertEquals(
                List.of("given by @Eve': " + formula),
                JsonMapper.shared()
                        .readTree(done("--json", "sql", "select reason from qualification where reason like 'given%'"))
                        .findValuesAsString("reason"));
        String listed = done("override");
        assertTrue(listed.chars().noneMatch(c -> c == 0x202E), listed);
        done("handoff");
        assertEquals(List.of("1"), query("select count(*) from handoff where reason like 'given by @Eve%'"));
        refused("The reason has more than 1,000 characters.", id, "mql", "--give", "--reason", "x".repeat(1_001));
        refused("has a line break or another control character", id, "mql", "--give", "--reason", "a\u0001b");
        refused("has a line break or another control character", id, "mql", "--clear", "--by", "Eve\u001B[31m");
        refused("The name has more than 200 characters.", id, "mql", "--clear", "--by", "x".repeat(201));
    }

    @Test
    void aQuoteThatIsNeverClosedMakesNoReasonOfTheRowsAfterIt() {
        String low = lead("points < 10");
        workspace.write(
                "said.csv",
                "lead_id,level,action,reason,by\n" + low + ",mql,give,\"never closed,Eve\nL2,mql,give,fair,Eve\n");
        String told = done("override", "--file", workspace.file("said.csv"));
        assertTrue(told.startsWith("Given 0, withheld 0, cleared 0."), told);
        assertTrue(told.contains("2  reason"), told);
        assertEquals(List.of("0"), query("select count(*) from level_override"));
    }

    @Test
    void aHundredThousandRowsAreKeptOrRefusedInAFewSeconds() {
        StringBuilder rows = new StringBuilder("lead_id,level,action,reason\n");
        for (int i = 1; i <= 100_000; i++) {
            rows.append("L%s,%s,give,reason %s\n".formatted(i % 500, i % 4 == 0 ? "gold" : "mql", i));
        }
        workspace.write("many.csv", rows.toString());
        String told =
                assertTimeout(Duration.ofSeconds(60), () -> done("override", "--file", workspace.file("many.csv")));
        assertTrue(told.startsWith("Given 60,000, withheld 0, cleared 0."), told);
        assertEquals(
                List.of("lead_id,15000", "level,25000"),
                query("select column_name, count(*) from rejected_row group by all order by all"));
        assertEquals(List.of("60000,60000"), query("select count(*), max(override_no) from level_override"));
    }

    @Test
    void whatCannotBeSaidIsRefusedAndNothingIsKept() {
        String low = lead("points < 10");
        refused("There is no such level.", low, "gold", "--give", "--reason", "x");
        refused("There is no reason.", low, "mql", "--withhold", "--reason", " ");
        refused("There is no lead with this id.", "nobody", "mql", "--give", "--reason", "x");
        refused("It ends before it begins.", low, "mql", "--give", "--reason", "x", "--until", "2026-01-01");
        refused("It lacks what is said.", low, "mql", "--reason", "x");
        refused("It lacks LEVEL.", low);
        assertEquals(List.of("0"), query("select count(*) from level_override"));
        Ended both = workspace.plumbline("override", low, "mql", "--give", "--withhold", "--reason", "x");
        assertEquals(2, both.exitCode(), both.all());
        Ended noHeader = headless();
        assertEquals(2, noHeader.exitCode());
        assertTrue(noHeader.err().contains("does not name the columns lead_id, level and action"), noHeader.err());
    }

    private Ended headless() {
        workspace.write("bare.csv", "l1,mql,give\n");
        return workspace.plumbline("override", "--file", workspace.file("bare.csv"));
    }

    private void refused(String problem, Object... words) {
        Object[] all = new Object[words.length + 1];
        all[0] = "override";
        System.arraycopy(words, 0, all, 1, words.length);
        Ended ended = workspace.plumbline(all);
        assertEquals(2, ended.exitCode(), ended.all());
        assertTrue(ended.err().contains(problem), ended.err());
    }
}
