package io.plumbline.cli.run;

import io.plumbline.cli.terminal.Stages;
import java.time.Clock;
import java.time.Instant;

/**
 * When a command runs.
 *
 * @param asOf   what happened at or after it is not known
 * @param clock  for the log of runs only
 * @param stages where progress is told
 */
public record Occasion(Instant asOf, Clock clock, Stages stages) {}
