package io.plumbline.engine.profile;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.problem.Some;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says in words what a person should know of how a file was understood. */
final class Remarks {
    private static final int NAMED = 8;

    private Remarks() {}

    static List<String> of(Looked looked, Understanding understanding, List<ColumnProfile> columns) {
        List<String> remarks = new ArrayList<>(looked.remarks());
        if (looked.sampled()) {
            remarks.add("Looked at " + looked.looked() + " of about " + looked.rows()
                    + " rows, spread over the file: distinct values and whether they repeat are those of the sample.");
        }
        if (understanding.decimalComma()) {
            remarks.add("Numbers have a decimal comma.");
        }
        add(
                remarks,
                columns,
                column -> column.code()
                        .filter(code -> code != CodeKind.IDENTIFIER)
                        .isPresent(),
                "hold digits that are names, so they are text: ");
        add(
                remarks,
                columns,
                column -> column.time().filter(TimeProfile::dayMonthAmbiguous).isPresent(),
                "have dates that fit days before months as well as months before days; check their format: ");
        add(
                remarks,
                columns,
                column -> column.time().filter(time -> time.share() < 0.995).isPresent(),
                "write times in several ways, and the import reads only the commonest: ");
        add(
                remarks,
                columns,
                column -> column.type() == ValueType.NUMBER && column.fit() < 0.9999,
                "are numbers but for some cells, which the import refuses one by one: ");
        add(
                remarks,
                columns,
                column -> isCurrency(column, understanding),
                "hold amounts with a sign of currency or percent, which the import reads as text: ");
        understanding
                .codes()
                .forEach((word, where) -> remarks.add("'" + word
                        + "' means no value in some columns and may be a code in others, so it is kept: "
                        + where.stream()
                                .map(column -> "'" + columns.get(column).name() + "'")
                                .collect(Collectors.joining(", "))
                        + "."));
        return remarks;
    }

    private static boolean isCurrency(ColumnProfile column, Understanding understanding) {
        Evidence evidence = understanding.evidence().get(column.position());
        return evidence != null && evidence.currencies() >= 0.9 * column.present();
    }

    private static void add(
            List<String> remarks, List<ColumnProfile> columns, Predicate<ColumnProfile> which, String what) {
        List<String> found = columns.stream().filter(which).map(Remarks::named).toList();
        if (!found.isEmpty()) {
            remarks.add("Columns that " + what + Some.of(found, NAMED) + ".");
        }
    }

    private static String named(ColumnProfile column) {
        String share = column.fit() < 1 ? String.format(Locale.ROOT, " (%.1f %% read)", 100 * column.fit()) : "";
        return "'" + column.name() + "'" + share;
    }
}
