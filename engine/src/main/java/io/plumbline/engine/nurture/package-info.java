/** Leads that are not ready for sales: on which track marketing nurtures them, what would lift them, and what became of them. */
@NullMarked
package io.plumbline.engine.nurture;

import org.jspecify.annotations.NullMarked;
