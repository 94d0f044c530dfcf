package io.plumbline.engine.proposal;

import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import io.plumbline.engine.profile.TimeProfile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Guesses what a column is by what it holds, for headers in languages that nobody has listed. */
record ContentKeys(TableProfile table) {
    static final String GUESSED_ID = "a guess by what it holds: the first column with a value of its own in every row";
    static final String GUESSED_TIME = "a guess by what it holds: the only time that every row has";

    private static final long ENOUGH = 20;

    /** People who are leads today are mostly born before. */
    private static final Instant BIRTHS = Instant.parse("1995-01-01T00:00:00Z");

    /** The first column in which every row has a value of its own that looks like an id; an e-mail address if there is no other. */
    Optional<ColumnProfile> id() {
        List<ColumnProfile> unique = table.columns().stream()
                .filter(column -> table.looked() >= ENOUGH && ColumnRole.canBeNamed(column))
                .filter(column -> Shape.identifies(table, column) && Shape.isOneWord(column))
                .filter(column -> Shape.isText(column) || (column.position() == 0 && Shape.isWhole(column)))
                .filter(column -> !Shape.looksLikeLinks(column) && !Shape.looksLikeAddressesOfMachines(column))
                .toList();
        return unique.stream()
                .filter(column -> !Shape.looksLikeEmails(column) && isFree(column))
                .findFirst()
                .or(() -> unique.stream().filter(Shape::looksLikeEmails).findFirst());
    }

    /** The time that every row has, when there is one alone whose name says nothing else. */
    Optional<ColumnProfile> createdAt() {
        List<ColumnProfile> complete = table.columns().stream()
                .filter(column -> column.present() == table.looked() && ColumnRole.canBeNamed(column))
                .filter(column -> column.time()
                        .map(TimeProfile::earliest)
                        .filter(BIRTHS::isBefore)
                        .isPresent())
                .filter(ContentKeys::isFree)
                .toList();
        return complete.size() == 1 ? Optional.of(complete.get(0)) : Optional.empty();
    }

    /** Whether no list knows the name for something else. */
    private static boolean isFree(ColumnProfile column) {
        return Vocabulary.COLUMNS.aside(column.name(), true).isEmpty()
                && !SettingAside.isWelcome(column)
                && Steps.ALL.stream().noneMatch(step -> Vocabulary.COLUMNS.has("step " + step, column.name()))
                && !Vocabulary.COLUMNS.has("other lifecycle date", column.name())
                && !Vocabulary.COLUMNS.has("deleted at", column.name())
                && !Vocabulary.COLUMNS.has("merged into", column.name());
    }
}
