/** From the audit of a scorecard to a new one: only numbers change, only where the verdict is decided, as the owner allows. */
@NullMarked
package io.plumbline.training.suggestion;

import org.jspecify.annotations.NullMarked;
