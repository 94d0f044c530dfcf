/** From snapshots of earlier leads to a propensity model, its curves and its thresholds. */
@NullMarked
package io.plumbline.training;

import org.jspecify.annotations.NullMarked;
