/** The health check of marketing's leads: five classic mistakes, each measured on what the store holds. */
@NullMarked
package io.plumbline.training.health;

import org.jspecify.annotations.NullMarked;
