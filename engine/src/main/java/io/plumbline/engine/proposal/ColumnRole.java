package io.plumbline.engine.proposal;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.profile.ColumnProfile;

/**
 * What one column is taken for.
 *
 * @param name the name it gets: of an attribute or property, or of the step that it belongs to; empty for other roles
 * @param type the type to declare
 * @param why  the reason in words, without any value of a cell
 */
public record ColumnRole(ColumnProfile column, Role role, String name, ValueType type, String why) {

    static ColumnRole of(ColumnProfile column, Role role, String why) {
        return new ColumnRole(column, role, "", column.type(), why);
    }

    static ColumnRole named(ColumnProfile column, Role role, String name, String why) {
        return new ColumnRole(column, role, name, column.type(), why);
    }
}
