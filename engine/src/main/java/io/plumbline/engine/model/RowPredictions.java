package io.plumbline.engine.model;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.util.List;
import java.util.stream.Collectors;

/** What a model says of rows whose features are in a table already. */
public final class RowPredictions {
    /** Name of the result: one row per row of the table, with its key, {@code linear_predictor} and {@code probability}. */
    public static final String STEP = "row_prediction";

    private RowPredictions() {}

    /**
     * The plan.
     *
     * @param table a table with a column per feature of the model, named by it
     * @param key   its column that tells rows apart
     */
    public static SqlPlan of(PropensityModel model, String table, String key) {
        String columns =
                Encoding.select(model.terms().stream().map(Term::column).toList());
        String identity = Sql.identifier(key);
        return new SqlPlan(List.of(
                new Step(
                        ModelPlan.ENCODED,
                        "one row per row of the table, a column per term of the model",
                        List.of("    " + identity, columns).stream()
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(",\n", "select\n", "\nfrom " + Sql.identifier(table)))),
                new Step("linear", "one row per row of the table", """
                        select
                            %s,
                            %s as linear_predictor
                        from %s
                        """.formatted(
                                identity, ModelPlan.linearPredictor(model), ModelPlan.ENCODED)),
                new Step(STEP, "one row per row of the table", """
                        select
                            %s,
                            linear_predictor,
                            %s as probability
                        from linear
                        """.formatted(
                                identity, model.calibrator().sql("linear_predictor")))));
    }
}
