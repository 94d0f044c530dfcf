package io.plumbline.engine.ingest;

import java.time.Instant;
import java.util.Optional;

/**
 * One file that is read now, as the export it is.
 *
 * @param exportedAt the declared time; empty when none is declared
 * @param knownAt    the instant from which on what the file says is known; no other file of its source has it
 * @param previous   when the newest export before this one was known; empty for the first
 */
record Export(SourceTable table, Optional<Instant> exportedAt, Instant knownAt, Optional<Instant> previous) {}
