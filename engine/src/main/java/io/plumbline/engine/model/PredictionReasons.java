package io.plumbline.engine.model;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeaturePlan;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Foremost;
import io.plumbline.engine.sql.Foremost.Candidate;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.LeadReasons;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What sets a lead's odds apart most from the average lead's, in words:
 * {@code Days since the latest 'page_view' event: 3 (raises the odds 2.1-fold)}. The terms of a feature count together,
 * as {@link LeadExplanation#byFeature()} adds them.
 */
public final class PredictionReasons {
    /** Beyond this factor, its logarithm 6.9, the figure says nothing more. */
    private static final String LARGE = "6.9e0";

    private PredictionReasons() {}

    /**
     * Writes the rows of {@code lead_reason} on the prediction, in one statement.
     *
     * @param runId the run whose {@code prediction} they explain
     */
    public static void write(Store store, PropensityModel model, Declarations declared, long runId, Instant asOf) {
        SqlPlan plan = plan(model, declared, AttributesAsOf.in(store), Moment.everyLead(asOf));
        LeadReasons.write(store, plan, runId, "predictive");
    }

    /** The plan of {@code lead_id, reason_1, reason_2, reason_3}. */
    static SqlPlan plan(PropensityModel model, Declarations declared, AttributesAsOf attributes, Moment moment) {
        return plan(model, FeaturePlan.of(model.features(), declared, attributes, moment));
    }

    /**
     * The plan of {@code lead_id, reason_1, reason_2, reason_3} over rows that are kept, whatever they call a lead.
     *
     * @param rows a SELECT of {@code lead_id} and a column per feature of the model
     */
    public static SqlPlan ofRows(PropensityModel model, String rows) {
        return plan(model, new SqlPlan(List.of(new Step(FeaturePlan.STEP, "one row per row that is kept", rows))));
    }

    private static SqlPlan plan(PropensityModel model, SqlPlan read) {
        List<Feature> features = model.features().features();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            candidates.add(candidate(features.get(i), i));
        }
        SqlPlan parts = read.then(new Step("encoded", "one row per lead", encoded(model)))
                .then(new Step("parts", "one row per lead: log-odds of each feature", parts(model)));
        return new Foremost(candidates, List.of()).after(parts);
    }

    private static String encoded(PropensityModel model) {
        List<EncodedColumn> columns = model.terms().stream().map(Term::column).toList();
        return "select\n    *" + (columns.isEmpty() ? "" : ",\n" + Encoding.select(columns)) + "\nfrom "
                + FeaturePlan.STEP;
    }

    private static String parts(PropensityModel model) {
        List<Feature> features = model.features().features();
        String sums = IntStream.range(0, features.size())
                .mapToObj(i -> ",\n    x." + Sql.identifier(features.get(i).name()) + " as " + value(i) + ",\n    "
                        + sum(model, features.get(i).name()) + " as " + part(i))
                .collect(Collectors.joining());
        return "select\n    x.lead_id as lead_id" + sums + "\nfrom encoded as x";
    }

    private static String sum(PropensityModel model, String feature) {
        return IntStream.range(0, model.terms().size())
                .filter(i -> model.terms().get(i).column().feature().equals(feature))
                .mapToObj(i -> ExplanationPlan.part(model.terms().get(i), i))
                .collect(Collectors.joining(" + "));
    }

    private static Candidate candidate(Feature feature, int index) {
        String shown = feature.valueType() == ValueType.NUMBER
                ? Dialect.DUCKDB.decimals("t." + value(index), 2)
                : "t." + value(index);
        String size = "abs(t." + part(index) + ")";
        String factor = "case when " + size + " > " + LARGE + " then 'more than 990' else "
                + Dialect.DUCKDB.decimals("exp(least(" + LARGE + ", " + size + "))", 2) + " end";
        return new Candidate(
                size,
                Sql.literal(feature.description() + ": ") + " || coalesce(" + shown + ", 'not known') || case when t."
                        + part(index) + " > 0 then ' (raises' else ' (lowers' end || ' the odds ' || " + factor
                        + " || '-fold)'");
    }

    private static String value(int feature) {
        return "value_" + feature;
    }

    private static String part(int feature) {
        return "part_" + feature;
    }
}
