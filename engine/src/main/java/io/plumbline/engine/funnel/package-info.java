/** How far leads have come, and how fast: the steps that people took, by month of creation and by what is known of the leads. */
@NullMarked
package io.plumbline.engine.funnel;

import org.jspecify.annotations.NullMarked;
