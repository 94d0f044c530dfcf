package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                lead_id;level;action;reason;by;until
                %s;mql;give;"asked; by phone";Eve;2026-06-01
                %s;mql;give;;;
                nobody;mql;give;why;;
                %s;gold;give;why;;
                %s;mql;take;why;;
                %s;mql;clear;;;soon
                %s;mql;withhold;why;;2025-01-01
                ;mql;clear;;;
                """.replace("%s", low));
        String told = done("override", "--file", workspace.file("said.csv"));
        assertTrue(told.startsWith("Given 1, withheld 0, cleared 0."), told);
        assertEquals(
                List.of(
                        "3,reason,There is no reason.",
                        "4,lead_id,There is no lead with this id.",
                        "5,level,There is no such level.",
                        "6,action,\"neither give, withhold nor clear\"",
                        "7,until,neither a day nor an instant with an offset",
                        "8,until,It ends before it begins.",
                        "9,lead_id,nothing is there"),
                query("select line, column_name, reason from rejected_row where source = 'override' order by line"));
        done("score");
        assertEquals(List.of("mql: given by Eve: asked; by phone"), levels(low));
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
