/** How well a score ranks and a probability fits, with intervals by cluster bootstrap. */
@NullMarked
package io.plumbline.training.metric;

import org.jspecify.annotations.NullMarked;
