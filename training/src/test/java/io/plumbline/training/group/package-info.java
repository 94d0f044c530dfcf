/** Tests of groups of people. */
@NullMarked
package io.plumbline.training.group;

import org.jspecify.annotations.NullMarked;
