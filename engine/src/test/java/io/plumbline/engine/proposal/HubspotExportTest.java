package io.plumbline.engine.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.workspace.LeadSource;
import io.plumbline.engine.workspace.LeadSource.StepColumn;
import io.plumbline.engine.workspace.SnapshotPolicy.Monthly;
import io.plumbline.engine.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of contacts as HubSpot exports it: labels as headers, American dates, step dates in columns. */
class HubspotExportTest {
    private static final String HEADER = "Record ID,First Name,Last Name,Email,Phone Number,Job Title,Contact owner,"
            + "Lead Status,Lifecycle Stage,Create Date,Original Source,Close Date,Became a Lead Date,"
            + "Became a Marketing Qualified Lead Date,Became a Sales Qualified Lead Date,Became a Customer Date,"
            + "Recent Deal Amount,HubSpot Score,Number of Pageviews,Time of Last Visit,Associated Company IDs,"
            + "Number of Employees,Interests,Notes,Gender,State/Region";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm a", Locale.ENGLISH);
    private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 9, 0);

    @TempDir
    private Path folder;

    private static String contact(int i) {
        LocalDateTime created = START.plusHours(31L * i);
        boolean mql = i % 2 == 0;
        boolean sql = i % 4 == 0;
        boolean customer = i % 8 == 0;
        return String.join(
                ",",
                Integer.toString(100_001 + i),
                "Ann" + i,
                "Lee" + i,
                "ann" + i + "@example.com",
                "+49 30 " + (100_000 + i),
                List.of("CEO", "Sales Manager", "Engineer").get(i % 3),
                List.of("Kim", "Pat").get(i % 2),
                "Open",
                customer ? "Customer" : mql ? "Marketing Qualified Lead" : "Lead",
                DATE.format(created),
                List.of("Organic Search", "Paid Search", "Referrals").get(i % 3),
                customer ? DATE.format(created.plusDays(50)) : "",
                DATE.format(created),
                mql ? DATE.format(created.plusDays(20)) : "",
                sql ? DATE.format(created.plusDays(35)) : "",
                customer ? DATE.format(created.plusDays(50 + i % 20)) : "",
                customer ? "1200.50" : "",
                Integer.toString(i % 90),
                Integer.toString(i % 17),
                DATE.format(created.plusDays(i % 50)),
                Integer.toString(9_000 + i % 40),
                Integer.toString(List.of(5, 80, 700).get(i % 3)),
                List.of("crm;ads", "seo", "ads;seo").get(i % 3),
                "called " + i + " times",
                List.of("f", "m").get(i % 2),
                "");
    }

    private Exports export() {
        return new Exports(folder).leads("contacts.csv", Exports.lines(HEADER, 500, HubspotExportTest::contact));
    }

    @Test
    void everyColumnFindsItsRole() {
        try (Exports export = export()) {
            Map<String, String> roles = Exports.roles(export.understood().leads());
            assertEquals("lead id", roles.get("Record ID"));
            assertEquals("created at", roles.get("Create Date"));
            assertEquals("account id", roles.get("Associated Company IDs"));
            assertEquals("date of a step mql", roles.get("Became a Marketing Qualified Lead Date"));
            assertEquals("date of a step sql", roles.get("Became a Sales Qualified Lead Date"));
            assertEquals("date of a step customer", roles.get("Became a Customer Date"));
            assertEquals("amount of a step customer", roles.get("Recent Deal Amount"));
            assertEquals("existing score", roles.get("HubSpot Score"));
            assertEquals("attribute job_title", roles.get("Job Title"));
            assertEquals("attribute number_of_employees", roles.get("Number of Employees"));
            assertEquals("attribute interests", roles.get("Interests"));
            assertEquals("attribute original_source", roles.get("Original Source"));
        }
    }

    @Test
    void whatIsLeftOutHasItsReason() {
        try (Exports export = export()) {
            LeadTable leads = export.understood().leads();
            String personal = "personal data: who the person is, not what the lead is like";
            assertEquals(personal, Exports.reason(leads, "First Name"));
            assertEquals(personal, Exports.reason(leads, "Email"));
            assertEquals(personal, Exports.reason(leads, "Phone Number"));
            assertEquals(
                    "a protected attribute (gender): to choose people by it may be unfair and unlawful",
                    Exports.reason(leads, "Gender"));
            assertEquals(
                    "where the lead stands now: the outcome itself, or changed together with it",
                    Exports.reason(leads, "Lifecycle Stage"));
            assertEquals(
                    "who works the lead: it tells who was called, not who buys",
                    Exports.reason(leads, "Contact owner"));
            assertEquals(
                    "when something last happened to the record: it moves with the outcome",
                    Exports.reason(leads, "Time of Last Visit"));
            assertEquals(
                    "a count as of the export: it goes on growing after the outcome",
                    Exports.reason(leads, "Number of Pageviews"));
            assertEquals("comes with the outcome, or after it", Exports.reason(leads, "Close Date"));
            assertEquals("free text: a person's words, not a property", Exports.reason(leads, "Notes"));
            assertEquals("never filled", Exports.reason(leads, "State/Region"));
        }
    }

    @Test
    void theConfigurationReadsBackToTheSame() {
        try (Exports export = export()) {
            Workspace workspace = export.workspace();
            LeadSource source = workspace.sources().leads().get(0);
            assertEquals(Optional.of("Record ID"), source.leadId());
            assertEquals(Optional.of("Create Date"), source.createdAt());
            assertEquals(Optional.of("HubSpot Score"), source.existingScore());
            assertEquals(
                    List.of(
                            new StepColumn("mql", "Became a Marketing Qualified Lead Date", Optional.empty()),
                            new StepColumn("sql", "Became a Sales Qualified Lead Date", Optional.empty()),
                            new StepColumn("customer", "Became a Customer Date", Optional.of("Recent Deal Amount"))),
                    source.steps());
            assertEquals(
                    Optional.of("%m/%d/%Y %I:%M %p"),
                    source.file().times("Create Date").pattern());
            assertEquals(ValueType.LIST, workspace.declarations().attributes().get("interests"));
            assertTrue(source.notUsed().containsKey("Email"));
        }
    }

    @Test
    void theTargetAndItsHorizonFollowFromHowLongLeadsTook() {
        try (Exports export = export()) {
            Plan plan = export.understood().plan();
            assertEquals("customer", plan.target());
            assertEquals(new Monthly(), plan.snapshots());
            assertEquals(Optional.of(Duration.ofDays(90)), plan.horizon());
            assertEquals(List.of("customer", "mql", "sql"), plan.steps());
            assertTrue(plan.mqlsPerMonth().isPresent());
        }
    }

    @Test
    void theDataEndAtTheMidnightAfterTheNewestTime() {
        try (Exports export = export()) {
            Understanding understood = export.understood();
            Instant newest = understood.newest().orElseThrow();
            assertEquals(
                    newest.atOffset(ZoneOffset.UTC)
                            .toLocalDate()
                            .plusDays(1)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC),
                    understood.endOfData().orElseThrow());
        }
    }

    @Test
    void localTimesAreReadInTheZoneThatIsChosen() {
        try (Exports export = export().choose(Choices.Matter.TIME_ZONE, "America/New_York")) {
            assertEquals(
                    "America/New_York",
                    export.workspace()
                            .sources()
                            .leads()
                            .get(0)
                            .file()
                            .times("Create Date")
                            .zone()
                            .getId());
        }
    }

    @Test
    void theStartingPointsTellLeadsApart() {
        try (Exports export = export()) {
            List<String> rules = export.scorecard().fit().rules().stream()
                    .map(rule -> rule.id())
                    .toList();
            assertEquals(
                    List.of(
                            "top-management",
                            "leads-a-department",
                            "manager",
                            "student-or-trainee",
                            "small-company",
                            "middling-company",
                            "large-company"),
                    rules);
        }
    }

    @Test
    void aPersonIsAskedOnlyWhatMatters() {
        try (Exports export = export()) {
            assertEquals(
                    List.of(
                            Choices.Matter.LEAD_ID,
                            Choices.Matter.CREATED_AT,
                            Choices.Matter.TARGET,
                            Choices.Matter.TIME_ZONE),
                    export.understood().open().stream().map(Question::matter).toList());
        }
    }
}
