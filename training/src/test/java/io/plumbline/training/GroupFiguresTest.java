package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupFiguresTest {
    private Store store;

    @TempDir
    Path directory;

    @BeforeEach
    void market() throws IOException {
        store = SmallMarket.store(1200);
        store.execute("alter table lead add column gender varchar");
        store.execute("alter table lead add column age double");
        store.execute("update lead set gender = case when row_no % 50 = 0 then null when industry = 'software' then 'f'"
                + " when row_no % 400 = 1 then 'x' else 'm' end, age = 18 + row_no % 60");
        Training.train(store, workspace(), SmallMarket.scorecard(), 1, SmallMarket.AS_OF);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theModelDoesNotReadWhatIsProtectedAndSaysSo() {
        assertEquals(
                0,
                store.number("select count(*) from model_feature where feature in ('gender', 'age')")
                        .orElseThrow());
        assertEquals(
                List.of(
                        "age: a protected attribute of a person (age), which the workspace does not allow",
                        "gender: a protected attribute of a person (gender), which the workspace does not allow"),
                store.rows(
                        "select note from model_note where topic = 'set_aside' and note like '%protected%' order by note",
                        row -> row.text("note")));
    }

    @Test
    void scoresOfAGroupAreThoseOfItsRows() {
        for (String gender : List.of("f", "m")) {
            for (String scorer : List.of("predictive", "points")) {
                String score = scorer.equals("points") ? "points" : "probability";
                assertEquals(
                        plain(
                                "count(*) || ' ' || count(distinct h.lead_id) || ' ' || count(*) filter (where h.label) || ' '"
                                        + " || round(avg(h." + score + "), 9)",
                                gender),
                        store.first(
                                        "select row_count || ' ' || lead_count || ' ' || positive_count || ' ' || round(mean_score, 9) as line"
                                                + " from group_score where attribute = 'gender' and value = '" + gender
                                                + "' and scorer = '" + scorer + "'",
                                        GroupFiguresTest::line)
                                .orElseThrow());
            }
        }
        assertTrue(
                store.number("select count(*) from group_score where not mean_score between mean_score_low and"
                                        + " mean_score_high or positive_count / row_count < conversion_low")
                                .orElseThrow()
                        == 0,
                "every figure lies in its interval");
    }

    @Test
    void callsOfAGroupAreThoseOfItsRows() {
        List<String> calls = store.rows("""
                select
                    c.scorer || ' ' || c.level || ' ' || c.called_count || ' ' || c.found_count || ' ' || c.positive_count as line
                from group_call as c
                join group_score as g using (model_id, scorer, attribute, group_no)
                where c.attribute = 'gender'
                    and g.value = 'f'
                order by line
                """, GroupFiguresTest::line);
        List<String> expected = store.rows("""
                select
                    t.scorer || ' ' || t.level || ' ' || count(*) filter (where called) || ' '
                        || count(*) filter (where called and label) || ' ' || count(*) filter (where label) as line
                from (
                    select
                        t.scorer,
                        t.level,
                        b.label,
                        case t.scorer when 'points' then h.points else h.probability end >= t.threshold as called
                    from threshold as t
                    join holdout_score as h on h.part = 'test'
                    join holdout_label as b
                        on b.part = 'test'
                        and b.lead_id = h.lead_id
                        and b.snapshot_no = h.snapshot_no
                        and b.label_step = t.label_step
                    join lead as l on l.lead_id = h.lead_id
                    where t.segment = 'all'
                        and t.scorer in ('points', 'predictive')
                        and l.gender = 'f'
                ) as t
                group by
                    t.scorer,
                    t.level
                order by line
                """, GroupFiguresTest::line);
        assertEquals(expected, calls);
        assertEquals(4, calls.size());
    }

    @Test
    void agesAreBandsAndFewPeopleAreOnlyCounted() {
        assertEquals(
                List.of("under 25", "25 to 34", "35 to 44", "45 to 54", "55 to 64", "65 and older"),
                store.rows(
                        "select value from group_score where attribute = 'age' and scorer = 'points' order by group_no",
                        row -> row.text("value")));
        assertEquals(
                List.of("held_back null null"),
                store.rows(
                        "select basis || ' ' || coalesce(value, 'null') || ' ' || coalesce(cast(mean_score as varchar), 'null') as line"
                                + " from group_score where attribute = 'gender' and scorer = 'points' and basis <> 'value'",
                        GroupFiguresTest::line));
    }

    private String plain(String figures, String gender) {
        return store.first(
                        "select " + figures + " as line from holdout_score as h join lead as l on l.lead_id = h.lead_id"
                                + " where h.part = 'test' and l.gender = '" + gender + "'",
                        GroupFiguresTest::line)
                .orElseThrow();
    }

    private static String line(Row row) {
        return row.text("line");
    }

    private Workspace workspace() throws IOException {
        SmallMarket.workspace(directory, "monthly", "1");
        Path file = directory.resolve("plumbline.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("employees: number }", "employees: number, gender: text, age: number }"));
        return WorkspaceReader.read(directory);
    }
}
