package io.plumbline.engine.model;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.feature.FeaturePlan;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.util.List;

/** Compiles the explanation of a model's scores to SQL. */
public final class ExplanationPlan {
    /** Name of the result: one row per lead. */
    public static final String STEP = "explained";

    private ExplanationPlan() {}

    /**
     * The plan whose result is {@link #STEP}: {@code lead_id, linear_predictor, probability, predictive_score}, for each
     * term {@code c_1, c_2, ...}, its part of the log-odds beyond those of the average lead, and for each feature its
     * value as text, NULL when missing, named {@code value of} it.
     *
     * @throws io.plumbline.engine.problem.ProblemException when the model reads what is not declared
     */
    public static SqlPlan of(PropensityModel model, Declarations declared, AttributesAsOf attributes, Moment moment) {
        StringBuilder sql = new StringBuilder("""
                select
                    p.lead_id as lead_id,
                    p.linear_predictor as linear_predictor,
                    p.probability as probability,
                    p.predictive_score as predictive_score""");
        List<Term> terms = model.terms();
        for (int i = 0; i < terms.size(); i++) {
            sql.append(",\n    ").append(part(terms.get(i), i)).append(" as ").append(Sql.identifier(sqlName(i)));
        }
        for (String name : model.features().names()) {
            sql.append(",\n    cast(f.%s as varchar) as %s"
                    .formatted(Sql.identifier(name), Sql.identifier(valueName(name))));
        }
        sql.append("\nfrom %s as p\njoin %s as x on x.lead_id = p.lead_id\njoin %s as f on f.lead_id = p.lead_id"
                .formatted(ModelPlan.STEP, ModelPlan.ENCODED, FeaturePlan.STEP));
        return ModelPlan.of(model, declared, attributes, moment)
                .then(new Step(STEP, "one row per lead", sql.toString()));
    }

    /** The SQL name of a term's part; {@code index} is counted from 0. */
    static String sqlName(int index) {
        return "c_" + (index + 1);
    }

    /** The SQL name of a feature's value. */
    static String valueName(String feature) {
        return "value of " + feature;
    }

    /** A term's part of the log-odds beyond that of the average lead; {@code x} is the encoded row. */
    static String part(Term term, int index) {
        return Sql.literal(term.coefficient()) + " * (x." + Sql.identifier(Encoding.sqlName(index)) + " - "
                + Sql.literal(term.column().average()) + ")";
    }
}
