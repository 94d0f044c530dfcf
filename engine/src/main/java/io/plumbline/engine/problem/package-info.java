/** What went wrong, where, and how to mend it: the one form in which Plumbline reports problems. */
@NullMarked
package io.plumbline.engine.problem;

import org.jspecify.annotations.NullMarked;
