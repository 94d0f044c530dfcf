package io.plumbline.engine.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.workspace.LeadSource.StepColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceReaderTest {
    static final String FULL = """
            version: 1
            name: b2b-saas
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  csv: { delimiter: ";", decimal: ",", missing: ["", "NULL"] }
                  time_zone: Europe/Amsterdam
                  timestamp_format: "%d/%m/%Y %H:%M"
                  complete_since: 2024-07-01
                  exported_at: 2026-07-01T00:00:00Z
                  columns:
                    lead_id: case_id
                    created_at: reg_date
                    account_id: account
                  attributes:
                    job_title: text
                    employees: { column: "No. of Employees", type: number }
                  existing_score: { column: "HubSpot Score" }
                  steps:
                    customer: { column: "Became a Customer Date", amount: "Deal Amount" }
                  not_used: { duration: "known only after the call" }
              events:
                - name: web
                  file: events/*.csv.gz
                  complete_since: 2024-08-01
                  columns: { event_id: event_id, lead_id: lead_id, occurred_at: at, recorded_at: rec, type: type }
                  types:
                    page_view: { properties: { page: text, seconds: number } }
                    work_item: { value: "W_Completeren aanvraag", by: company }
                  other_types: ignore
                - name: app
                  file: app.parquet
                  columns: { lead_id: lead_id, occurred_at: at }
                  type: login
              outcomes:
                - name: crm_steps
                  file: outcomes.jsonl
                  columns: { lead_id: lead_id, step: step, occurred_at: at, amount: amount, reason: reason }
                  steps: { A_ACTIVATED: customer, A_DECLINED: lost }
            outcome:
              target: customer
              horizon: 90d
            training:
              snapshots: monthly
              first_snapshot: 2024-10-01
              eligible: { before: opportunity, active_within: 60d }
              test_share: 0.3
              folds: 5
              c: [1, 0.1]
              seed: 7
              bootstrap_draws: 200
              minimum_positives: 30
              features:
                windows: [30d, 7d]
                exclude: { job_title: "filled late", login: "staff" }
                company_events: true
            thresholds:
              mql: { policy: capacity, leads_per_month: 200, label: sql }
              sql: { policy: min_precision, at_least: 0.3 }
            """;
    static final String FLAT = """
            version: 1
            name: bank
            sources:
              leads:
                - name: calls
                  file: bank.csv
                  columns: { lead_id: $row }
                  attributes: { age: number }
                  label: { column: y, positive: ["yes"], negative: ["no"], step: customer }
            outcome: { target: customer }
            training: { snapshots: { order: row, period_runs_of: month } }
            """;

    @TempDir
    Path folder;

    @Test
    void everySettingIsRead() throws IOException {
        Workspace workspace = read(FULL);
        assertEquals(folder.toRealPath(), workspace.directory());
        assertEquals("b2b-saas", workspace.name());
        LeadSource crm = workspace.sources().leads().get(0);
        assertEquals(
                new SourceFile(
                        "crm",
                        "leads.csv",
                        FileFormat.CSV,
                        new CsvFormat(";", "\"", true, List.of("", "NULL"), StandardCharsets.UTF_8),
                        new TimeFormat(ZoneId.of("Europe/Amsterdam"), Optional.of("%d/%m/%Y %H:%M")),
                        new TreeMap<>(),
                        Optional.of(Instant.parse("2024-06-30T22:00:00Z")),
                        Optional.of(new ExportTime.At(Instant.parse("2026-07-01T00:00:00Z")))),
                crm.file());
        assertEquals(Optional.of("case_id"), crm.leadId());
        assertEquals(
                List.of(
                        new Field("job_title", "job_title", ValueType.TEXT),
                        new Field("employees", "No. of Employees", ValueType.NUMBER)),
                crm.attributes());
        assertEquals(Optional.of("HubSpot Score"), crm.existingScore());
        assertEquals(
                List.of(new StepColumn("customer", "Became a Customer Date", Optional.of("Deal Amount"))), crm.steps());
        assertEquals(Map.of("duration", "known only after the call"), crm.notUsed());
        EventSource web = workspace.sources().events().get(0);
        assertEquals(EventSource.OtherTypes.IGNORE, web.otherTypes());
        assertEquals(
                new EventSource.SourceType("work_item", "W_Completeren aanvraag", true, List.of()),
                web.types().get(1));
        assertEquals(
                FileFormat.PARQUET, workspace.sources().events().get(1).file().format());
        assertEquals("login", workspace.sources().events().get(1).types().get(0).name());
        assertEquals(
                Map.of("A_ACTIVATED", "customer", "A_DECLINED", "lost"),
                workspace.sources().outcomes().get(0).steps());
    }

    @Test
    void policiesAreRead() {
        Workspace workspace = read(FULL);
        assertEquals(
                new OutcomeDefinition(
                        "customer",
                        Optional.of(Duration.ofDays(90)),
                        List.of("mql", "sql", "opportunity", "customer"),
                        List.of("lost")),
                workspace.outcome());
        TrainingPolicy training = workspace.training();
        assertEquals(new SnapshotPolicy.Monthly(), training.snapshots());
        assertEquals(Optional.of(Instant.parse("2024-10-01T00:00:00Z")), training.firstSnapshot());
        assertEquals(
                new TrainingPolicy.Eligibility(List.of("opportunity", "customer"), Duration.ofDays(60)),
                training.eligibility());
        assertEquals(List.of(0.1, 1.0), training.c());
        assertEquals(
                List.of(Duration.ofDays(7), Duration.ofDays(30)),
                training.features().windows());
        assertEquals(
                Map.of(
                        "mql", new ThresholdPolicy.Capacity("sql", 200),
                        "sql", new ThresholdPolicy.MinPrecision("customer", 0.3)),
                workspace.thresholds());
    }

    @Test
    void declarationsAreTheUnionOfAllSources() {
        Workspace workspace = read(FULL);
        assertEquals(
                Map.of("job_title", ValueType.TEXT, "employees", ValueType.NUMBER),
                workspace.declarations().attributes());
        assertEquals(
                List.of("login", "page_view", "work_item"),
                List.copyOf(workspace.declarations().eventTypes().keySet()));
        assertTrue(workspace.declarations().eventTypes().get("work_item").byCompany());
        assertEquals(
                Map.of("page", ValueType.TEXT, "seconds", ValueType.NUMBER),
                workspace.declarations().eventTypes().get("page_view").properties());
        assertEquals(
                Optional.of(Instant.parse("2024-08-01T00:00:00Z")),
                workspace.declarations().completeSince(List.of("login", "page_view")));
    }

    @Test
    void defaultsAreThoseOfTheGuide() {
        TrainingPolicy training = read(FLAT).training();
        assertEquals(new SnapshotPolicy.RowOrder(Optional.of("month")), training.snapshots());
        assertEquals(0.25, training.testShare());
        assertEquals(4, training.folds());
        assertEquals(List.of(0.01, 0.1, 1.0), training.c());
        assertEquals(1, training.seed());
        assertEquals(500, training.bootstrapDraws());
        assertEquals(20, training.minimumPositives());
        assertEquals(
                new TrainingPolicy.Eligibility(List.of("sql", "opportunity", "customer"), Duration.ofDays(90)),
                training.eligibility());
        assertEquals(
                List.of(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90)),
                training.features().windows());
    }

    @Test
    void segmentsAreRead() {
        assertEquals(
                new TrainingPolicy.SegmentPolicy(List.of(), 30),
                read(FULL).training().segments());
        assertEquals(
                new TrainingPolicy.SegmentPolicy(List.of("job_title"), 50),
                read(withSegments("[job_title]\n  segment_minimum: 50"))
                        .training()
                        .segments());
    }

    @Test
    void numbersAreNoSegments() {
        assertProblems(withSegments("[employees]"), """
                plumbline.yaml:54  training.segments[0]
                    'employees' is no attribute of type text or boolean (worked and held_out are names of groups).
                    Fix: write one of: job_title.""");
    }

    private static String withSegments(String segments) {
        return FULL.replace("minimum_positives: 30", "minimum_positives: 30\n  segments: " + segments);
    }

    @Test
    void theOtherPoliciesAreRead() {
        assertEquals(
                new SnapshotPolicy.AtAge(Duration.ofDays(7)),
                read(FULL.replace("snapshots: monthly", "snapshots: { at_age: 7d }"))
                        .training()
                        .snapshots());
        assertEquals(
                new SnapshotPolicy.Timeless(),
                read(FLAT.replace("{ order: row, period_runs_of: month }", "none"))
                        .training()
                        .snapshots());
        String capacity = "capacity, leads_per_month: 200, label: sql";
        assertEquals(new ThresholdPolicy.MaxF1("customer"), mql(capacity, "max_f1"));
        assertEquals(new ThresholdPolicy.MaxFbeta("customer", 0.5), mql(capacity, "max_fbeta, beta: 0.5"));
        assertEquals(new ThresholdPolicy.MinRecall("sql", 1), mql(capacity, "min_recall, at_least: 1, label: sql"));
        assertEquals(
                new ThresholdPolicy.Profit("customer", 5000, 60),
                mql(capacity, "profit, customer_value: 5000, cost_per_lead: 60"));
    }

    private ThresholdPolicy mql(String from, String to) {
        return read(FULL.replace(from, to)).thresholds().get("mql");
    }

    @Test
    void theFilesOfAWorkspaceHaveFixedNames() throws IOException {
        Workspace workspace = read(FLAT);
        Path real = folder.toRealPath();
        assertEquals(real.resolve("scoring.yaml"), workspace.scorecardFile());
        assertEquals(real.resolve("plumbline.duckdb"), workspace.storeFile());
        assertEquals(real.resolve("plumbline-read.duckdb"), workspace.readCopyFile());
        assertEquals(real.resolve("reports"), workspace.reportsDirectory());
    }

    @Test
    void aMissingFolderOrFileIsTold() {
        assertProblem(() -> WorkspaceReader.read(folder.resolve("none")), """
                none
                    There is no such folder.
                    Fix: name the workspace's folder with -w, or make one with 'plumbline sample b2b-saas DIR'.""");
        assertProblem(() -> WorkspaceReader.read(folder), """
                plumbline.yaml
                    There is no such file in this workspace.
                    Fix: create it, or name another folder with -w.""");
    }

    @Test
    void everyProblemOfTheShapeIsToldAtOnce() {
        assertProblems(
                FULL.replace("job_title: text", "job_title: string")
                        .replace("exported_at", "exportd_at")
                        .replace("horizon: 90d", "horizon: ninety days")
                        .replace("snapshots: monthly", "snapshots: weekly")
                        .replace("leads_per_month: 200, ", "")
                        .replace("at_least: 0.3", "at_least: 30"),
                """
                plumbline.yaml:11  sources.leads[0].exportd_at
                    Unknown key 'exportd_at'.
                    Fix: write 'exported_at'.
                plumbline.yaml:17  sources.leads[0].attributes.job_title
                    'string' is not known here.
                    Fix: write one of: text, number, boolean, date, timestamp, list.
                plumbline.yaml:43  outcome.horizon
                    'ninety days' cannot be used here.
                    Fix: write for example `30d` (a duration: a whole number and s, m, h, d or w).
                plumbline.yaml:45  training.snapshots
                    'weekly' is not known here.
                    Fix: write one of: monthly, none.
                plumbline.yaml:59  thresholds.mql
                    'leads_per_month' is missing.
                    Fix: add `leads_per_month: 200` (leads that can be worked in a month).
                plumbline.yaml:60  thresholds.sql.at_least
                    The number is above 1.
                    Fix: write for example `0.3` (the share to reach, above 0, at most 1).""");
    }

    @Test
    void everyProblemOfTheMeaningIsToldAtOnce() {
        assertProblems(
                FULL.replace("name: app", "name: web")
                        .replace("A_DECLINED: lost", "A_DECLINED: loss")
                        .replace("target: customer", "target: custmer")
                        .replace("before: opportunity", "before: oppurtunity")
                        .replace("label: sql", "label: won")
                        .replace("login: \"staff\"", "logins: \"staff\"")
                        .replace("Europe/Amsterdam", "Europe/Amsterdan")
                        .replace("2024-10-01", "2024-02-30"),
                """
                plumbline.yaml:8  sources.leads[0].time_zone
                    'Europe/Amsterdan' is no time zone.
                    Fix: write 'Europe/Amsterdam'.
                plumbline.yaml:32  sources.events[1].name
                    The source of line 24 is named 'web' too.
                    Fix: give every source a name of its own.
                plumbline.yaml:40  sources.outcomes[0].steps.A_DECLINED
                    'loss' is no step of outcome.steps or outcome.lost.
                    Fix: write 'lost'; known: customer, lost, mql, opportunity, sql.
                plumbline.yaml:42  outcome.target
                    'custmer' is no step of outcome.steps.
                    Fix: write 'customer'; known: mql, sql, opportunity, customer.
                plumbline.yaml:46  training.first_snapshot
                    '2024-02-30' is no date of the calendar.
                    Fix: write for example `2024-07-01`.
                plumbline.yaml:47  training.eligible.before
                    'oppurtunity' is no step of outcome.steps.
                    Fix: write 'opportunity'; known: mql, sql, opportunity, customer.
                plumbline.yaml:56  training.features.exclude.logins
                    'logins' is no attribute or type of events.
                    Fix: write 'login'; known: employees, job_title, login, page_view, work_item.
                plumbline.yaml:59  thresholds.mql.label
                    'won' is no step of outcome.steps.
                    Fix: write one of: mql, sql, opportunity, customer.""");
    }

    @Test
    void problemsOfShapeAndMeaningAreToldTogether() {
        assertProblems(
                FULL.replace("file: leads.csv", "fiel: leads.csv")
                        .replace("name: app", "name: web")
                        .replace("label: sql", "label: won")
                        .replace("employees: {", "run_id: {"),
                """
                plumbline.yaml:5  sources.leads[0]
                    'file' is missing.
                    Fix: add `file: leads.csv` (a file inside the workspace, relative to it; * and ? stand for any characters, ** for any folders; .csv .tsv .parquet .json .jsonl .ndjson, text also .gz).
                plumbline.yaml:6  sources.leads[0].fiel
                    Unknown key 'fiel'.
                    Fix: write 'file'.
                plumbline.yaml:32  sources.events[1].name
                    The source of line 24 is named 'web' too.
                    Fix: give every source a name of its own.
                plumbline.yaml:59  thresholds.mql.label
                    'won' is no step of outcome.steps.
                    Fix: write one of: mql, sql, opportunity, customer.""");
        assertProblems("version: 1\nname: x\noutcome: { target: customr, horizon: 30d }\ntraining: 7\n", """
                plumbline.yaml:1
                    'sources' is missing.
                    Fix: add `sources` (the files to import; at least one of leads and events).
                plumbline.yaml:3  outcome.target
                    'customr' is no step of outcome.steps.
                    Fix: write 'customer'; known: mql, sql, opportunity, customer.
                plumbline.yaml:4  training
                    Expected a mapping (keys with values), found a number.
                    Fix: write for example `{ snapshots: monthly }` (how the model is trained).""");
    }

    @Test
    void aFileOutsideTheWorkspaceIsRefused() {
        for (String path : List.of(
                "../leads.csv",
                "a/../../leads.csv",
                "/etc/leads.csv",
                "C:/leads.csv",
                "~/leads.csv",
                "https://example.org/leads.csv",
                "s3://bucket/leads.csv")) {
            assertProblems(FULL.replace("file: leads.csv", "file: '" + path + "'"), """
                    plumbline.yaml:6  sources.leads[0].file
                        The file is outside the workspace.
                        Fix: copy it into the workspace and write its path from there, such as `leads.csv`.""");
        }
    }

    @Test
    void anUnknownFormatIsRefused() {
        assertProblems(FULL.replace("file: app.parquet", "file: app.xlsx"), """
                plumbline.yaml:33  sources.events[1].file
                    The end of the file's name tells no format.
                    Fix: use .csv .tsv .parquet .json .jsonl or .ndjson; text may also end in .gz.""");
        assertProblems(FULL.replace("file: outcomes.jsonl", "file: out\\comes.jsonl"), """
                plumbline.yaml:38  sources.outcomes[0].file
                    The path holds '\\' or a control character.
                    Fix: write '/' between folders.""");
    }

    @Test
    void namesThatTheStoreHasAlreadyAreRefused() {
        assertProblems(
                FULL.replace("job_title: text", "run_id: text")
                        .replace("job_title: \"filled late\", ", "")
                        .replace("page: text", "source: text"),
                """
                plumbline.yaml:17  sources.leads[0].attributes.run_id
                    'run_id' is a column that Plumbline has already.
                    Fix: choose another name, such as 'crm_run_id', and give the file's column as `column`.
                plumbline.yaml:29  sources.events[0].types.page_view.properties.source
                    'source' is a column that Plumbline has already.
                    Fix: choose another name, such as 'crm_source', and give the file's column as `column`.""");
    }

    @Test
    void oneNameHasOneType() {
        assertProblems(
                FULL.replace("page_view: {", "form: { properties: { seconds: text } }\n        page_view: {")
                        .replace("file: app.parquet", "file: app.parquet\n      types: { work_item: {}, login: {} }")
                        .replace("type: login", "type: login"),
                """
                plumbline.yaml:30  sources.events[0].types.page_view.properties.seconds
                    The property 'seconds' is text elsewhere and number here.
                    Fix: give it one type, or two names.
                plumbline.yaml:35  sources.events[1].types.work_item
                    Events of type 'work_item' are made by the lead in one source and by the company in another.
                    Fix: give both the same `by`, or two names.
                plumbline.yaml:37  sources.events[1].type
                    All events are of type 'login', but `types` declares others.
                    Fix: declare 'login' alone, or name the column in `columns.type`.""");
    }

    @Test
    void anAttributeThatIsTheOutcomeIsRefused() {
        assertProblems(
                FULL.replace(
                        "job_title: text",
                        "job_title: { column: \"Deal Amount\", type: number }\n        duration: number"),
                """
                plumbline.yaml:17  sources.leads[0].attributes.job_title
                    The column 'Deal Amount' is the amount of step 'customer', so it cannot be an attribute.
                    Fix: remove the attribute, or the other use of the column.
                plumbline.yaml:18  sources.leads[0].attributes.duration
                    The column 'duration' is listed under not_used, so it cannot be an attribute.
                    Fix: remove the attribute, or the other use of the column.""");
    }

    @Test
    void timeMustAgree() {
        assertProblems(FULL.replace("  horizon: 90d\n", ""), """
                plumbline.yaml:41  outcome
                    'horizon' is missing: snapshots in time need to know how far the label looks ahead.
                    Fix: add `horizon: 90d`, or write `snapshots: none` for a table without time.""");
        assertProblems(FLAT.replace("target: customer }", "target: customer, horizon: 30d }"), """
                plumbline.yaml:10  outcome.horizon
                    A horizon has no meaning without snapshots in time.
                    Fix: remove it, or write `snapshots: monthly`.""");
        assertProblems(
                FLAT.replace("target: customer }", "target: customer, horizon: 30d }")
                        .replace("{ order: row, period_runs_of: month }", "{ at_age: 7d }"),
                """
                plumbline.yaml:11  training.snapshots
                    A flat label says that a step happened but not when, so no snapshot in time can use it.
                    Fix: write `snapshots: none` or `snapshots: { order: row }`, or give the step a date column under `steps`.
                plumbline.yaml:11  training.snapshots
                    Leads have no age: no source says when they were created.
                    Fix: add `columns.created_at` to a source of leads.""");
    }

    @Test
    void theSourcesNeedNotSayWhenALeadReachesTheTarget() {
        assertTrue(read(FLAT).sources().report("customer"));
        assertFalse(
                read(FLAT.replace("step: customer }", "step: sql }")).sources().report("customer"));
        assertTrue(read(FULL).sources().report("customer"));
    }

    @Test
    void theTypeOfEventsMustBeKnown() {
        assertProblems(FULL.replace("      type: login\n", "").replace(", login: \"staff\"", ""), """
                plumbline.yaml:34  sources.events[1].columns
                    Nothing says of which type the events are.
                    Fix: name the column in `columns.type`, or the one type in `type`.""");
        assertProblems(
                FULL.replace("lead_id: lead_id, occurred_at: at }", "lead_id: lead_id, occurred_at: at, type: kind }"),
                """
                plumbline.yaml:35  sources.events[1].type
                    The type is given here and in `columns.type`.
                    Fix: keep one: a column, or one type for all rows.""");
    }

    @Test
    void leadsMustComeFromSomewhere() {
        assertProblems("""
                version: 1
                name: none
                sources:
                  outcomes:
                    - name: log
                      file: log.csv
                      columns: { lead_id: id, step: step, occurred_at: at }
                outcome: { target: customer, horizon: 30d }
                training: { snapshots: monthly }
                """, """
                plumbline.yaml:3  sources
                    No source says which leads there are.
                    Fix: add one under sources.leads or sources.events.""");
    }

    @Test
    void otherContradictionsAreTold() {
        assertProblems(FLAT.replace("[\"no\"]", "[\"no\", \"yes\"]"), """
                plumbline.yaml:9  sources.leads[0].label
                    'yes' means that it happened and that it did not.
                    Fix: keep it in one of the two lists.""");
        assertProblems(FLAT.replace("bank.csv", "bank*.csv"), """
                plumbline.yaml:7  sources.leads[0].columns.lead_id
                    Rows of several files have no number of their own.
                    Fix: name one file, or the column that identifies the lead.""");
        assertProblems(FULL.replace("target: customer", "target: customer\n  lost: [lost, sql]"), """
                plumbline.yaml:43  outcome.lost
                    'sql' is a step of the lifecycle and a way to lose a lead.
                    Fix: keep it in one of outcome.steps and outcome.lost.""");
        assertProblems(FULL.replace("delimiter: \";\"", "delimiter: '\"'"), """
                plumbline.yaml:7  sources.leads[0].csv
                    The delimiter and the quote must be two different ASCII characters, no line breaks.
                    Fix: write for example `{ delimiter: ";", quote: '"' }`.""");
        assertProblems(FULL.replace("delimiter: \";\"", "delimiter: \u00a6"), """
                plumbline.yaml:7  sources.leads[0].csv
                    The delimiter and the quote must be two different ASCII characters, no line breaks.
                    Fix: write for example `{ delimiter: ";", quote: '"' }`.""");
        assertProblems(FULL.replace("%d/%m/%Y %H:%M", "dd/MM/yyyy %Q"), """
                plumbline.yaml:9  sources.leads[0].timestamp_format
                    This is no format in strptime's letters.
                    Fix: write for example `"%d/%m/%Y %H:%M"`, where %% stands for a percent sign, or 'epoch_seconds'.""");
    }

    private Workspace read(String yaml) {
        try {
            Files.writeString(folder.resolve("plumbline.yaml"), yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return WorkspaceReader.read(folder);
    }

    private void assertProblems(String yaml, String expected) {
        assertProblem(() -> read(yaml), expected);
    }

    private static void assertProblem(Executable read, String expected) {
        ProblemException thrown = assertThrows(ProblemException.class, read);
        assertEquals(expected, thrown.getMessage());
        assertEquals(ExitCode.USAGE, thrown.exitCode());
    }
}
