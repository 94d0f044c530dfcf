/** How long outcomes take, how many are still to come, and who was worked by sales or held out. */
@NullMarked
package io.plumbline.training.maturity;

import org.jspecify.annotations.NullMarked;
