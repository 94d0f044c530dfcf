/** Learning the map from linear predictor to probability, and whether one is needed at all. */
@NullMarked
package io.plumbline.training.calibration;

import org.jspecify.annotations.NullMarked;
