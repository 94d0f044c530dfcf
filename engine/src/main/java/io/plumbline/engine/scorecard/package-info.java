/** The scorecard: a company's points rules as a tree of values, read from {@code scoring.yaml}. */
@NullMarked
package io.plumbline.engine.scorecard;

import org.jspecify.annotations.NullMarked;
