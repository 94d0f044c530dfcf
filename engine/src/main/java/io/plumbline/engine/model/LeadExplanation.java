package io.plumbline.engine.model;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.store.LeadReasons;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Why a lead has its probability: {@code averageLogOdds} plus the log-odds of all lines is {@code linearPredictor}, to
 * 1e-9; calibration then adds {@code calibration} to it.
 *
 * @param averageLogOdds  linear predictor of the average training row
 * @param lines           one per term of the model, in its order
 * @param linearPredictor the lead's log-odds before calibration
 * @param calibration     what calibration adds to the log-odds; empty when it leads to a probability of 0 or 1
 * @param probability     calibrated, 0..1
 * @param predictiveScore 0..100
 * @param reasons         the features that set the lead apart most, in words, at most three
 */
public record LeadExplanation(
        double averageLogOdds,
        List<Line> lines,
        double linearPredictor,
        OptionalDouble calibration,
        double probability,
        double predictiveScore,
        List<String> reasons) {

    /**
     * A part of the log-odds.
     *
     * @param name        of the term, or of the feature when its terms are added up
     * @param feature     name of the feature
     * @param description of the feature, in plain words
     * @param value       the feature's value as text; empty when missing
     * @param logOdds     what sets the lead apart from the average one here
     */
    public record Line(String name, String feature, String description, Optional<String> value, double logOdds) {}

    public LeadExplanation {
        lines = List.copyOf(lines);
        reasons = List.copyOf(reasons);
    }

    /** The lines with the terms of each feature added up, the largest part first. */
    public List<Line> byFeature() {
        Map<String, Line> features = new LinkedHashMap<>();
        for (Line line : lines) {
            features.merge(
                    line.feature(),
                    new Line(line.feature(), line.feature(), line.description(), line.value(), line.logOdds()),
                    (a, b) -> new Line(a.name(), a.feature(), a.description(), a.value(), a.logOdds() + b.logOdds()));
        }
        return features.values().stream()
                .sorted(Comparator.comparingDouble((Line line) -> Math.abs(line.logOdds()))
                        .reversed())
                .toList();
    }

    /**
     * Explains one lead.
     *
     * @throws ProblemException when there was no such lead at the instant, or the model reads what is not declared
     */
    public static LeadExplanation of(
            Store store, PropensityModel model, Declarations declared, String leadId, Instant asOf) {
        Moment moment = momentOf(store, leadId, asOf);
        AttributesAsOf attributes = AttributesAsOf.in(store);
        SqlPlan reasons = PredictionReasons.plan(model, declared, attributes, moment);
        String query = ExplanationPlan.of(model, declared, attributes, moment).query();
        return store.first(query, row -> read(model, row, LeadReasons.ofOneLead(store, reasons)))
                .orElseThrow(() -> ProblemException.usage(
                        "explain",
                        "There was no such lead at that instant.",
                        "Check the id, and --as-of against the day the lead was created."));
    }

    /** The lead with an instant of its own, so that only its events are looked up; bound, so that no text shows its id. */
    private static Moment momentOf(Store store, String leadId, Instant asOf) {
        store.execute("create or replace temp table explained_lead (lead_id varchar, as_of_us bigint)");
        store.insert(
                "insert into explained_lead\nselect * from (\n"
                        + Moment.everyLead(asOf).step().sql() + ") as m\nwhere m.lead_id = ?",
                leadId);
        return Moment.of("explained_lead");
    }

    private static LeadExplanation read(PropensityModel model, Row row, List<String> reasons) {
        List<Line> lines = new ArrayList<>();
        IntStream.range(0, model.terms().size()).forEach(i -> lines.add(line(model, i, row)));
        double linearPredictor = row.real("linear_predictor");
        return new LeadExplanation(
                model.averageLinearPredictor(),
                lines,
                linearPredictor,
                calibration(model.calibrator(), linearPredictor),
                row.real("probability"),
                row.real("predictive_score"),
                reasons);
    }

    private static Line line(PropensityModel model, int index, Row row) {
        Term term = model.terms().get(index);
        Feature feature = model.features().named(term.column().feature());
        return new Line(
                term.name(),
                feature.name(),
                feature.description(),
                row.optionalText(ExplanationPlan.valueName(feature.name())),
                row.real(ExplanationPlan.sqlName(index)));
    }

    private static OptionalDouble calibration(Calibrator calibrator, double linearPredictor) {
        OptionalDouble calibrated = calibrator.logOdds(linearPredictor);
        return calibrated.isPresent()
                ? OptionalDouble.of(calibrated.getAsDouble() - linearPredictor)
                : OptionalDouble.empty();
    }
}
