package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.Estimate;
import java.util.stream.IntStream;

/**
 * Writes rows of {@code model_metric} about some rows of the test part, in unit row.
 *
 * @param segment   which rows
 * @param rows      how many they are
 * @param positives those that reached the label step
 */
record MetricRows(Store store, long modelId, String labelStep, String segment, long rows, long positives) {

    static MetricRows of(Store store, long modelId, String labelStep, String segment, boolean[] labels) {
        long positives =
                IntStream.range(0, labels.length).filter(i -> labels[i]).count();
        return new MetricRows(store, modelId, labelStep, segment, labels.length, positives);
    }

    void write(String scorer, String metric, Estimate estimate) {
        store.insert(
                "insert into model_metric values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                scorer,
                Part.TEST.word(),
                Unit.ROW.word(),
                labelStep,
                segment,
                metric,
                estimate.value(),
                estimate.low(),
                estimate.high(),
                rows,
                positives);
    }
}
