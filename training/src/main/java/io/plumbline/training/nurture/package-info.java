/** What nurturing did: leads on tracks against those held out. */
@NullMarked
package io.plumbline.training.nurture;

import org.jspecify.annotations.NullMarked;
