/** Results as files for other programs and for people. */
@NullMarked
package io.plumbline.engine.export;

import org.jspecify.annotations.NullMarked;
