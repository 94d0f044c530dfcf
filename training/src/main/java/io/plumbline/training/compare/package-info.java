/** Points against prediction on the same held-out rows. */
@NullMarked
package io.plumbline.training.compare;

import org.jspecify.annotations.NullMarked;
