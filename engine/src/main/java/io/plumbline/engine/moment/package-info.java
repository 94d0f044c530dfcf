/** Leads at instants: the one home of the rule that what happened at or after {@code as_of} is not known. */
@NullMarked
package io.plumbline.engine.moment;

import org.jspecify.annotations.NullMarked;
