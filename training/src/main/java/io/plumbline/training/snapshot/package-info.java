/** Snapshot rows: leads at instants, what was known of them then, and what they went on to do. */
@NullMarked
package io.plumbline.training.snapshot;

import org.jspecify.annotations.NullMarked;
