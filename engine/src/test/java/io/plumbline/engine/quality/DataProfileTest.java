package io.plumbline.engine.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.quality.Finding.Severity;
import io.plumbline.engine.quality.Market.Event;
import io.plumbline.engine.quality.Market.Lead;
import io.plumbline.engine.quality.Market.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataProfileTest {
    private final Market market = new Market();

    @TempDir
    private Path folder;

    /** The one finding that a fault leads to. */
    private void assertFinds(String kind, Severity severity, String subject, String what) {
        List<Finding> findings = market.profile(folder).findings();
        assertEquals(List.of(kind), findings.stream().map(Finding::kind).toList(), findings.toString());
        assertEquals(severity, findings.get(0).severity());
        assertEquals(subject, findings.get(0).subject());
        assertEquals(what, findings.get(0).what());
    }

    private void replaceLead(int index, Lead lead) {
        market.leads.set(index, lead);
    }

    private Lead lead(int index) {
        return market.leads.get(index);
    }

    @Test
    void cleanDataHaveNoFinding() {
        assertEquals(List.of(), market.kinds(folder));
    }

    @Test
    void everyDeclaredColumnIsCounted() {
        replaceLead(0, new Lead("L1", lead(0).created(), "A1", "", "20"));
        assertEquals(
                List.of(
                        new Coverage("lead", "country", "text", 120, 119, 2),
                        new Coverage("lead", "employees", "number", 120, 120, 120),
                        new Coverage("event", "page", "text", 240, 240, 2)),
                market.profile(folder).columns());
        assertEquals(0.5, new Coverage("lead", "a", "text", 4, 2, 2).share());
    }

    @Test
    void aRowThatRepeatsALeadIsFound() {
        market.leads.add(lead(3));
        assertFinds(
                "lead_twice",
                Severity.WARNING,
                "crm",
                "1 row repeats the id of an earlier row of the same file; the first counts.");
    }

    @Test
    void leadsOfOneAccountAndInstantMayBeOnePerson() {
        replaceLead(1, new Lead("L2", lead(0).created(), "A1", "FR", "20"));
        assertTrue(market.kinds(folder).contains("same_account_and_creation"));
    }

    @Test
    void eventsThatAreEqualAreFound() {
        market.events.add(market.events.get(5));
        market.events.add(market.events.get(5));
        assertFinds(
                "equal_events",
                Severity.NOTE,
                "web",
                "2 events equal another of the same lead in time, type and properties (0.6 % of 362).");
    }

    @Test
    void timesBefore1990AreFound() {
        market.steps.set(0, new Step("L1", "mql", Instant.parse("1970-01-01T00:00:00Z"), ""));
        List<Finding> findings = market.profile(folder).findings();
        assertEquals("impossible_time", findings.get(0).kind());
        assertEquals("1 time lies before 1990 (0.6 %).", findings.get(0).what());
        assertEquals("steps.occurred_at", findings.get(0).subject());
    }

    @Test
    void timesOfTheFutureAreFound() {
        market.steps.set(159, new Step("L120", "customer", Instant.parse("2026-12-24T10:00:00Z"), "5"));
        assertFinds("impossible_time", Severity.WARNING, "steps.occurred_at", "1 time lies in the future (0.6 %).");
    }

    @Test
    void aPlaceholderInAnAttributeIsFound() {
        market.plumblineYaml = market.plumblineYaml.replace("country: text", "country: date");
        for (int i = 0; i < 120; i++) {
            Lead lead = lead(i);
            String day = i < 6 ? "1970-01-01" : "1955-07-" + (10 + i % 15);
            replaceLead(i, new Lead(lead.id(), lead.created(), lead.account(), day, lead.employees()));
        }
        assertFinds(
                "impossible_time",
                Severity.WARNING,
                "country",
                "6 values are the first day of 1900 or 1970, which programs write for no date (5.0 %).");
    }

    @Test
    void negativeAmountsAreFound() {
        market.steps.add(new Step("L1", "opportunity", Instant.parse("2025-09-01T10:00:00Z"), "-5"));
        assertFinds("negative_amount", Severity.WARNING, "steps", "1 of 41 amounts are negative.");
    }

    @Test
    void stepsOutOfOrderAreCountedByPair() {
        Step mql = market.steps.get(0);
        market.steps.add(new Step("L1", "sql", mql.at().minusSeconds(60), ""));
        Step second = market.steps.get(1);
        market.steps.add(new Step("L2", "sql", second.at().plusSeconds(60), ""));
        assertFinds(
                "step_order",
                Severity.WARNING,
                "mql > sql",
                "'sql' comes before 'mql' in 1 of 2 leads that reached both (50.0 %).");
    }

    @Test
    void aStepThatIsADayAgreesWithAllOfThatDay() {
        Step mql = market.steps.get(0);
        market.steps.add(new Step("L1", "sql", mql.at().truncatedTo(ChronoUnit.DAYS), ""));
        assertEquals(List.of(), market.kinds(folder));
    }

    @Test
    void aStepBeforeCreationIsFound() {
        market.steps.set(0, new Step("L1", "mql", lead(0).created().minusSeconds(5), ""));
        assertFinds(
                "created_after_step",
                Severity.NOTE,
                "created_at of leads",
                "1 of 120 leads with a step (0.8 %) were created after it.");
    }

    @Test
    void eventsBeforeCreationAreANoteWithTheirGap() {
        market.events.add(new Event("L1", lead(0).created().minus(Duration.ofDays(3)), "", "visit", "home"));
        assertFinds(
                "events_before_creation",
                Severity.NOTE,
                "web",
                "0.3 % of its events (1) happened before their lead was created, by 3 days in the middle.");
    }

    @Test
    void recordsMergedIntoALeadThatNobodyListsAreFound() {
        market.plumblineYaml = market.plumblineYaml.replace(
                "attributes: { country: text, employees: number }",
                "attributes: { employees: number }\n      merged_into: country");
        for (int i = 0; i < 120; i++) {
            Lead lead = lead(i);
            String into = i == 0 ? "nowhere" : i == 1 ? "L3" : "";
            replaceLead(i, new Lead(lead.id(), lead.created(), lead.account(), into, lead.employees()));
        }
        Finding finding = market.profile(folder).findings().get(0);
        assertEquals("merged_into_unlisted", finding.kind());
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(
                "1 of 2 merged records went into a lead that stands in no source of leads; its attributes count for"
                        + " nobody.",
                finding.what());
    }

    @Test
    void eventsOfLeadsThatNobodyListsAreFound() {
        for (int i = 0; i < 10; i++) {
            market.leads.remove(market.leads.size() - 1);
        }
        List<Finding> findings = market.profile(folder).findings();
        assertEquals(
                List.of("steps", "web"), findings.stream().map(Finding::subject).toList());
        assertEquals(
                "10 of its 120 leads (8.3 %, 30 rows) stand in no source of leads.",
                findings.get(1).what());
        assertEquals(Severity.WARNING, findings.get(1).severity());
    }

    @Test
    void idsThatDifferInCaseOrSpacesAreFound() {
        market.events.add(new Event("l 1", market.events.get(0).at().plusSeconds(1), "", "form", ""));
        List<Finding> findings = market.profile(folder).findings();
        assertEquals(
                "2 ids of leads differ only in upper and lower case or in spaces; they may be 1 lead. 1 of them stand in no"
                        + " source of leads.",
                findings.get(0).what());
    }

    @Test
    void aSourceThatIsSilentForMonthsIsFound() {
        market.events.removeIf(event -> event.at().toString().startsWith("2025-07"));
        assertFinds(
                "silent_months",
                Severity.WARNING,
                "web",
                "1 month has hardly a row; the longest gap begins in 2025-07.");
    }

    @Test
    void eventsRecordedLateAreANote() {
        Event first = market.events.get(0);
        market.events.set(
                0,
                new Event("L1", first.at(), first.at().plus(Duration.ofDays(4)).toString(), "visit", "home"));
        assertFinds(
                "late_events",
                Severity.NOTE,
                "web",
                "0.3 % of its events (1) were recorded more than a day after they happened, 4 days in the middle.");
    }

    @Test
    void eventsRecordedBeforeTheyHappenedAreAWarning() {
        Event first = market.events.get(0);
        market.events.set(
                0, new Event("L1", first.at(), first.at().minusSeconds(1).toString(), "visit", "home"));
        assertFinds("recorded_before", Severity.WARNING, "web", "1 event was recorded before they happened (0.3 %).");
    }

    @Test
    void anAttributeFilledOnlyAfterwardsSmells() {
        for (int i = 0; i < 120; i++) {
            Lead lead = lead(i);
            replaceLead(
                    i,
                    new Lead(
                            lead.id(), lead.created(), lead.account(), lead.country(), (i + 1) % 3 == 0 ? "" + i : ""));
        }
        assertFinds(
                "smells_of_outcome",
                Severity.WARNING,
                "employees",
                "Filled for 100.0 % of the leads that reached 'customer' and for 0.0 % of the others: it seems to be filled"
                        + " afterwards.");
        market.plumblineYaml = market.plumblineYaml.replace(
                "training: { snapshots: monthly }",
                "training: { snapshots: monthly, features: { exclude: { employees: \"filled later\" } } }");
        assertEquals(List.of(), market.kinds(folder));
    }

    @Test
    void aReasonFilledOnlyForLostLeadsSmells() {
        for (int i = 0; i < 120; i++) {
            Lead lead = lead(i);
            boolean lost = i % 3 == 0;
            replaceLead(i, new Lead(lead.id(), lead.created(), lead.account(), lost ? "price" + i % 2 : "", "1" + i));
            if (lost) {
                market.steps.add(new Step(lead.id(), "lost", lead.created().plus(Duration.ofDays(50)), ""));
            }
        }
        assertFinds(
                "smells_of_outcome",
                Severity.WARNING,
                "country",
                "Filled for 100.0 % of the leads that were lost and for 0.0 % of the others: it seems to be filled"
                        + " afterwards.");
    }

    @Test
    void aValueThatRepeatsTheOutcomeSmells() {
        for (int i = 0; i < 120; i++) {
            Lead lead = lead(i);
            String status = (i + 1) % 3 == 0 ? "won" : i % 2 == 0 ? "open" : "new";
            replaceLead(i, new Lead(lead.id(), lead.created(), lead.account(), status, lead.employees()));
        }
        assertFinds(
                "smells_of_outcome",
                Severity.WARNING,
                "country",
                "40 of 40 leads with one of its values reached 'customer': it seems to repeat the outcome.");
    }

    @Test
    void columnsThatSayNothingAreNamedTogether() {
        for (int i = 0; i < 120; i++) {
            Lead lead = lead(i);
            replaceLead(i, new Lead(lead.id(), lead.created(), lead.account(), "FR", ""));
        }
        market.plumblineYaml = market.plumblineYaml.replace("form: {}", "form: {}, call: {}");
        List<Finding> findings = market.profile(folder).findings();
        assertEquals(
                List.of(
                        "One is never filled: employees.",
                        "One is the same everywhere: country.",
                        "One is declared, and no event is of the kind: call."),
                findings.stream().map(Finding::what).toList());
    }

    @Test
    void aSourceOfWhichNothingIsLeftAndOneOfWhichMuchIsRefusedAreFound() {
        market.plumblineYaml = market.plumblineYaml.replace("visit: {", "visitt: {");
        market.steps.clear();
        List<Finding> findings = market.profile(folder).findings();
        assertEquals(
                "Nothing is imported: 0 rows refused, 0 ignored.",
                findings.get(0).what());
        assertEquals(
                "66.7 % of the rows are refused (240 of 360).", findings.get(1).what());
    }

    @Test
    void timesThatAreDaysAreANote() {
        for (int i = 0; i < 120; i++) {
            Lead lead = lead(i);
            replaceLead(
                    i,
                    new Lead(
                            lead.id(),
                            lead.created().truncatedTo(ChronoUnit.DAYS),
                            lead.account(),
                            lead.country(),
                            lead.employees()));
        }
        assertFinds(
                "days_only",
                Severity.NOTE,
                "created_at of leads",
                "100.0 % of the times are midnight: they are days, and what came first on a day cannot be told.");
    }

    /** Half of the leads send a form when they are created. */
    private void formsAtCreation() {
        for (int i = 0; i < 120; i += 2) {
            market.events.add(new Event("L" + (i + 1), lead(i).created().plusSeconds(20), "", "form", ""));
        }
    }

    @Test
    void aSourceInLocalTimeIsFoundWithTheZoneThatWouldMendIt() {
        formsAtCreation();
        assertEquals(List.of(), market.kinds(folder));
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        market.events.replaceAll(event -> new Event(
                event.lead(),
                event.at().atZone(berlin).toLocalDateTime().toInstant(ZoneOffset.UTC),
                "",
                event.type(),
                event.page()));
        List<Finding> findings = market.profile(folder).findings();
        assertEquals(List.of("time_zone"), findings.stream().map(Finding::kind).toList(), findings.toString());
        assertEquals(
                "For 60 of 120 leads the first record in 'web' lies 1 or 2 hours after the creation in 'crm', to within 3"
                        + " minutes: one of the two holds local times that are read in another zone.",
                findings.get(0).what());
        assertTrue(
                findings.get(0).fix().endsWith("if 'web' is the one, set its `time_zone` (Europe/Berlin would fit)."),
                findings.get(0).fix());
        market.plumblineYaml = market.plumblineYaml.replace(
                "file: events.csv", "file: events.csv\n      times: { at: { time_zone: Europe/Berlin } }");
        assertEquals(List.of("time_zone"), market.kinds(folder), "times with an offset are not moved by a zone");
    }

    @Test
    void creationInTheZoneOfNewYorkIsFound() {
        formsAtCreation();
        ZoneId newYork = ZoneId.of("America/New_York");
        for (int i = 0; i < 120; i++) {
            Lead lead = lead(i);
            Instant local = lead.created().atZone(newYork).toLocalDateTime().toInstant(ZoneOffset.UTC);
            replaceLead(i, new Lead(lead.id(), local, lead.account(), lead.country(), lead.employees()));
        }
        List<Finding> findings = market.profile(folder).findings();
        assertEquals(List.of("time_zone"), findings.stream().map(Finding::kind).toList(), findings.toString());
        assertTrue(
                findings.get(0)
                        .fix()
                        .startsWith("if 'crm' is the one, set its `time_zone` (America/New_York would fit);"),
                findings.get(0).fix());
    }

    @Test
    void eventsThatFollowAtAnyTimeAreNoSign() {
        assertEquals(List.of(), market.kinds(folder));
    }

    @Test
    void timesInWholeHoursAreTooCoarseToTell() {
        formsAtCreation();
        for (int i = 0; i < 120; i++) {
            Lead lead = lead(i);
            replaceLead(
                    i,
                    new Lead(
                            lead.id(),
                            lead.created().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1)),
                            lead.account(),
                            lead.country(),
                            lead.employees()));
        }
        assertEquals(List.of(), market.kinds(folder));
    }

    @Test
    void eventsSomeHoursAheadAreASignOfAZone() {
        market.events.add(new Event("L1", Market.NOW.plus(Duration.ofHours(2)), "", "visit", "home"));
        assertFinds(
                "time_zone",
                Severity.WARNING,
                "web",
                "1 event lies after the export or in the future, by up to 2.0 hours.");
    }
}
