package io.plumbline.engine.proposal;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.name.ValidNames;
import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.profile.ColumnProfile;
import java.util.List;

/** Gives columns their names and types as attributes. */
final class Attributes {
    /** Names that the tables and features have already. */
    private static final List<String> RESERVED = List.of(
            "lead_id",
            "created_at",
            "account_id",
            "row_no",
            "row_id",
            "period_no",
            "run_id",
            "existing_score",
            "as_of_us",
            "snapshot_no",
            "snapshot_at",
            "label",
            "lead_age_days");

    private static final int MOST_KINDS = 60;

    private final ValidNames names = new ValidNames(RESERVED, "crm");

    ColumnRole of(ColumnProfile column) {
        ValueType type = type(column);
        String name = names.of(column.name(), "column_" + (column.position() + 1));
        return new ColumnRole(column, Role.ATTRIBUTE, name, type, why(column, type), false);
    }

    static ValueType type(ColumnProfile column) {
        boolean kind = column.type() == ValueType.NUMBER
                && Vocabulary.COLUMNS.has("code", column.name())
                && column.distinct() <= MOST_KINDS
                && Shape.isWhole(column);
        boolean several =
                column.type() == ValueType.TEXT && column.listSeparator().isPresent();
        return kind ? ValueType.TEXT : several ? ValueType.LIST : column.type();
    }

    private static String why(ColumnProfile column, ValueType type) {
        if (type == ValueType.LIST) {
            return "several values in one cell";
        }
        if (type != column.type()) {
            return "numbers that name a kind";
        }
        if (column.code().isPresent()) {
            return "digits that are a code";
        }
        return column.type() == ValueType.TEXT
                ? Shape.count(column.distinct()) + " different values"
                : "every value reads as " + type.word();
    }
}
