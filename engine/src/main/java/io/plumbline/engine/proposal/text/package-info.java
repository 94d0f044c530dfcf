/** The text of the two configuration files, with comments that say why. */
@NullMarked
package io.plumbline.engine.proposal.text;

import org.jspecify.annotations.NullMarked;
