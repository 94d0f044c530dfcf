package io.plumbline.engine.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.proposal.LeadTable.LabelValues;
import io.plumbline.engine.workspace.LeadSource;
import io.plumbline.engine.workspace.SnapshotPolicy.Timeless;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables without dates, one column of which says what became of the lead. */
class FlatTableTest {

    @TempDir
    private Path folder;

    private Exports table(String header, String... cells) {
        return new Exports(folder)
                .leads(
                        "table.csv",
                        Exports.lines(
                                header,
                                200,
                                i -> String.join(
                                        ",",
                                        List.of(cells).stream()
                                                .map(cell -> cell(cell, i))
                                                .toList())));
    }

    /** {@code a|b|c} takes turns, {@code #} is the number of the row. */
    private static String cell(String cell, int row) {
        String[] turns = cell.split("\\|", -1);
        return turns[row % turns.length].replace("#", Integer.toString(row));
    }

    @Test
    void aColumnOfTwoValuesWithAKnownNameIsTheLabel() {
        try (Exports export = table("visits,Revenue", "1|2|3", "TRUE|FALSE|FALSE")) {
            Understanding understood = export.understood();
            assertEquals("outcome customer", Exports.roles(understood.leads()).get("Revenue"));
            assertEquals(
                    Optional.of(new LabelValues(List.of("TRUE"), List.of("FALSE"))),
                    understood.leads().label());
            assertEquals(new Timeless(), understood.plan().snapshots());
            LeadSource source = export.workspace().sources().leads().get(0);
            assertEquals(Optional.empty(), source.leadId());
            assertEquals("customer", source.label().orElseThrow().step());
        }
    }

    @Test
    void yesMeansYesHoweverOftenItOccurs() {
        try (Exports export = table("visits,y", "1|2|3", "yes|yes|no")) {
            assertEquals(
                    List.of("yes"),
                    export.understood().leads().label().orElseThrow().positive());
        }
    }

    @Test
    void ofTwoUnknownWordsTheRarerIsTheOutcome() {
        try (Exports export = table("visits,class", "1|2|3", "alpha|beta|beta")) {
            assertEquals(
                    List.of("alpha"),
                    export.understood().leads().label().orElseThrow().positive());
        }
    }

    @Test
    void aStatusThatKnowsCustomersWillDo() {
        try (Exports export = table("visits,Lead Status", "1|2|3", "Open|Closed Won|Contacted|Lost")) {
            LeadSource source = export.workspace().sources().leads().get(0);
            assertEquals(List.of("Closed Won"), source.label().orElseThrow().positive());
            assertEquals(List.of(), source.label().orElseThrow().negative());
        }
    }

    @Test
    void aPersonNamesTheColumnOrTheColumnAndItsValue() {
        try (Exports export = table("visits,kind,y", "1|2|3", "red|blue|green", "yes|no")
                .choose(Choices.Matter.TARGET, "kind=blue")) {
            LeadTable leads = export.understood().leads();
            assertEquals("outcome customer", Exports.roles(leads).get("kind"));
            assertEquals(List.of("blue"), leads.label().orElseThrow().positive());
            assertEquals("attribute y", Exports.roles(leads).get("y"));
        }
    }

    @Test
    void aTargetThatIsNothingIsToldSo() {
        try (Exports export = table("visits,y", "1|2|3", "yes|no").choose(Choices.Matter.TARGET, "nonsense")) {
            ProblemException problem = assertThrows(ProblemException.class, export::understood);
            assertEquals("""
                    init --target
                        No column of the leads, no type of events and no step is called so.
                        Fix: write a column, COLUMN=VALUE, a value of the column of types, or one of mql, sql, opportunity, customer.""", problem.getMessage());
        }
    }

    @Test
    void numbersThatNameAKindAreTexts() {
        try (Exports export = table("Region,Visits,y", "1|2|3", "1|2|3", "yes|no")) {
            assertEquals(
                    ValueType.TEXT,
                    export.workspace().declarations().attributes().get("region"));
            assertEquals(
                    ValueType.NUMBER,
                    export.workspace().declarations().attributes().get("visits"));
        }
    }

    @Test
    void whatIsKnownOnlyWithTheOutcomeIsLeftOut() {
        try (Exports export =
                table("visits,signed,paper,y", "1|2|3|4", "x||||", "good|bad|bad|bad|bad", "yes|no|no|no|no")) {
            LeadTable leads = export.understood().leads();
            assertEquals(
                    "filled for 100 % of those who reached 'customer' and for nobody else",
                    Exports.reason(leads, "signed"));
            assertEquals(
                    "alone it tells the outcome nearly without fail: known only with it, it seems",
                    Exports.reason(leads, "paper"));
            assertEquals("", Exports.reason(leads, "visits"));
        }
    }

