package io.plumbline.engine.proposal;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.profile.CodeKind;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import java.util.List;
import java.util.Optional;

/**
 * Why a column of leads is no attribute: by its name, then by what it holds.
 *
 * @param dated whether the table says when its leads were created
 */
record SettingAside(TableProfile table, boolean dated) {
    private static final List<String> WELCOME = List.of(
            "title",
            "employees",
            "company revenue",
            "industry",
            "country",
            "source",
            "free mail",
            "budget",
            "timeline",
            "interest",
            "kept",
            "opted out");
    private static final int MANY_VALUES = 50;
    private static final int LONG_TEXT = 120;

    /** The reason; empty when the column may be an attribute. */
    Optional<String> reason(ColumnProfile column) {
        if (isWelcome(column)) {
            return nothing(column).or(() -> personalContent(column));
        }
        return Vocabulary.COLUMNS
                .aside(column.name(), dated)
                .or(() -> nothing(column))
                .or(() -> personalContent(column))
                .or(() -> idContent(column))
                .or(() -> ownWords(column));
    }

    /** Whether the name is that of a usual attribute, which is kept however many values it has. */
    static boolean isWelcome(ColumnProfile column) {
        return WELCOME.stream().anyMatch(section -> Vocabulary.COLUMNS.has(section, column.name()));
    }

    private Optional<String> nothing(ColumnProfile column) {
        if (column.present() == 0) {
            return Optional.of("never filled");
        }
        return column.distinct() == 1 && column.present() == table.looked() && table.looked() > 1
                ? Optional.of("the same for every lead")
                : Optional.empty();
    }

    private static Optional<String> personalContent(ColumnProfile column) {
        if (Shape.looksLikeEmails(column)) {
            return Optional.of("personal data: it holds e-mail addresses");
        }
        if (Shape.looksLikeAddressesOfMachines(column)) {
            return Optional.of("personal data: it holds addresses of machines (IP)");
        }
        return column.code()
                .filter(CodeKind.PHONE_NUMBER::equals)
                .map(code -> "personal data: it holds telephone numbers");
    }

    private Optional<String> idContent(ColumnProfile column) {
        if (Shape.looksLikeLinks(column)) {
            return Optional.of("an address on the web");
        }
        if (column.code().filter(CodeKind.POSTAL_CODE::equals).isPresent()) {
            return Optional.of("part of an address");
        }
        boolean code = column.code().filter(CodeKind.IDENTIFIER::equals).isPresent();
        boolean ownValues = column.unique() && column.present() >= MANY_VALUES;
        return (code && column.distinct() > MANY_VALUES) || (ownValues && column.type() == ValueType.TEXT)
                ? Optional.of("an id, a name or free text: no value occurs twice")
                : Optional.empty();
    }

    private static Optional<String> ownWords(ColumnProfile column) {
        if (column.type() != ValueType.TEXT || column.listSeparator().isPresent()) {
            return Optional.empty();
        }
        boolean nearlyUnique = column.distinct() > MANY_VALUES && 2 * column.distinct() > column.present();
        if (nearlyUnique || (column.longest() > LONG_TEXT && column.distinct() > MANY_VALUES)) {
            return Optional.of("an id, a name or free text: " + Shape.count(column.distinct()) + " different values in "
                    + Shape.count(column.present()) + " fields");
        }
        return Optional.empty();
    }
}
