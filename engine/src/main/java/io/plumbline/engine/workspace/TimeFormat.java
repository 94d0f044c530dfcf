package io.plumbline.engine.workspace;

import java.time.ZoneId;
import java.util.Optional;

/**
 * How times are written.
 *
 * @param zone    the zone of times without an offset
 * @param pattern the format in strptime's letters; empty for ISO 8601
 */
public record TimeFormat(ZoneId zone, Optional<String> pattern) {}
