/** Precision/recall curves, deciles and calibration bins: counted in the store, one point per distinct score. */
@NullMarked
package io.plumbline.training.curve;

import org.jspecify.annotations.NullMarked;
