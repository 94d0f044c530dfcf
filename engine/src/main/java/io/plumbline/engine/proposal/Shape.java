package io.plumbline.engine.proposal;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import java.util.Locale;
import java.util.regex.Pattern;

/** Questions about what a column looks like. */
final class Shape {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern LINK = Pattern.compile("(https?://|www\\.).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern IP = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern SPACE = Pattern.compile("[\\s\\pZ]");
    private static final double MOST = 0.8;

    private Shape() {}

    static boolean isTime(ColumnProfile column) {
        return column.time().isPresent();
    }

    static boolean isNumber(ColumnProfile column) {
        return column.type() == ValueType.NUMBER;
    }

    static boolean isText(ColumnProfile column) {
        return column.type() == ValueType.TEXT;
    }

    /** Two values, such as yes and no. */
    static boolean hasTwoValues(ColumnProfile column) {
        return column.distinct() == 2 && column.time().isEmpty();
    }

    static boolean isSwitch(ColumnProfile column) {
        return column.type() == ValueType.BOOLEAN
                || (column.distinct() <= 2 && column.time().isEmpty());
    }

    /** Whether every row has a value of its own. */
    static boolean identifies(TableProfile table, ColumnProfile column) {
        return column.unique()
                && column.present() == table.looked()
                && column.time().isEmpty();
    }

    /** Whether nearly every row has a value of its own: an id in an export that holds some rows twice. */
    static boolean nearlyIdentifies(TableProfile table, ColumnProfile column) {
        return column.time().isEmpty()
                && column.present() >= 0.95 * table.looked()
                && column.distinct() >= 0.8 * column.present();
    }

    static boolean looksLikeEmails(ColumnProfile column) {
        return mostly(column, EMAIL);
    }

    static boolean looksLikeLinks(ColumnProfile column) {
        return mostly(column, LINK);
    }

    static boolean looksLikeAddressesOfMachines(ColumnProfile column) {
        return mostly(column, IP);
    }

    /** Whether no value seen has a space in it. */
    static boolean isOneWord(ColumnProfile column) {
        return column.commonest().stream()
                .noneMatch(count -> SPACE.matcher(count.value().strip()).find());
    }

    static boolean isWhole(ColumnProfile column) {
        return column.commonest().stream().allMatch(count -> count.value().matches("[+-]?[0-9]+([.,]0+)?"));
    }

    /** A share for people to read. */
    static String percent(double share) {
        return String.format(Locale.ROOT, share > 0.995 && share < 1 ? "%.1f %%" : "%.0f %%", 100 * share);
    }

    /** A count for people to read. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static boolean mostly(ColumnProfile column, Pattern pattern) {
        long fitting = column.commonest().stream()
                .filter(count -> pattern.matcher(count.value().strip()).matches())
                .count();
        return fitting > 0 && fitting >= MOST * column.commonest().size();
    }
}
