/** Import: files of a workspace into the store, typed, without duplicates, and with every refused row accounted for. */
@NullMarked
package io.plumbline.engine.ingest;

import org.jspecify.annotations.NullMarked;
