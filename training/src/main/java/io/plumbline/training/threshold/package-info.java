/** Thresholds: chosen out of fold by a policy, promised on the test rows. */
@NullMarked
package io.plumbline.training.threshold;

import org.jspecify.annotations.NullMarked;
