/** Tests of the points audit: generated markets of known truth, and hand-made intervals. */
@NullMarked
package io.plumbline.training.audit;

import org.jspecify.annotations.NullMarked;
