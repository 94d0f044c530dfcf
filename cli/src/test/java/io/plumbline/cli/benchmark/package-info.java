/** Measurements of the whole program on large data; run by hand, never by the build. */
@NullMarked
package io.plumbline.cli.benchmark;

import org.jspecify.annotations.NullMarked;
