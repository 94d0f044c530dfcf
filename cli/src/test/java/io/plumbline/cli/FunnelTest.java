package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The funnel of steps on the command line. */
class FunnelTest {
    @TempDir
    private Path temporary;

    private SmallWorkspace workspace = new SmallWorkspace(Path.of(""));

    @BeforeEach
    void write() {
        workspace = SmallWorkspace.in(temporary);
        workspace.write("plumbline.yaml", workspace.read("plumbline.yaml") + "funnel: { by: [country] }\n");
    }

    private Ended done(Object... words) {
        Ended ended = workspace.plumbline(words);
        assertEquals(0, ended.exitCode(), ended.all());
        return ended;
    }

    private void scored() {
        done("import");
        done("score");
    }

    @Test
    void pointsAloneHaveAFunnelToo() {
        scored();
        String shown = done("funnel").out();
        assertTrue(shown.contains("Funnel of run 2, as of 2026-01-01T00:00:00Z"), shown);
        assertTrue(shown.contains("All 400 leads had a full horizon by then."), shown);
        assertTrue(shown.contains("No lead is recorded at mql, sql, opportunity."), shown);
        assertTrue(shown.contains("By month of creation"), shown);
    }

    @Test
    void theSmallMarketHasAllItsLeadsInEachDivision() {
        scored();
        JsonNode all = JsonMapper.shared().readTree(done("funnel", "--json").out());
        JsonNode byCountry = JsonMapper.shared()
                .readTree(done("funnel", "--by", "country", "--json").out());
        assertEquals(400, all.at("/funnels/0/leads").asLong());
        assertEquals(267, byCountry.at("/funnels/0/leads").asLong());
        assertEquals("FR", byCountry.at("/funnels/0/group").asString());
        assertEquals(133, byCountry.at("/funnels/1/leads").asLong());
        assertEquals(
                all.at("/funnels/0/steps/4/leads").asLong(),
                byCountry.at("/funnels/0/steps/4/leads").asLong()
                        + byCountry.at("/funnels/1/steps/4/leads").asLong());
        assertEquals(11, all.get("months").size());
        assertTrue(done("funnel", "--by", "country").out().contains("DE"));
    }

    @Test
    void anAttributeThatItIsNotCountedByIsUsage() {
        scored();
        Ended refused = workspace.plumbline("funnel", "--by", "employees");
        assertEquals(2, refused.exitCode(), refused.all());
        assertEquals("""
                funnel
                    The funnel was not counted by 'employees'.
                    Fix: list the attribute under funnel.by in plumbline.yaml, then 'plumbline run', or 'plumbline score'.
                """, refused.err());
    }

    @Test
    void beforeItWasCountedThereIsNone() {
        done("import");
        Ended refused = workspace.plumbline("funnel");
        assertEquals(1, refused.exitCode(), refused.all());
        assertEquals("""
                funnel
                    Nothing was counted yet.
                    Fix: do so with 'plumbline run', or 'plumbline score'.
                """, refused.err());
    }

    @Test
    void aHorizonThatNoMonthHadIsTold() {
        workspace.replace("plumbline.yaml", "horizon: 30d", "horizon: 500d");
        scored();
        String shown = done("funnel").out();
        assertTrue(
                shown.contains("400 leads; no month had a full horizon yet, so that all figures are still to grow."),
                shown);
        assertTrue(shown.contains("not yet"), shown);
    }
}
