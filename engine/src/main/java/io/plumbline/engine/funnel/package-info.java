/** How far leads have come: the steps that people took, by month of creation. */
@NullMarked
package io.plumbline.engine.funnel;

import org.jspecify.annotations.NullMarked;
