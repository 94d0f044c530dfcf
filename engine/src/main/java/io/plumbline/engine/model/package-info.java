/** A trained propensity model as a value that compiles to SQL: terms, calibration, scores and explanations. */
@NullMarked
package io.plumbline.engine.model;

import org.jspecify.annotations.NullMarked;
