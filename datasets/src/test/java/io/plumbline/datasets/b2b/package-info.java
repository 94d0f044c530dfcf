/** What the generated market promises, held against what it writes. */
@NullMarked
package io.plumbline.datasets.b2b;

import org.jspecify.annotations.NullMarked;
