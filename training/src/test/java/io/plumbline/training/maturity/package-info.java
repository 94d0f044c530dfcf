/** Tests of maturity and bias: hand-counted curves, a slow twin. */
@NullMarked
package io.plumbline.training.maturity;

import org.jspecify.annotations.NullMarked;
