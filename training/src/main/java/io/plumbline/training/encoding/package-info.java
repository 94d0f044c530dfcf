/** Learning from training rows how features become numbers, and making the matrix that a model is fitted on. */
@NullMarked
package io.plumbline.training.encoding;

import org.jspecify.annotations.NullMarked;
