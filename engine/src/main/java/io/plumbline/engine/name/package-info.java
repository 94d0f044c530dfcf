/** What columns and types of events are called: names made comparable, lists of known ones, and names made valid. */
@NullMarked
package io.plumbline.engine.name;

import org.jspecify.annotations.NullMarked;
