/** Versions of the scorecard: kept with the runs that used them, read again, and held against one another. */
@NullMarked
package io.plumbline.engine.version;

import org.jspecify.annotations.NullMarked;
