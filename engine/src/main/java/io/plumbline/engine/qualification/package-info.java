/** Levels: which leads Plumbline recommends for what, since when and why, and what people said otherwise. */
@NullMarked
package io.plumbline.engine.qualification;

import org.jspecify.annotations.NullMarked;
