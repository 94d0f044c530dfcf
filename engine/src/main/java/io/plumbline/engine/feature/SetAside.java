package io.plumbline.engine.feature;

/**
 * Something declared that the model does not use.
 *
 * @param name   the attribute, event type, feature or term
 * @param reason why, as one clause without a full stop; holds no lead's data
 */
public record SetAside(String name, String reason) {}
