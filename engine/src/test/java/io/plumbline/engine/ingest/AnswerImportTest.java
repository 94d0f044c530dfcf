package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.ingest.ImportSummary.SourceSummary;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerImportTest extends ImportFixture {
    private static final String YAML =
            LEADS.replace("outcome: {", "  answers: { file: handoffs/*.csv, rejected: lost }\noutcome: {");
    private static final String HEADER = "lead_id,as_of,accepted_on,rejected_on,rejected_reason,worked_on,sales_note\n";

    @BeforeEach
    void threeLeads() {
        write(
                "leads.csv",
                "id,created,account,title,employees\nL1,2025-01-01,,,\nL2,2025-01-01,,,\nL3,2025-01-01,,,\n");
        write("steps.csv", "lead,step,at,amount,why\n");
    }

    private SourceSummary answers(String rows) {
        write("handoffs/one.csv", HEADER + rows);
        return load(YAML).sources().get(2);
    }

    private List<String> steps() {
        return table("lead_id, step, occurred_at, reason", "outcome");
    }

    @Test
    void withoutAnyListNothingIsAmiss() {
        assertEquals(2, load(YAML).sources().size());
    }

    @Test
    void eachAnswerIsAStep() {
        assertEquals(new SourceSummary("answers", "answers", 1, 0, 2, 0, 1, 0, 0), answers("""
                L1,2025-06-01T00:00:00Z,2025-06-03,,,2025-06-04,rang
                L2,2025-06-01T00:00:00Z,,2025-06-05T10:00:00Z,no budget,,
                L3,2025-06-01T00:00:00Z,,,,,
                """));
        assertEquals(
                List.of(
                        "L1|sql|2025-06-03 00:00:00|-",
                        "L1|worked|2025-06-04 00:00:00|-",
                        "L2|lost|2025-06-05 10:00:00|no budget"),
                steps());
    }

    @Test
    void aMereYesIsKnownWhenTheListIsReadAndCountsOnce() {
        answers("L1,2025-06-01T00:00:00Z,x,no,,Yes,\n");
        assertEquals(List.of("L1|sql|2026-01-01 00:00:00|-", "L1|worked|2026-01-01 00:00:00|-"), steps());
        SourceSummary again =
                answers("L1,2025-06-01T00:00:00Z,x,no,,Yes,second call\nL2,2025-06-01T00:00:00Z,ok,,,,\n");
        assertEquals(1, again.accepted());
        assertEquals(3, steps().size());
    }

    @Test
    void datesAreReadAsSpreadsheetsLeaveThem() {
        answers("""
                L1,2025-06-01T00:00:00Z,03.06.2025,,,,
                L2,2025-06-01T00:00:00Z,6/13/2025,,,13/06/25,
                L3,2025-06-01T09:30:00Z,,2025-06-01,,7-Jun-2025,
                """);
        assertEquals(
                List.of(
                        "L1|sql|2025-06-03 00:00:00|-",
                        "L2|sql|2025-06-13 00:00:00|-",
                        "L2|worked|2025-06-13 00:00:00|-",
                        "L3|lost|2025-06-01 09:30:00|-"),
                steps());
        assertEquals(
                List.of("handoffs/one.csv|4|worked_on|neither yes or no nor a date that can be read in one way only"),
                rejected());
    }

    @Test
    void aDateInEitherOrderIsTheOneThatLiesBetweenHandoverAndReading() {
        answers("L1,2025-11-20T00:00:00Z,01/12/2025,,,12/01/2025,\nL2,2024-01-01T00:00:00Z,03/06/2025,,,,\n");
        assertEquals(List.of("L1|sql|2025-12-01 00:00:00|-", "L1|worked|2025-12-01 00:00:00|-"), steps());
        assertEquals(1, rejected().size());
    }

    @Test
    void aLeadThatThereIsNotIsRefused() {
        answers("L9,2025-06-01T00:00:00Z,x,,,,\n,2025-06-01T00:00:00Z,x,,,,\n");
        assertEquals(List.of(), steps());
        assertEquals(
                List.of(
                        "handoffs/one.csv|2|lead_id|there is no lead with this id",
                        "handoffs/one.csv|3|lead_id|the lead's id is missing"),
                rejected());
        assertEquals(List.of("3"), texts("select count(*) from lead"));
    }

    @Test
    void anyKindOfSeparatorAndOrderOfColumnsWillDo() {
        write("handoffs/a.csv", "worked_on;lead_id;note\nx;L1;\"a;b\"\n");
        write("handoffs/b.csv", "\uFEFFlead_id\taccepted_on\nL2\t2025-06-03\n");
        load(YAML);
        assertEquals(List.of("L1|worked|2026-01-01 00:00:00|-", "L2|sql|2025-06-03 00:00:00|-"), steps());
    }

    @Test
    void aDateReplacesTheYesOrTheDateBeforeIt() {
        answers("L1,2025-06-01T00:00:00Z,x,,,2025-06-04,\n");
        answers("L1,2025-06-01T00:00:00Z,2025-06-03,,,2025-06-05,\n");
        assertEquals(
                List.of(
                        "L1|sql|2025-06-03 00:00:00|-",
                        "L1|sql|2026-01-01 00:00:00|2026-01-01 00:00:00",
                        "L1|worked|2025-06-04 00:00:00|2026-01-01 00:00:00",
                        "L1|worked|2025-06-05 00:00:00|-"),
                table("lead_id, step, occurred_at, replaced_at", "outcome"));
    }

    @Test
    void aReasonMayBeFilledInLater() {
        answers("L1,2025-06-01T00:00:00Z,,2025-06-03,,,\n");
        answers("L1,2025-06-01T00:00:00Z,,2025-06-03,no budget,,\n");
        assertEquals(
                List.of("no budget"), texts("select reason from outcome where replaced_at is null and step = 'lost'"));
    }

    @Test
    void anAnswerToALaterHandoverStands() {
        store.execute("insert into handoff (run_id, lead_id, scored_run_id, as_of, level, reason)"
                + " values (1, 'L1', 1, '2025-06-01', 'mql', 'x'), (2, 'L1', 2, '2025-09-01', 'mql', 'x')");
        write("handoffs/two.csv", HEADER + "L1,2025-09-01T00:00:00Z,2025-09-02,,,,\n");
        answers("L1,2025-06-01T00:00:00Z,,,,2025-06-04,\n");
        answers("L1,2025-06-01T00:00:00Z,2025-06-03,,,2025-06-04,\n");
        assertEquals(
                List.of(
                        "L1|sql|2025-06-03 00:00:00|-",
                        "L1|sql|2025-09-02 00:00:00|-",
                        "L1|worked|2025-06-04 00:00:00|-"),
                table("lead_id, step, occurred_at, replaced_at", "outcome"));
    }

    @Test
    void anUpdatedListAddsWhatIsNew() {
        answers("L1,2025-06-01T00:00:00Z,2025-06-03,,,,\n");
        SourceSummary again = answers("L1,2025-06-01T00:00:00Z,2025-06-03,,,2025-06-09,\n");
        assertEquals(1, again.accepted());
        assertEquals(List.of("L1|sql|2025-06-03 00:00:00|-", "L1|worked|2025-06-09 00:00:00|-"), steps());
    }

    private List<String> standing() {
        return table("lead_id, step, occurred_at, replaced_at", "outcome");
    }

    @Test
    void anAnswerThatIsEmptiedAgainIsWithdrawn() {
        answers("L1,2025-06-01T00:00:00Z,2025-06-03,,,2025-06-04,\nL2,2025-06-01T00:00:00Z,x,,,,\n");
        SourceSummary again = answers("L1,2025-06-01T00:00:00Z,,,,2025-06-04,\nL2,2025-06-01T00:00:00Z,no,,,,\n");
        assertEquals(0, again.accepted());
        assertEquals(2, again.history().withdrawn());
        assertEquals(
                List.of(
                        "L1|sql|2025-06-03 00:00:00|2026-01-01 00:00:00",
                        "L1|worked|2025-06-04 00:00:00|-",
                        "L2|sql|2026-01-01 00:00:00|2026-01-01 00:00:00"),
                standing());
        assertEquals(List.of("L1|worked"), table("lead_id, step", "list_answer"));
    }

    @Test
    void aLeadAColumnOrACellThatCannotBeReadSaysNothing() {
        answers("L1,2025-06-01T00:00:00Z,x,,,,\nL2,2025-06-01T00:00:00Z,x,,,,\nL3,2025-06-01T00:00:00Z,x,,,,\n");
        answers("L1,2025-06-01T00:00:00Z,perhaps,,,,\nL3,2025-06-01T00:00:00Z,x,,,,\n");
        write("handoffs/one.csv", "lead_id,as_of,worked_on\nL3,2025-06-01T00:00:00Z,\n");
        load(YAML);
        assertEquals(
                List.of("L1|sql|2026-01-01 00:00:00|-", "L2|sql|2026-01-01 00:00:00|-", "L3|sql|2026-01-01 00:00:00|-"),
                standing());
    }

    @Test
    void anEmptyCopyOfAListWithdrawsNothing() {
        answers("L1,2025-06-01T00:00:00Z,x,,,,\n");
        write("handoffs/two.csv", HEADER + "L1,2025-06-01T00:00:00Z,,,,,\n");
        load(YAML);
        assertEquals(List.of("L1|sql|2026-01-01 00:00:00|-"), standing());
        write("handoffs/two.csv", HEADER + "L1,2025-06-01T00:00:00Z,yes,,,,\n");
        load(YAML);
        answers("L1,2025-06-01T00:00:00Z,,,,,\n");
        assertEquals(List.of("L1|sql|2026-01-01 00:00:00|-"), standing(), "the copy says it still");
        write("handoffs/two.csv", HEADER + "L1,2025-06-01T00:00:00Z,,,,,\n");
        load(YAML);
        assertEquals(List.of("L1|sql|2026-01-01 00:00:00|2026-01-01 00:00:00"), standing());
    }

    @Test
    void anAnswerThatWasWithdrawnMayBeGivenAgain() {
        answers("L1,2025-06-01T00:00:00Z,2025-06-03,,,,\n");
        answers("L1,2025-06-01T00:00:00Z,,,,,\n");
        assertEquals(1, answers("L1,2025-06-01T00:00:00Z,2025-06-03,,,,\n").accepted());
        assertEquals(
                List.of(
                        "L1|sql|2025-06-03 00:00:00|-|2026-01-01 00:00:00",
                        "L1|sql|2025-06-03 00:00:00|2026-01-01 00:00:00|-"),
                table("lead_id, step, occurred_at, replaced_at, recorded_at", "outcome"));
    }

    @Test
    void aDateThatGaveWayToAnotherMayComeBack() {
        answers("L1,2025-06-01T00:00:00Z,2025-06-03,,,,\n");
        answers("L1,2025-06-01T00:00:00Z,2025-06-05,,,,\n");
        answers("L1,2025-06-01T00:00:00Z,2025-06-03,,,,x\n");
        assertEquals(
                List.of("L1|sql|2025-06-03 00:00:00"),
                texts("select lead_id || '|' || step || '|' || occurred_at from outcome where replaced_at is null"));
    }
}
