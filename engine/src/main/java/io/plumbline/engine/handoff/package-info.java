/** Leads that go to sales: which are due, what sales should know of them, and what to do. */
@NullMarked
package io.plumbline.engine.handoff;

import org.jspecify.annotations.NullMarked;
