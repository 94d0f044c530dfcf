package io.plumbline.training.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantedMistakesTest {
    @TempDir
    private Path folder;

    private static final Set<String> MEASURES = Set.of(
            "rejected",
            "rejections_without_reason",
            "steps_without_level",
            "levels_without_step",
            "hours_to_first_touch",
            "unworked",
            "sales_without_marketing",
            "steps_out_of_order",
            "scorecard_age_days",
            "fall_of_precision",
            "fall_of_recall",
            "months_of_drift",
            "drifted_features",
            "points_from_rules_that_earn_nothing",
            "precision_apart",
            "thresholds_apart");

    private static List<String> notFine(List<Finding> findings) {
        return findings.stream()
                .filter(each -> each.severity() != Severity.NONE)
                .map(each -> each.mistake().word() + " " + each.measure() + " "
                        + each.severity().word())
                .sorted()
                .toList();
    }

    private static Finding of(List<Finding> findings, String measure) {
        return findings.stream()
                .filter(each -> each.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCompanyInGoodHealthIsQuiet() {
        List<Finding> findings = new PlantedCompany().findings(folder);
        assertEquals(List.of(), notFine(findings));
        assertEquals(
                new TreeSet<>(MEASURES),
                findings.stream().map(Finding::measure).collect(Collectors.toCollection(TreeSet::new)));
        assertTrue(findings.stream().allMatch(each -> each.action().equals("Nothing to do.")));
    }

    @ParameterizedTest
    @CsvSource({
        "rejected,          0.7,  definition rejected high",
        "rejected,          0.4,  definition rejected medium",
        "never_on_level,    0.8,  definition steps_without_level high",
        "never_on_level,    0.35, definition steps_without_level medium",
        "level_alone,       0.6,  definition levels_without_step medium",
        "age,               500,  criteria scorecard_age_days medium",
        "found_of_late,     20,   criteria fall_of_precision high",
        "missed_of_late,    160,  criteria fall_of_recall medium",
        "drift_months,      1,    criteria months_of_drift medium",
        "drift_months,      4,    criteria months_of_drift high",
        "drifted_features,  0.5,  criteria drifted_features high",
        "vanity,            0.4,  vanity points_from_rules_that_earn_nothing high",
        "vanity,            0.15, vanity points_from_rules_that_earn_nothing medium",
        "precision_of_fr,   0.04, segmentation precision_apart high",
        "precision_of_fr,   0.1,  segmentation precision_apart medium",
        "threshold_of_fr,   70,   segmentation thresholds_apart high",
        "threshold_of_fr,   52,   segmentation thresholds_apart medium",
        "hours,             100,  handoff hours_to_first_touch high",
        "hours,             30,   handoff hours_to_first_touch medium",
        "unworked,          0.4,  handoff unworked high",
        "unworked,          0.16, handoff unworked medium",
        "unrecorded,        0.4,  handoff sales_without_marketing high",
        "backward,          0.1,  handoff steps_out_of_order medium"
    })
    void aMistakeThatIsPlantedIsFoundAndNoOther(String figure, double value, String found) {
        List<Finding> findings = new PlantedCompany().with(figure, value).findings(folder);
        List<String> told = notFine(findings);
        assertTrue(told.contains(found), figure + ": " + told);
        assertTrue(told.stream().allMatch(each -> follows(figure, each) || each.equals(found)), figure + ": " + told);
    }

    /** A fall of the hits is one of recall too. */
    private static boolean follows(String figure, String finding) {
        return figure.equals("found_of_late") && finding.startsWith("criteria fall_of_recall");
    }

    @Test
    void theEvidenceNamesCountsIntervalAndReasons() {
        Finding rejected = of(new PlantedCompany().with("rejected", 0.7).findings(folder), "rejected");
        assertTrue(
                rejected.evidence()
                        .matches(
                                "Of 800 leads at mql sales answered 800 and rejected 5\\d\\d: [67]\\d\\.\\d %"
                                        + " \\(6\\d\\.\\d to 7\\d\\.\\d\\)\\. Most often because: wrong person 6\\d\\.\\d %, no budget 3\\d\\.\\d %\\."),
                rejected.evidence());
        assertEquals(0.5, rejected.bound().orElseThrow());
    }

    @Test
    void rejectionsThatNobodyRecordsAreNoGoodSign() {
        Finding rejected = of(
                new PlantedCompany().with("rejected", 0).with("unworked", 0.4).findings(folder), "rejected");
        assertEquals(Severity.CANNOT_TELL, rejected.severity(), rejected.evidence());
        assertTrue(rejected.evidence().contains("is recorded to have rejected 0"), rejected.evidence());
    }

    @Test
    void rulesThatEarnNothingAreNamed() {
        Finding vanity =
                of(new PlantedCompany().with("vanity", 0.4).findings(folder), "points_from_rules_that_earn_nothing");
        assertEquals(
                "40.0 % of all points come from rules that tell nothing of who converts: like (40.0 %)."
                        + " Of rules that give another 3.0 % it cannot be told.",
                vanity.evidence());
        assertEquals(0.43, vanity.high().orElseThrow(), 1e-9);
    }

    @Test
    void rulesOfWhichNothingIsKnownLeaveVanityOpen() {
        Finding vanity =
                of(new PlantedCompany().with("undecided", 0.6).findings(folder), "points_from_rules_that_earn_nothing");
        assertEquals(Severity.CANNOT_TELL, vanity.severity());
        assertEquals("Wait for more leads before anything is changed.", vanity.action());
    }

    @Test
    void oneLeadTellsNothing() {
        List<Finding> findings = new PlantedCompany().with("leads", 1).findings(folder);
        for (String measure :
                List.of("rejected", "unworked", "levels_without_step", "hours_to_first_touch", "precision_apart")) {
            assertEquals(Severity.CANNOT_TELL, of(findings, measure).severity(), measure);
        }
    }

    @Test
    void moreThanHalfNeverTouchedIsSaidSo() {
        Finding hours = of(new PlantedCompany().with("unworked", 0.7).findings(folder), "hours_to_first_touch");
        assertEquals(Severity.HIGH, hours.severity());
        assertTrue(hours.value().isEmpty());
        assertEquals(
                "More than half of 800 leads at mql were never touched by sales (sales_call, or an answer).",
                hours.evidence());
    }

    @Test
    void callsThatAreNotRecordedLeaveTheHoursOpen() {
        List<Finding> findings =
                new PlantedCompany().findings(folder, "delete from event where event_type = 'sales_call'");
        assertEquals(
                "Declare calls and mails of sales under sources.events.types, `by: company`.",
                of(findings, "hours_to_first_touch").action());
        assertEquals(List.of("handoff hours_to_first_touch cannot_tell"), notFine(findings));
    }

    @Test
    void listsThatNobodyAnswersAreToldFromThoseThatSomebodyDoes() {
        String handedOver =
                "insert into handoff select 1, lead_id, 1, timestamp '2026-05-01', 'mql', '', null, null, null, null, null from planted";
        Finding answered =
                of(new PlantedCompany().findings(folder, handedOver + " where i < 30"), "handed_over_without_answer");
        assertEquals(Severity.NONE, answered.severity(), answered.evidence());
        Finding open =
                of(new PlantedCompany().with("unworked", 1).findings(folder, handedOver), "handed_over_without_answer");
        assertEquals(Severity.HIGH, open.severity(), open.evidence());
    }

    @Test
    void aPromiseThatWasNotKeptIsFound() {
        String missed = """
                insert into threshold_realised
                values (1, 'points', 'mql', 'all', 3, 'precision', timestamp '2026-06-01', 30, 300, 0.1, 0.07, 0.14, 0.3, 0.25, 0.35,
                    'outside', 1)
                """;
        assertEquals(List.of("criteria promise_missed high"), notFine(new PlantedCompany().findings(folder, missed)));
    }

    @Test
    void whatIsNotRecordedIsNamedWithWhatToRecord() {
        List<Finding> findings = new PlantedCompany().withSteps("[customer]").findings(folder);
        assertEquals(List.of("definition rejected cannot_tell", "handoff unworked cannot_tell"), notFine(findings));
        assertTrue(of(findings, "rejected").action().startsWith("Name both under outcome.steps"));
    }
}
