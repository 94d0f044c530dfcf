/** Streams and folders, of whatever they hold. */
@NullMarked
package io.plumbline.engine.file;

import org.jspecify.annotations.NullMarked;
