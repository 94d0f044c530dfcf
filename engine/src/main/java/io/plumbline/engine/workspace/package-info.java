/** A workspace: the folder with {@code plumbline.yaml}, read into immutable records, with every problem told at once. */
@NullMarked
package io.plumbline.engine.workspace;

import org.jspecify.annotations.NullMarked;
