package io.plumbline.engine.model;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;

/** Scores leads with a trained model. */
public final class Predictor {
    private Predictor() {}

    /**
     * Writes {@code prediction} for every lead that exists at an instant, in one statement.
     *
     * @param modelId   the model's number in the store
     * @param runId     the run that asks
     * @param openLeads table or view whose column {@code lead_id} lists the leads that are eligible at the instant
     * @return leads scored
     * @throws io.plumbline.engine.problem.ProblemException when the model reads what is not declared
     */
    public static long predict(
            Store store,
            PropensityModel model,
            long modelId,
            Declarations declared,
            long runId,
            Instant asOf,
            String openLeads) {
        String query = ModelPlan.of(model, declared, AttributesAsOf.in(store), Moment.everyLead(asOf))
                .query();
        return store.execute("""
                insert into prediction
                    (run_id, lead_id, as_of, model_id, linear_predictor, probability, predictive_score, open)
                select
                    %s as run_id,
                    p.lead_id as lead_id,
                    %s as as_of,
                    %s as model_id,
                    p.linear_predictor as linear_predictor,
                    p.probability as probability,
                    p.predictive_score as predictive_score,
                    p.lead_id in (select o.lead_id from %s as o) as open
                from (
                %s) as p
                """.formatted(
                        Sql.literal(runId),
                        Sql.literal(asOf),
                        Sql.literal(modelId),
                        Sql.identifier(openLeads),
                        query.indent(4)));
    }
}
