package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListImportTest extends ImportFixture {
    private static final String LISTS = LEADS.replace(
            "{ title: text, employees: number }",
            "{ title: { column: title, type: list, separator: \"|\" }, employees: list }");

    @BeforeEach
    void noSteps() {
        write("steps.csv", "lead,step,at,amount,why\n");
    }

    @Test
    void cellsWithSeveralValuesAreKeptInOneForm() {
        write(
                "leads.csv",
                "id,created,account,title,employees\nL1,2024-01-01,A,CRM| Data ;1|CRM,x; y\nL2,2024-01-01,A,,|\nL3,2024-01-01,A,|,;;\n");

        load(LISTS);

        assertEquals(List.of("L1|CRM;Data ,1|x;y", "L2|-||", "L3|-|-"), table("lead_id, title, employees", "lead"));
        assertEquals(
                List.of(
                        "leads.csv|4|employees|not a list of 1 to 1000 elements",
                        "leads.csv|4|title|not a list of 1 to 1000 elements"),
                rejected());
    }

    @Test
    void anotherSeparatorOrOrderOfSpacesIsNoChange() {
        write("leads.csv", "id,created,account,title,employees\nL1,2024-01-01,A,a|b,1\n");
        load(LISTS);
        write("leads.csv", "id,created,account,title,employees\nL1,2024-01-01,A,a | b |,1\n");
        load(LISTS);
        assertEquals(List.of(), table("value", "attribute_change"));

        write("leads.csv", "id,created,account,title,employees\nL1,2024-01-01,A,b|c,1\n");
        load(LISTS);
        assertEquals(List.of("title|b;c"), table("attribute, value", "attribute_change"));
    }

    @Test
    void propertiesOfEventsMayBeListsToo() {
        write("steps.csv", "lead,step,at\n");
        write("events.csv", "id,lead,at,type,page,seconds\nE1,L1,2024-01-01,page_view,\"a;b\",1\n");

        load(EVENTS_ONLY.replace("page: text", "page: list"));

        assertEquals(List.of("a;b"), texts("select page from event"));
    }

    @Test
    void arraysOfJsonAndParquetAreLists() {
        write(
                "leads.jsonl",
                "{\"id\": \"L1\", \"created\": \"2024-01-01\", \"account\": \"A\", \"title\": [\"x, y\", \"z\"], \"employees\": \"a;b\"}\n");
        load(LISTS.replace("leads.csv", "leads.jsonl"));
        assertEquals(List.of("x, y;z|a;b"), table("title, employees", "lead"));
        store.execute("delete from lead");

        store.execute(
                "copy (select 'L1' as id, date '2024-01-01' as created, 'A' as account, ['x, y', 'z', 'it''s', '[q]', null] as title, 'a;b' as employees) to '"
                        + folder.resolve("leads.parquet") + "'");
        load(LISTS.replace("leads.csv", "leads.parquet"));
        assertEquals(List.of("x, y;z;it's;[q]|a;b"), table("title, employees", "lead"));
    }

    @Test
    void aTextDoesNotBecomeAList() {
        write("leads.csv", "id,created,account,title,employees\nL1,2024-01-01,A,a|b,1\n");
        load(LEADS);

        String message = assertThrows(ProblemException.class, () -> load(LISTS)).getMessage();

        assertEquals("""
                plumbline.yaml
                    The attribute 'employees' is list now and was number in an earlier import.
                    Fix: give it a new name, or move plumbline.duckdb away and import everything anew.
                plumbline.yaml
                    The attribute 'title' is list now and was text in an earlier import.
                    Fix: give it a new name, or move plumbline.duckdb away and import everything anew.""", message);
    }
}
