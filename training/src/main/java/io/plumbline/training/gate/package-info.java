/** The gate that a new model must pass before it is used instead of the champion. */
@NullMarked
package io.plumbline.training.gate;

import org.jspecify.annotations.NullMarked;
