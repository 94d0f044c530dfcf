/** Whether a feature tells the outcome instead of predicting it: when its values became known, and how strong it is. */
@NullMarked
package io.plumbline.training.leakage;

import org.jspecify.annotations.NullMarked;
