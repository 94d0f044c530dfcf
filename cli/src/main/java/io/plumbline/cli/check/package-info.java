/** The check of a workspace: configuration, a dry import, the look of the data, and what would stop a training. */
@NullMarked
package io.plumbline.cli.check;

import org.jspecify.annotations.NullMarked;
