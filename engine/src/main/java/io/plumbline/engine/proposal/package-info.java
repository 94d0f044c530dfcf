/**
 * Proposes a workspace for files that nobody has described: profiles become an understanding, which a person may correct
 * by answering a few questions, and which then becomes the text of the two configuration files.
 */
@NullMarked
package io.plumbline.engine.proposal;

import org.jspecify.annotations.NullMarked;
