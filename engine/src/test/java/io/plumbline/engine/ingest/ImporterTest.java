package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest extends ImportFixture {

    @BeforeEach
    void files() {
        write("leads.csv", "id,created,account,title,employees\nL1,2024-01-01,A,CEO,10\n");
        write("steps.csv", "lead,step,at,amount,why\n");
    }

    @Test
    void everyMissingFileAndColumnIsToldAtOnce() {
        write("leads.csv", "id,created,acount,title,employees,title\n");
        assertProblem(
                LEADS.replace("steps.csv", "none.csv").replace("employees: number", "employees: number, size: text"),
                ExitCode.USAGE,
                """
                leads.csv  account
                    Source 'crm' needs the column 'account'. The file has: id, created, acount, title, employees, title.
                    Fix: write 'acount' in plumbline.yaml, or rename the column in the file.
                leads.csv  title
                    Source 'crm' needs the column 'title', which the file has twice.
                    Fix: give the columns different names.
                leads.csv  size
                    Source 'crm' needs the column 'size'. The file has: id, created, acount, title, employees, title.
                    Fix: correct the column's name in plumbline.yaml, or add the column to the file.
                none.csv
                    Source 'steps' finds no file.
                    Fix: put the file into the workspace, or correct `file` in plumbline.yaml.""");
        assertEquals(List.of("0"), texts("select count(*) from source_file"));
    }

    @Test
    void aWrongDelimiterIsSuspected() {
        write("leads.csv", "id;created\nL1;2024-01-01\n");
        assertProblem(
                LEADS.replace("created_at: created, account_id: account", "created_at: created")
                        .replace("attributes: { title: text, employees: number }", "attributes: {}"),
                ExitCode.USAGE,
                """
                leads.csv
                    Source 'crm' finds none of its columns in the first line: id, created.
                    Fix: set `csv: { delimiter: ... }` to that of the file.""");
    }

    @Test
    void aFirstLineThatIsALeadIsNotShown() {
        write("leads.csv", "Jane Doe,2024-01-01,A,CEO,10\n");
        assertProblem(LEADS, ExitCode.USAGE, """
                leads.csv
                    Source 'crm' finds none of its columns in the first line: id, created, account, title, employees.
                    Fix: put the names of the columns into the file, or correct them in plumbline.yaml.""");
    }

    @Test
    void ofManyColumnsOnlySomeAreShown() {
        String many = IntStream.range(0, 5000).mapToObj(i -> ",c" + i).collect(Collectors.joining());
        write("leads.csv", "id,created,account,title" + many + "\n");
        String shown = IntStream.range(0, 36).mapToObj(i -> ", c" + i).collect(Collectors.joining());
        assertProblem(
                LEADS,
                ExitCode.USAGE,
                "leads.csv  employees\n    Source 'crm' needs the column 'employees'. The file has: id, created, account,"
                        + " title" + shown + " and 4964 more.\n    Fix: correct the column's name in plumbline.yaml, or"
                        + " add the column to the file.");
    }

    @Test
    void whatIsNoTextIsToldWithoutShowingIt() throws IOException {
        String packed = """
                leads.csv
                    The file is packed, which the end of its name does not say.
                    Fix: unpack it; text packed with gzip is also read when the name ends in .csv.gz or .tsv.gz.""";
        String header = "id,created,account,title,employees\n";
        Path file = folder.resolve("leads.csv");
        Files.write(file, new byte[] {'P', 'K', 3, 4, 10, 0});
        assertProblem(LEADS, ExitCode.FAILED, packed);
        Files.write(file, new byte[] {0x1F, (byte) 0x8B, 8, 0});
        assertProblem(LEADS, ExitCode.FAILED, packed);
        Files.write(file, header.getBytes(StandardCharsets.UTF_16LE));
        assertProblem(LEADS, ExitCode.FAILED, """
                leads.csv
                    The file is UTF-16 text without a byte order mark.
                    Fix: declare it: `csv: { encoding: utf-16le }`.""");
        Files.write(file, header.replace("title", "größe").getBytes(StandardCharsets.ISO_8859_1));
        assertProblem(LEADS, ExitCode.FAILED, """
                leads.csv
                    The first line is no text in the encoding of the file.
                    Fix: save the file as UTF-8, or declare the encoding it has, such as `csv: { encoding: windows-1252 }`.""");
    }

    @Test
    void filesThatAreNotWhatTheirNameSaysAreTold() {
        write("leads.parquet", "PAR1 this is not");
        write("steps.csv.gz", "not zipped");
        assertProblem(
                LEADS.replace("leads.csv", "leads.parquet").replace("steps.csv", "steps.csv.gz"), ExitCode.FAILED, """
                leads.parquet
                    The file cannot be read as Parquet.
                    Fix: check that it is complete; make the export again.
                steps.csv.gz
                    The file cannot be read or unpacked.
                    Fix: check that it is complete and that you may read it.""");
        write("leads.json", "[{\"id\": 1, \"created\": null, \"account\": 1, \"title\": 1, \"employees\": 1}, {");
        assertProblem(LEADS.replace("leads.csv", "leads.json"), ExitCode.FAILED, """
                leads.json
                    The file cannot be read as JSON.
                    Fix: check that it is complete; make the export again.""");
    }

    @Test
    void emptyAndMixedTextIsTold() {
        write("leads.csv", "");
        write("steps.csv", "lead,step,at,amount,why\nL1,mql,2024-01-01,,\r\nL2,mql,2024-01-01,,\n");
        assertProblem(LEADS, ExitCode.FAILED, """
                leads.csv
                    The first line has no column names.
                    Fix: put the names of the columns into the first line.
                steps.csv
                    Some lines end with a line feed and others with a carriage return.
                    Fix: save the file with one kind of line end.""");
    }

    @Test
    void aLinkOutOfTheWorkspaceIsRefused(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.csv"), "id,created,account,title,employees\n");
        Files.delete(folder.resolve("leads.csv"));
        Files.createSymbolicLink(folder.resolve("leads.csv"), secret);
        Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
        assertProblem(LEADS, ExitCode.USAGE, """
                leads.csv
                    The file is a link that leads out of the workspace.
                    Fix: copy the file into the workspace.""");
        assertProblem(LEADS.replace("leads.csv", "linked/secret.csv"), ExitCode.USAGE, """
                linked/secret.csv
                    The file is a link that leads out of the workspace.
                    Fix: copy the file into the workspace.""");
        assertProblem(LEADS.replace("leads.csv", "'**/secret.csv'"), ExitCode.USAGE, """
                **/secret.csv
                    Source 'crm' finds no file.
                    Fix: put the file into the workspace, or correct `file` in plumbline.yaml.""");
    }

    @Test
    void anAttributeKeepsItsType() {
        load(LEADS);
        assertProblem(LEADS.replace("employees: number", "employees: text"), ExitCode.USAGE, """
                plumbline.yaml
                    The attribute 'employees' is text now and was number in an earlier import.
                    Fix: give it a new name, or move plumbline.duckdb away and import everything anew.""");
    }

    @Test
    void aFailedImportLeavesTheStoreAsItWas() {
        load(LEADS);
        write("leads.csv", "id,created,account,title,employees\nL2,2024-01-01,A,CEO,10\n");
        write("steps.json", "[{\"lead\": 1, \"step\": 1, \"at\": 1, \"amount\": 1, \"why\": 1}, {");
        assertThrows(
                ProblemException.class,
                () -> load(LEADS.replace("steps.csv", "steps.json")
                        .replace("title: text", "title: text, size: { column: title, type: text }")));
        assertEquals(List.of("L1"), texts("select lead_id from lead"));
        assertEquals(List.of("0"), texts("select count(*) from duckdb_columns() where column_name = 'size'"));
    }

    @Test
    void aStoreOnDiskTakesNewColumnsAndRowsInOneTransaction() {
        closeStore();
        Path file = folder.resolve("plumbline.duckdb");
        store = Store.open(file);
        load(LEADS);
        write("leads.csv", "id,created,account,title,employees,size\nL1,2024-01-01,A,Boss,10,big\nL2,,A,CTO,1,\n");
        write("steps.csv", "lead,step,at,amount,why\nL2,mql,2024-01-01,,\n");
        load(LEADS.replace("employees: number", "employees: number, size: text"));
        closeStore();
        store = Store.open(file);
        assertEquals(
                List.of("L1|CEO|big|2024-01-01 00:00:00", "L2|CTO|-|2024-01-01 00:00:00"),
                table("lead_id, title, size, created_at", "lead"));
        assertEquals(List.of("L1|title|Boss"), table("lead_id, attribute, value", "attribute_change"));
        assertEquals(List.of("L2|mql"), table("lead_id, step", "outcome"));
    }

    @Test
    void aCheckTellsTheSameAndImportsNothing() {
        write("plumbline.yaml", LEADS.replace("steps.csv", "none.csv"));
        assertEquals(
                """
                none.csv
                    Source 'steps' finds no file.
                    Fix: put the file into the workspace, or correct `file` in plumbline.yaml.""",
                assertThrows(ProblemException.class, () -> new Importer(store, WorkspaceReader.read(folder)).check())
                        .getMessage());
        write("plumbline.yaml", LEADS);
        new Importer(store, WorkspaceReader.read(folder)).check();
        assertEquals(List.of("0"), texts("select count(*) from lead"));
    }

    private void assertProblem(String yaml, ExitCode exitCode, String expected) {
        ProblemException thrown = assertThrows(ProblemException.class, () -> load(yaml));
        assertEquals(expected, thrown.getMessage());
        assertEquals(exitCode, thrown.exitCode());
    }
}
