package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.ColumnProfile;

/** Finds the columns that say which rows are deleted, and which were merged into others. */
final class HistoryKeys {
    private HistoryKeys() {}

    static void give(Assignments columns) {
        columns.named("deleted", column -> column.present() > 0 && Shape.isSwitch(column)).stream()
                .findFirst()
                .ifPresent(column -> deleted(columns, column));
        columns.named("merged into", column -> true).stream()
                .findFirst()
                .ifPresent(column ->
                        columns.give(column, Role.MERGED_INTO, "names the lead that a merged row goes on in"));
        columns.named("merged from", column -> true).stream()
                .findFirst()
                .ifPresent(
                        column -> columns.give(column, Role.MERGED_FROM, "lists the leads that were merged into this"));
    }

    private static void deleted(Assignments columns, ColumnProfile column) {
        columns.give(column, Role.DELETED, "says which rows are deleted");
        columns.named("deleted at", Shape::isTime).stream()
                .findFirst()
                .ifPresent(at -> columns.give(at, Role.DELETED_AT, "when a deleted row was last touched"));
    }
}