    @Test
    void whatIsVeryStrongAloneIsKeptAndAskedAbout() {
        String worth = "9|0|0|0|9|0|0|9|9|0|0|0|9|0|0|0|0|0|9|0";
        try (Exports export = table("visits,worth,y", "1|2|3", worth, "yes|no|no|no")) {
            String doubt = "very strong alone (ROC AUC 0.83): known before the outcome? If not, set it aside";
            Understanding understood = export.understood();
            ColumnRole role = understood.leads().all(Role.ATTRIBUTE).get(1);
            assertEquals("worth", role.name());
            assertEquals(doubt, role.why());
            assertEquals(
                    List.of(
                            "Very strong alone: 'worth'. What is known only with the outcome makes a prediction look better"
                                    + " than it is: move it from attributes to not_used, with your reason, unless it was known"
                                    + " before."),
                    understood.remarks());
            assertTrue(export.yaml().contains("worth: number    # " + doubt + "\n"), export.yaml());
            assertTrue(export.yaml().contains("visits: number\n"), export.yaml());
        }
    }

    @Test
    void arraysInCellsAreDeclaredAsLists() {
        String arrays = "\"[\"\"red\"\",\"\"blue\"\"]\"|\"[\"\"blue\"\"]\"|[]|\"[\"\"red\"\"]\"";
        try (Exports export = table("visits,colours,y", "1|2|3", arrays, "yes|no|no|no|no")) {
            assertEquals(
                    ValueType.LIST,
                    export.workspace().declarations().attributes().get("colours"));
            assertTrue(
                    export.yaml().contains("colours: { column: colours, type: list, separator: \"json\" }"),
                    export.yaml());
            assertTrue(export.yaml().contains("missing: [\"\", \"[]\"]"), export.yaml());
        }
    }

    @Test
    void ofMoreAttributesThanASourceMayHaveTheBestFilledAreKept() {
        String header = IntStream.range(0, 1_003).mapToObj(i -> "f" + i).collect(Collectors.joining(",")) + ",y";
        String[] cells = new String[1_004];
        Arrays.fill(cells, "a|b|c");
        cells[7] = "a|b|";
        cells[8] = "a|b||c";
        cells[1_003] = "yes|no|no|no|no";
        try (Exports export = table(header, cells)) {
            LeadTable leads = export.understood().leads();
            assertEquals(1_000, export.workspace().declarations().attributes().size());
            String reason =
                    "a source may have 1,000 attributes, and that many others are filled for as many leads or more";
            assertEquals(reason, Exports.reason(leads, "f7"));
            assertEquals(reason, Exports.reason(leads, "f8"));
            assertEquals(reason, Exports.reason(leads, "f1002"));
            assertEquals("", Exports.reason(leads, "f1001"));
        }
    }

    @Test
    void constantAndUniqueColumnsSayNothing() {
        try (Exports export = table("id,visits,version,code,y", "#", "1|2|3", "7", "k-#-x", "yes|no")) {
            LeadTable leads = export.understood().leads();
            assertEquals("the same for every lead", Exports.reason(leads, "version"));
            assertTrue(Exports.reason(leads, "code").startsWith("an id, a name or free text"), "code");
        }
    }

    @Test
    void columnsOfOneNameAreLeftOut() {
        try (Exports export = table("visits,size,size,y", "1|2|3", "1|2", "3|4", "yes|no")) {
            assertEquals(
                    "the header gives it no name of its own",
                    Exports.reason(export.understood().leads(), "size"));
            assertTrue(export.workspace().declarations().attributes().containsKey("visits"));
        }
    }

    @Test
    void aTableOfWhichNobodySaysWhatBecameStillGivesPoints() {
        try (Exports export = table("id,visits,colour", "k#", "1|2|3", "red|blue|green")) {
            Understanding understood = export.understood();
            assertEquals(false, understood.plan().targetReported());
            assertTrue(export.scorecard().fit().rules().size() >= 2);
        }
    }

    @Test
    void pointsOfAFlatTableSpread() {
        try (Exports export =
                table("visits,clicks,bounce rates,weekend,y", "1|2|3|9", "0|0|4|5", "1|2", "TRUE|FALSE", "yes|no|no")) {
            List<String> ids = export.scorecard().fit().rules().stream()
                    .map(rule -> rule.id())
                    .toList();
            assertEquals(List.of("high-visits", "high-clicks", "high-bounce-rates", "is-weekend"), ids);
        }
    }

    @Test
    void moreOfWhatIsBadByItsNameTakesPoints() {
        try (Exports export = table(
                "visits,BounceRates,ExitRates,days_since_last_order,complaint,y",
                "1|2|3|9",
                "0|1|2|3",
                "5|6",
                "4|9",
                "TRUE|FALSE",
                "yes|no|no")) {
            assertEquals(
                    Map.of(
                            "high-visits", 20.0,
                            "high-bounce-rates", -20.0,
                            "high-exit-rates", -20.0,
                            "high-days-since-last-order", -20.0,
                            "is-complaint", -20.0),
                    points(export));
        }
    }

    @Test
    void whatHasARuleByItsNameGetsNoSecondOne() {
        try (Exports export =
                table("visits,free_mail,opted_out,y", "1|2|3", "TRUE|FALSE", "TRUE|FALSE|FALSE", "yes|no|no|no")) {
            assertEquals(Map.of("free-mail", -15.0, "opted-out", -20.0, "high-visits", 40.0), points(export));
        }
    }

    private static Map<String, Double> points(Exports export) {
        return export.scorecard().fit().rules().stream()
                .collect(Collectors.toMap(rule -> rule.id(), rule -> rule.points()));
    }
}
