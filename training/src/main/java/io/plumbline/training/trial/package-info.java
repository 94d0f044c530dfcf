/** Other trainers on the rows of a model: a file of rows as a Tribuo data source, and the judgement of what they score. */
@NullMarked
package io.plumbline.training.trial;

import org.jspecify.annotations.NullMarked;
