/** Tests of drift: hand-checked cases, a slow twin, alarms on generated months with and without drift. */
@NullMarked
package io.plumbline.training.drift;

import org.jspecify.annotations.NullMarked;
