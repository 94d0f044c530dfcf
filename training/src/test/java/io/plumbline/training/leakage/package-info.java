/** Tests of the leakage audit: hand-checked cases, slow twins, leaks planted into a small market. */
@NullMarked
package io.plumbline.training.leakage;

import org.jspecify.annotations.NullMarked;
