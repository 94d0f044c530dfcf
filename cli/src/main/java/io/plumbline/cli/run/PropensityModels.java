package io.plumbline.cli.run;

import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.store.Store;
import java.util.Optional;

/** The models that a store holds, ready for use. */
final class PropensityModels {
    private PropensityModels() {}

    /** The model of a number that is known to exist. */
    static PropensityModel of(Store store, long modelId) {
        return first(store, "where model_id = " + modelId).orElseThrow();
    }

    /** The model in use, if there is one. */
    static Optional<PropensityModel> champion(Store store) {
        return first(store, "where status = 'champion'");
    }

    private static Optional<PropensityModel> first(Store store, String which) {
        return store.first(
                "select definition from model " + which, row -> PropensityModel.parse(row.text("definition")));
    }
}
