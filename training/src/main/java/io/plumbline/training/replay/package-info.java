/** A draft of the scorecard run beside the current one over history: who would have been called, and what became of them. */
@NullMarked
package io.plumbline.training.replay;

import org.jspecify.annotations.NullMarked;
