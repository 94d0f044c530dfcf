/** Features of leads: what a model may know about a lead at a moment, as values that compile to SQL. */
@NullMarked
package io.plumbline.engine.feature;

import org.jspecify.annotations.NullMarked;
