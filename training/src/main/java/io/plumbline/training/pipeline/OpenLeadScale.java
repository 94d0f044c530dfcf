package io.plumbline.training.pipeline;

import io.plumbline.engine.model.ModelPlan;
import io.plumbline.engine.model.PercentileScale;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.snapshot.OpenLeads;
import java.time.Instant;

/** The scale of the predictive score: the probabilities of the leads that are open when the model is made. */
final class OpenLeadScale {
    private OpenLeadScale() {}

    /** Without open leads every lead that exists is taken. */
    static PercentileScale of(Store store, Workspace workspace, PropensityModel model, Instant asOf) {
        String open = OpenLeads.at(store, workspace, asOf);
        double[] probabilities = probabilities(store, workspace, model, Moment.of(open, asOf));
        return PercentileScale.of(
                probabilities.length > 0
                        ? probabilities
                        : probabilities(store, workspace, model, Moment.everyLead(asOf)));
    }

    private static double[] probabilities(Store store, Workspace workspace, PropensityModel model, Moment moment) {
        String query = ModelPlan.of(model, workspace.declarations(), AttributesAsOf.in(store), moment)
                .query();
        return store.columns("select probability from (" + query + ")").column("probability");
    }
}
