/** The training of one model from the store's leads to its thresholds, step by step. */
@NullMarked
package io.plumbline.training.pipeline;

import org.jspecify.annotations.NullMarked;
