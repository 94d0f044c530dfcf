/** The unique optimum of the penalised logistic loss, and its life as a Tribuo model. */
@NullMarked
package io.plumbline.training.fit;

import org.jspecify.annotations.NullMarked;
