package io.plumbline.training;

import java.util.List;

/**
 * What a training came to; everything else about the model is in the store.
 *
 * @param modelId   its number in the store
 * @param rows      mature rows it was deployed on
 * @param positives those that reached the target within the horizon
 * @param c         weight of the data against the penalty
 * @param notes     what a reader must know
 */
public record TrainedModel(long modelId, long rows, long positives, double c, List<String> notes) {
    public TrainedModel {
        notes = List.copyOf(notes);
    }
}
