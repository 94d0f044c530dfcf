package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.ValueType;

/**
 * An attribute of leads or a property of events.
 *
 * @param name   its name in the store
 * @param column the column of the file that holds it
 * @param type   the type of its values
 */
public record Field(String name, String column, ValueType type) {}
