package io.plumbline.cli.run;

import io.plumbline.engine.store.Store;
import java.time.Instant;

/**
 * A change of the store that is under way, inside its transaction.
 *
 * @param runId the number that every row written carries
 */
public record Change(Configuration configuration, Store store, long runId, Instant asOf) {}
