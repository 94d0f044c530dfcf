package io.plumbline.training.pipeline;

import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.store.Store;
import io.plumbline.training.encoding.EncodedRows;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.split.Fold;

/** A fold's rows, encoded by what its training rows teach alone. */
record EncodedFold(DesignMatrix train, DesignMatrix validation) {

    static EncodedFold of(Store store, TrainingSet set, Fold fold) {
        Encoding encoding = FittedModel.learn(store, set, fold.train());
        return new EncodedFold(
                EncodedRows.read(store, encoding, RowSelection.of(store, fold.train())),
                EncodedRows.read(store, encoding, RowSelection.of(store, fold.validation())));
    }
}
