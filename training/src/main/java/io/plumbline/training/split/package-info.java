/** Development, gap, test and folds: which rows may be learned from when others are judged. */
@NullMarked
package io.plumbline.training.split;

import org.jspecify.annotations.NullMarked;
