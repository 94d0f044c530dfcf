/** The points audit: what the outcomes bear out of each rule of a scorecard. */
@NullMarked
package io.plumbline.training.audit;

import org.jspecify.annotations.NullMarked;
