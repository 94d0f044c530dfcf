package io.plumbline.engine.proposal;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.profile.ColumnProfile;

/**
 * What one column is taken for.
 *
 * @param name     the name it gets: of an attribute or property, or of the step that it belongs to; empty for other roles
 * @param type     the type to declare
 * @param why      the reason in words, without any value of a cell
 * @param doubtful whether a person should look at it first
 */
public record ColumnRole(ColumnProfile column, Role role, String name, ValueType type, String why, boolean doubtful) {
    private static final int LONGEST_NAME = 300;

    static ColumnRole of(ColumnProfile column, Role role, String why) {
        return new ColumnRole(column, role, "", column.type(), why, false);
    }

    static ColumnRole named(ColumnProfile column, Role role, String name, String why) {
        return new ColumnRole(column, role, name, column.type(), why, false);
    }

    /** The same for another reason, which a person should judge. */
    ColumnRole doubted(String reason) {
        return new ColumnRole(column, role, name, type, reason, true);
    }

    /** Whether the configuration can name a column: its name stands once and is not longer than one may be. */
    public static boolean canBeNamed(ColumnProfile column) {
        return column.addressable() && column.name().length() <= LONGEST_NAME;
    }
}
