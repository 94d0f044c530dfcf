/** What changed since a model learned: features, scores, the label and calibration, month by month. */
@NullMarked
package io.plumbline.training.drift;

import org.jspecify.annotations.NullMarked;
