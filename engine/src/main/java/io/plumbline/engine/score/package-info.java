/** Scores of leads at a moment: the scorecard as one SQL statement, its ledger, and the levels recommended from it. */
@NullMarked
package io.plumbline.engine.score;

import org.jspecify.annotations.NullMarked;
