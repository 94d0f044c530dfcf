/** Tests of the metrics: hand-counted cases, slow twins, draws. */
@NullMarked
package io.plumbline.training.metric;

import org.jspecify.annotations.NullMarked;
