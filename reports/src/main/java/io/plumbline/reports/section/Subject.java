package io.plumbline.reports.section;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a report is about.
 *
 * @param workspace  the workspace's name
 * @param runId      the run it reports on; tables without rows of this run are read at the newest earlier run that has some
 * @param asOf       the run's as_of
 * @param model      the model that the run predicted with, else an earlier run; the newest while no model is in use; absent
 *     before the first training
 * @param segment    {@value #ALL}, or the leads of one value of an attribute, as the store names them
 * @param anonymised whether nothing may be shown that tells who a lead is
 * @param leads      what leads are called
 */
public record Subject(
        String workspace,
        long runId,
        Instant asOf,
        Optional<ModelSummary> model,
        String segment,
        boolean anonymised,
        LeadNames leads) {
    /** The segment of all leads. */
    public static final String ALL = "all";

    /** As SQL: equal to nothing. */
    private static final String NONE = "null";

    /**
     * Finds what a report of a run is about.
     *
     * @param segment all leads when empty
     * @throws ProblemException when the store has no such run, or (usage) the model was not measured on such a segment
     */
    public static Subject read(
            Store store, String workspace, long runId, Optional<String> segment, boolean anonymised) {
        Instant asOf = store.first(
                        "select as_of from run where run_id = " + Sql.literal(runId), row -> row.instant("as_of"))
                .orElseThrow(() -> ProblemException.failed(
                        "report",
                        "The store has no run " + runId + " to report on.",
                        "Run 'plumbline run' first, or name a run that is in the table 'run'."));
        Subject subject = new Subject(
                workspace,
                runId,
                asOf,
                ModelSummary.inUse(store, runId),
                segment.orElse(ALL),
                anonymised,
                anonymised ? LeadNames.numbers() : LeadNames.ids());
        subject.requireSegment(store);
        return subject;
    }

    private void requireSegment(Store store) {
        List<String> segments = store.rows(
                "select distinct segment as segment from model_metric where model_id = " + modelId()
                        + " and part = 'test' order by segment",
                row -> row.text("segment"));
        if (!isWhole() && !segments.contains(segment)) {
            throw ProblemException.usage(
                    "--segment",
                    "The model was not measured on a segment '" + segment + "'.",
                    segments.size() < 2
                            ? "declare segments under training in plumbline.yaml, and train."
                            : "name one of: " + String.join("; ", segments) + ".");
        }
    }

    /** Whether it is about all leads. */
    public boolean isWhole() {
        return segment.equals(ALL);
    }

    /** Whether there is a model of which nobody can check that it knew only what was known. */
    boolean isUnchecked() {
        return model.isPresent() && !model.get().pointInTimeChecked();
    }

    /** The model as SQL; without one {@code null}, which no row equals. */
    public String modelId() {
        return model.map(found -> Sql.literal(found.modelId())).orElse(NONE);
    }

    /** The target step as SQL; empty text without a model. */
    String target() {
        return Sql.literal(model.map(ModelSummary::target).orElse(""));
    }

    /** The newest run up to this one that has rows in a table, as SQL; {@code null} where there is none. */
    public String newestRun(Store store, String table) {
        return store.number(
                        "select max(run_id) from " + Sql.identifier(table) + " where run_id <= " + Sql.literal(runId))
                .map(Sql::literal)
                .orElse(NONE);
    }

    /** {@code yes} or {@code no}, for messages that say why something that training makes is not here. */
    public String modelled() {
        return model.isPresent() ? "yes" : "no";
    }

    /** Why something that training makes is not here, as a sentence. */
    public String without(String things) {
        return model.isPresent()
                ? "This model has no " + things + "."
                : "No model has been trained yet, so there are no " + things + ".";
    }
}
