/** The models that a store keeps: what each was made from, how two differ, which one is used, and their forms for other programs. */
@NullMarked
package io.plumbline.training.registry;

import org.jspecify.annotations.NullMarked;
