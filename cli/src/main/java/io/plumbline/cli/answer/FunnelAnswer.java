package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many leads came from each step to the next, how fast, and what they brought.
 *
 * @param runId      the newest run that counted
 * @param attributes by which it counted too
 * @param by         the one that is shown; absent for all leads
 * @param funnels    of all leads; by an attribute, of the leads of each group
 * @param months     of all leads, the newest first; none by an attribute or without dates
 */
public record FunnelAnswer(
        long runId,
        Instant asOf,
        List<String> attributes,
        Optional<String> by,
        List<StepFunnel> funnels,
        List<FunnelMonth> months)
        implements Answer {

    /**
     * Reads the newest funnel.
     *
     * @param by an attribute; empty for all leads
     * @throws ProblemException when there is none yet, or none by the attribute
     */
    public static FunnelAnswer read(Store store, Optional<String> by) {
        long runId = store.number("select max(run_id) from funnel_step")
                .orElseThrow(() -> ProblemException.failed(
                        "funnel", "Nothing was counted yet.", "do so with 'plumbline run', or 'plumbline score'."));
        Instant asOf = store.first("select as_of from run where run_id = " + runId, row -> row.instant("as_of"))
                .orElseThrow();
        List<String> attributes = store.rows(
                "select distinct attribute from funnel_step where run_id = %s and basis <> 'all' order by attribute"
                        .formatted(runId),
                row -> row.text("attribute"));
        by.filter(attribute -> !attributes.contains(attribute)).ifPresent(FunnelAnswer::refuse);
        StoredFunnel stored = new StoredFunnel(store, runId, by);
        return new FunnelAnswer(
                runId, asOf, attributes, by, stored.funnels(), by.isPresent() ? List.of() : stored.months());
    }

    private static void refuse(String attribute) {
        throw ProblemException.usage(
                "funnel",
                "The funnel was not counted by '" + attribute + "'.",
                "list the attribute under funnel.by in plumbline.yaml, then 'plumbline run', or 'plumbline score'.");
    }

    @Override
    public void print(Page page) {
        String heading = "Funnel of run " + runId + ", as of " + asOf;
        if (by.isPresent()) {
            StepFunnel.compare(page, heading + ", by " + by.get(), funnels);
        } else {
            funnels.forEach(funnel -> funnel.print(page, heading));
            FunnelMonth.print(page, months);
        }
    }
}
