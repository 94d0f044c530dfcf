/** Ready-made parts of a scorecard, written out for a workspace: its own attributes and types of events in their rules. */
@NullMarked
package io.plumbline.engine.part;

import org.jspecify.annotations.NullMarked;
