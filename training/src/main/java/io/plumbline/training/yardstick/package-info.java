/** A more complex model on the same rows, to see what it would gain; it predicts for nobody. */
@NullMarked
package io.plumbline.training.yardstick;

import org.jspecify.annotations.NullMarked;
