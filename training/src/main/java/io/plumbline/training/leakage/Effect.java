package io.plumbline.training.leakage;

import java.util.OptionalDouble;

/**
 * What a source does for the model, as average precision on the rows judged, by models fitted on the other half.
 *
 * @param all         with all features
 * @param without     fitted again without the source's
 * @param unshifted   with all features, on the rows whose lead has a row at the snapshot before
 * @param shifted     the same model and rows, the source's features as of the snapshot before; both are absent for rows
 *                    that are not taken month by month, or when no lead has two
 * @param predictors  linear predictors without the source, one per row judged
 */
record Effect(double all, double without, OptionalDouble unshifted, OptionalDouble shifted, double[] predictors) {}
