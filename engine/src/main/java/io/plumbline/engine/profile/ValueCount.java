package io.plumbline.engine.profile;

/**
 * How often a text occurs.
 *
 * @param value the text as it stands in the file, or the pattern of texts
 * @param count cells that hold it, at least 1
 */
public record ValueCount(String value, long count) {}
