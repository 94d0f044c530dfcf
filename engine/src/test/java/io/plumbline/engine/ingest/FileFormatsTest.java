package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFormatsTest extends ImportFixture {
    private static final String COLUMNS = "lead_id, created_at, account_id, title, employees";
    private static final List<String> EXPECTED =
            List.of("L1|2024-01-01 10:00:00|A|Chef d'équipe|10.5", "L2|2024-01-02 00:00:00|-|-|-");

    @BeforeEach
    void noSteps() {
        write("steps.csv", "lead,step,at,amount,why\n");
    }

    private void assertLeads(String file) {
        load(LEADS.replace("leads.csv", file));
        assertEquals(EXPECTED, table(COLUMNS, "lead"));
    }

    @Test
    void commaSeparated() {
        write(
                "leads.csv",
                "id,created,account,title,employees\nL1,2024-01-01T10:00:00Z,A,Chef d'équipe,10.5\nL2,2024-01-02,,,\n");
        assertLeads("leads.csv");
    }

    @Test
    void commaSeparatedWithoutTheLastLineEnd() {
        write(
                "leads.csv",
                "id,created,account,title,employees\nL1,2024-01-01T10:00:00Z,A,Chef d'équipe,10.5\nL2,2024-01-02,,,");
        assertLeads("leads.csv");
    }

    @Test
    void linesOfWindowsWithAByteOrderMark() {
        write(
                "leads.csv",
                "\uFEFFid,created,account,title,employees\r\nL1,2024-01-01T10:00:00Z,A,Chef d'équipe,10.5\r\n\r\nL2,2024-01-02,,,\r\n");
        assertLeads("leads.csv");
    }

    @Test
    void brokenRowsAfterAByteOrderMark() {
        write(
                "leads.csv",
                "\uFEFF\"id\",created,account,title,employees\nL1,2024-01-01,A,x,1\nL2\nL3,2024-01-01,A,x,y\n");
        load(LEADS);
        assertEquals(
                List.of("leads.csv|3|-|the row has too few columns", "leads.csv|4|employees|not a number"), rejected());
    }

    @Test
    void aHeaderWithoutRows() {
        write("leads.csv", "id,created,account,title,employees");
        load(LEADS);
        assertEquals(List.of(), table(COLUMNS, "lead"));
    }

    @Test
    void linesOfOldMacs() {
        write(
                "leads.csv",
                "id,created,account,title,employees\rL1,2024-01-01T10:00:00Z,A,Chef d'équipe,10.5\rL2,2024-01-02,,,\r");
        assertLeads("leads.csv");
    }

    @Test
    void otherColumnsAndOrdersDoNotMatter() {
        write(
                "leads.csv",
                "x,title,\"em\"\"pty\",employees,id,account,created,x\n1,Chef d'équipe,,10.5,L1,A,2024-01-01T10:00:00Z,\n2,,,,L2,,2024-01-02,z\n");
        assertLeads("leads.csv");
    }

    @Test
    void tabSeparated() {
        write(
                "leads.tsv",
                "id\tcreated\taccount\ttitle\temployees\nL1\t2024-01-01T10:00:00Z\tA\tChef d'équipe\t10.5\nL2\t2024-01-02\t\t\t\n");
        assertLeads("leads.tsv");
    }

    @Test
    void semicolonsDecimalCommasAndMissingTexts() {
        write(
                "leads.csv",
                "id;created;account;title;employees\nL1;2024-01-01T10:00:00Z;A;'Chef d''équipe';10,5\nL2;2024-01-02;NULL;;n/a\n");
        assertLeads("leads.csv\n      csv: { delimiter: ';', quote: \"'\", decimal: ',', missing: ['NULL', 'n/a'] }");
    }

    @Test
    void zippedText() {
        writeZipped(
                "leads.csv.gz",
                "id,created,account,title,employees\nL1,2024-01-01T10:00:00Z,A,Chef d'équipe,10.5\nL2,2024-01-02,,,\n");
        assertLeads("leads.csv.gz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leads.json", "leads.jsonl", "leads.ndjson"})
    void oneObjectALine(String file) {
        write(file, """
                {"id": "L1", "created": "2024-01-01T10:00:00Z", "account": "A", "title": "Chef d'équipe", "employees": 10.5}

                {"id": "L2", "created": "2024-01-02", "account": null, "title": ""}
                """);
        assertLeads(file);
    }

    @Test
    void oneArrayOfObjects() {
        write("leads.json", """
                [
                  {"id": "L1", "created": "2024-01-01T10:00:00Z", "account": "A",
                   "title": "Chef d'équipe", "employees": "10.5"},
                  {"id": "L2", "created": "2024-01-02"}
                ]""");
        assertLeads("leads.json");
    }

    @Test
    void zippedObjects() {
        writeZipped("leads.jsonl.gz", """
                {"id": "L1", "created": "2024-01-01T10:00:00Z", "account": "A", "title": "Chef d'équipe", "employees": 10.5}
                {"id": "L2", "created": "2024-01-02", "account": null}
                """);
        assertLeads("leads.jsonl.gz");
    }

    @Test
    void parquetWithTypesOfItsOwn() {
        store.execute("""
                copy (
                    select 'L1' as id, timestamptz '2024-01-01 12:00:00+02' as created, 'A' as account, 'Chef d''équipe' as title, cast(10.5 as decimal(9, 2)) as employees
                    union all
                    select 'L2', timestamptz '2024-01-02 00:00:00+00', null, null, null
                ) to '%s'
                """.formatted(folder.resolve("leads.parquet")));
        assertLeads("leads.parquet");
    }

    @Test
    void globsFindFilesInFolders() {
        write("in/2024/a.csv", "id,created,account,title,employees\nL1,2024-01-01T10:00:00Z,A,Chef d'équipe,10.5\n");
        write("in/b[1].csv", "id,created,account,title,employees\nL2,2024-01-02,,,\n");
        write("in/.hidden.csv", "id\nL3\n");
        write("in/c.txt", "id\nL3\n");
        assertLeads("'in/**/*.csv'");
        assertEquals(
                List.of("in/2024/a.csv", "in/b[1].csv"),
                texts("select path from source_file where source = 'crm' order by 1"));
    }

    @Test
    void linesAreCountedThroughQuotedLineBreaksAndEmptyLines() {
        String text =
                "id,created,account,\"ti\ntle\",employees\nL1,2024-01-01,A,\"a\nb\nc\",x\n\n\nL2,2024-01-01,A,\"d\n\",1,2,3\nL3,2024-01-01,A,e,x\nL4,\"2024\nx\",A,f,1\n";
        write("leads.csv", text);
        load(LEADS.replace("title: text", "title: { column: \"ti\\ntle\", type: text }"));
        assertEquals(
                List.of(
                        "10|employees|not a number",
                        "11|created|not a time between 1900 and 2199",
                        "3|employees|not a number",
                        "8|-|the row has too many columns"),
                table("line, column_name, reason", "rejected_row"));
        assertEquals(List.of("L1", "L3"), table("lead_id", "lead"));
    }

    @Test
    void brokenQuotesCostOnlyTheirRows() {
        write(
                "leads.csv",
                "id,created,account,title,employees\nL1,2024-01-01,A,\"CEO\"x,1\nL2,2024-01-01,A,CTO \"big\",2\nL3,2024-01-01,A,CIO,z\nL4,2024-01-01,A,\"open,4\nL5,2024-01-01,A,CFO,5\n");
        load(LEADS);
        assertEquals(List.of("L2|CTO \"big\"", "L3|CIO"), table("lead_id, title", "lead"));
        assertEquals(
                List.of(
                        "leads.csv|2|-|a quoted text is not closed",
                        "leads.csv|4|employees|not a number",
                        "leads.csv|5|-|a quoted text of the row is never closed: the rest of the file is part of it"),
                rejected());
    }

    @Test
    void linesOfObjectsAreCountedAndBrokenOnesRefused() {
        write(
                "leads.jsonl",
                "{\"id\": \"L1\", \"created\": \"2024-01-01\", \"account\": \"A\", \"title\": \"x\", \"employees\": \"many\"}\n\n{broken\n{\"id\": \"L2\"}\n{\"title\": \"y\"}\n");
        load(LEADS.replace("leads.csv", "leads.jsonl"));
        assertEquals(
                List.of(
                        "leads.jsonl|1|employees|not a number",
                        "leads.jsonl|3|-|the row is empty or cannot be read",
                        "leads.jsonl|5|id|the lead's id is missing"),
                rejected());
        assertEquals(List.of("L1", "L2"), texts("select lead_id from lead order by 1"));
    }

    @Test
    void rowsOfParquetAreNumbered() {
        store.execute(
                "copy (select case when i <> 3 then 'L' || i end as id, 'soon' as created, null as account, null as title, 1 as employees from range(1, 4) as r(i)) to '"
                        + folder.resolve("leads.parquet") + "'");
        load(LEADS.replace("leads.csv", "leads.parquet"));
        assertEquals(
                List.of(
                        "leads.parquet|1|created|not a time between 1900 and 2199",
                        "leads.parquet|2|created|not a time between 1900 and 2199",
                        "leads.parquet|3|id|the lead's id is missing"),
                rejected());
    }
}
