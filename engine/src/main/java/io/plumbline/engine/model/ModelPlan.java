package io.plumbline.engine.model;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.feature.FeaturePlan;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compiles a model to SQL. */
public final class ModelPlan {
    /** Name of the encoded rows: one row per lead, {@code lead_id} and the columns {@code x_1, x_2, ...}. */
    static final String ENCODED = "encoded";

    /** Name of the result: {@code lead_id, linear_predictor, probability, predictive_score}, none of them NULL. */
    public static final String STEP = "predicted";

    private static final String SCORE = "predictive_score";

    private static final String PREDICTED = """
            select
                lead_id,
                linear_predictor,
                probability,
                predictive_score
            from predictive_score""";

    private ModelPlan() {}

    /**
     * The plan whose result is {@link #STEP}, one row per lead of the moment.
     *
     * @throws io.plumbline.engine.problem.ProblemException when the model reads what is not declared
     */
    public static SqlPlan of(PropensityModel model, Declarations declared, AttributesAsOf attributes, Moment moment) {
        SqlPlan calibrated = encoded(model, declared, attributes, moment)
                .then(new Step("linear", "one row per lead", linear(model)))
                .then(new Step("calibrated", "one row per lead", calibrated(model.calibrator())));
        return model.scale()
                .after(calibrated, "probability", SCORE)
                .then(new Step(STEP, "one row per lead", PREDICTED));
    }

    static SqlPlan encoded(PropensityModel model, Declarations declared, AttributesAsOf attributes, Moment moment) {
        List<EncodedColumn> columns = model.terms().stream().map(Term::column).toList();
        String selected = columns.isEmpty() ? "" : ",\n" + Encoding.select(columns);
        return FeaturePlan.of(model.features(), declared, attributes, moment)
                .then(new Step(
                        ENCODED,
                        "one row per lead, a column per term of the model",
                        "select\n    lead_id" + selected + "\nfrom " + FeaturePlan.STEP));
    }

    private static String linear(PropensityModel model) {
        return "select\n    lead_id,\n    " + linearPredictor(model) + " as linear_predictor\nfrom " + ENCODED;
    }

    /** The sum of the terms over a row of encoded columns, in the order of {@link PropensityModel#linearPredictor}. */
    static String linearPredictor(PropensityModel model) {
        List<String> blocks = new ArrayList<>();
        blocks.add(Sql.literal(model.intercept()));
        for (int begin = 0; begin < model.terms().size(); begin += PropensityModel.BLOCK) {
            int end = Math.min(begin + PropensityModel.BLOCK, model.terms().size());
            blocks.add(IntStream.range(begin, end)
                    .mapToObj(i -> product(model.terms().get(i), i))
                    .collect(Collectors.joining("\n        + ", "(", ")")));
        }
        return String.join("\n    + ", blocks);
    }

    private static String product(Term term, int index) {
        return Sql.literal(term.coefficient()) + " * " + Sql.identifier(Encoding.sqlName(index));
    }

    private static String calibrated(Calibrator calibrator) {
        return """
                select
                    lead_id,
                    linear_predictor,
                    %s as probability
                from linear""".formatted(calibrator.sql("linear_predictor"));
    }
}
