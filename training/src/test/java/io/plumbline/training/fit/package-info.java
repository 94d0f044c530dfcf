/** Tests of the fit: hand-checked cases, a slow twin, real data. */
@NullMarked
package io.plumbline.training.fit;

import org.jspecify.annotations.NullMarked;
