package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.ingest.ImportSummary.SourceSummary;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomeImportTest extends ImportFixture {
    private static final String HEADER = "lead,step,at,amount,why\n";

    @BeforeEach
    void noLeads() {
        write("leads.csv", "id,created,account,title,employees\n");
    }

    private SourceSummary steps(String yaml) {
        return load(yaml).sources().get(1);
    }

    @Test
    void stepsOfALogAreStoredOnce() {
        write("steps.csv", HEADER + """
                L1,mql,2024-01-01,,
                L1,customer,2024-02-01,12.5,
                L1,customer,2024-02-01,12.5,
                L2,lost,2024-02-01,,price
                L2,mql,2024-01-05,,
                """);
        assertEquals(new SourceSummary("steps", "outcomes", 1, 0, 4, 1, 0, 0, 0), steps(LEADS));
        assertEquals(
                List.of(
                        "L1|customer|2024-02-01 00:00:00|12.5|-|true|steps",
                        "L1|mql|2024-01-01 00:00:00|-|-|true|steps",
                        "L2|lost|2024-02-01 00:00:00|-|price|true|steps",
                        "L2|mql|2024-01-05 00:00:00|-|-|true|steps"),
                table("lead_id, step, occurred_at, amount, reason, happened, source", "outcome"));
        write("steps.csv", HEADER + "L1,mql,2024-01-01,,\nL1,sql,2024-01-11,,\n");
        assertEquals(new SourceSummary("steps", "outcomes", 1, 0, 1, 1, 0, 0, 0), steps(LEADS));
    }

    @Test
    void badRowsAreRefusedAndTheCompanysOwnStepsKept() {
        write(
                "steps.csv",
                HEADER
                        + "L1,demo,2024-01-01,,\n,mql,2024-01-01,,\nL1,mql,,,\nL1,,2024-01-01,,\nL1,mql,2024-01-01,much,\n");
        assertEquals(new SourceSummary("steps", "outcomes", 1, 0, 2, 0, 0, 3, 1), steps(LEADS));
        assertEquals(
                List.of(
                        "steps.csv|3|lead|the lead's id is missing",
                        "steps.csv|4|at|the time is missing",
                        "steps.csv|5|step|the step is missing",
                        "steps.csv|6|amount|not a number"),
                rejected());
    }

    @Test
    void stepsMayHaveOtherNamesInTheFile() {
        write("steps.csv", HEADER + "L1,Won!,2024-01-01,,\nL1,mql,2024-01-01,,\nL2,Gone,2024-01-01,,\n");
        assertEquals(
                new SourceSummary("steps", "outcomes", 1, 0, 2, 0, 1, 0, 0),
                steps(LEADS.replace(
                        "reason: why }", "reason: why }\n      steps: { \"Won!\": customer, Gone: lost }")));
        assertEquals(List.of("L1|customer", "L2|lost"), table("lead_id, step", "outcome"));
    }
}
