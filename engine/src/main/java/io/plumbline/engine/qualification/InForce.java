package io.plumbline.engine.qualification;

import io.plumbline.engine.scorecard.Scorecard;
import java.time.Instant;

/**
 * A scorecard and from when on it is in force. The first of several in a row is in force before that, too.
 *
 * @param from inclusive; until that of the next one
 */
public record InForce(Instant from, Scorecard scorecard) {}
