/** Scores and errors by group of people: what protected attributes say, whether or not anything reads them. */
@NullMarked
package io.plumbline.training.group;

import org.jspecify.annotations.NullMarked;
