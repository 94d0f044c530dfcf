/** Samples are prepared from the published files or not at all. */
@NullMarked
package io.plumbline.datasets;

import org.jspecify.annotations.NullMarked;
