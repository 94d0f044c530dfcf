package io.plumbline.engine.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunnelReaderTest {

    @TempDir
    private Path folder;

    private FunnelPolicy read(String training, String funnel) throws IOException {
        Files.writeString(folder.resolve("plumbline.yaml"), """
                version: 1
                name: test
                sources:
                  leads:
                    - name: crm
                      file: leads.csv
                      columns: { lead_id: id, created_at: created }
                      steps: { customer: { column: bought } }
                      attributes: { channel: text, country: text, trial: boolean, employees: number, gender: text }
                outcome: { target: customer, horizon: 45d }
                training: { snapshots: monthly%s }
                %s
                """.formatted(training, funnel));
        return WorkspaceReader.read(folder).funnel();
    }

    @Test
    void theSegmentsOfTrainingDivideItWhereNothingIsSaid() throws IOException {
        assertEquals(new FunnelPolicy(List.of("country"), 30), read(", segments: [country]", ""));
        assertEquals(new FunnelPolicy(List.of(), 30), read("", ""));
    }

    @Test
    void textsAndBooleansDivideIt() throws IOException {
        assertEquals(
                new FunnelPolicy(List.of("trial", "channel"), 5),
                read(", segments: [country]", "funnel: { by: [trial, channel], minimum: 5 }"));
    }

    @Test
    void numbersAndUnknownAttributesDoNotDivideIt() {
        String told = assertThrows(
                        ProblemException.class, () -> read("", "funnel: { by: [employees, chanel, gender] }"))
                .getMessage();
        assertTrue(told.contains("'employees' is no attribute of type text or boolean."), told);
        assertTrue(told.contains("write 'channel'"), told);
        assertTrue(told.contains("gender"), told);
    }
}
