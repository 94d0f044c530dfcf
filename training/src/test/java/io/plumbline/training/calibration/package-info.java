/** Tests of calibration: hand-checked cases, slow twins, generated data of known calibration. */
@NullMarked
package io.plumbline.training.calibration;

import org.jspecify.annotations.NullMarked;
