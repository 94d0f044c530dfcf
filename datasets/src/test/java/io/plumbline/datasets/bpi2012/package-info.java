/** The converter on a log small enough to read. */
@NullMarked
package io.plumbline.datasets.bpi2012;

import org.jspecify.annotations.NullMarked;
