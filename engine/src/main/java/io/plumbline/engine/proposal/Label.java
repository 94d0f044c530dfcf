package io.plumbline.engine.proposal;

import io.plumbline.engine.name.SpokenName;
import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.ValueCount;
import io.plumbline.engine.proposal.LeadTable.LabelValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds a column that says whether a lead was won, without a date. */
final class Label {
    private static final Set<String> YES = Set.of(
            "true",
            "yes",
            "y",
            "1",
            "t",
            "won",
            "converted",
            "customer",
            "success",
            "positive",
            "ja",
            "oui",
            "si",
            "sim",
            "wahr",
            "vrai",
            "closedwon",
            "purchased",
            "bought",
            "subscribed",
            "x");
    private static final Set<String> NO = Set.of(
            "false",
            "no",
            "n",
            "0",
            "f",
            "lost",
            "notconverted",
            "failure",
            "negative",
            "nein",
            "non",
            "nao",
            "nee",
            "falsch",
            "faux",
            "closedlost",
            "none",
            "open");

    private Label() {}

    /** Columns that may be the label, likeliest first. */
    static List<ColumnProfile> candidates(Assignments columns) {
        List<ColumnProfile> found = new ArrayList<>(columns.named("label", Label::mayBe));
        columns.named("aside status", column -> !winning(column).isEmpty()).forEach(column -> add(found, column));
        List<ColumnProfile> free = columns.free();
        if (!free.isEmpty() && mayBe(free.get(free.size() - 1))) {
            add(found, free.get(free.size() - 1));
        }
        return found;
    }

    static boolean mayBe(ColumnProfile column) {
        return Shape.hasTwoValues(column);
    }

    /** What the values of a column mean as a label; empty when that cannot be told. */
    static Optional<LabelValues> values(ColumnProfile column) {
        List<String> values = column.commonest().stream().map(ValueCount::value).toList();
        if (column.distinct() != 2 || values.size() != 2) {
            List<String> winning = winning(column);
            return winning.isEmpty() ? Optional.empty() : Optional.of(new LabelValues(winning, List.of()));
        }
        String first = values.get(0);
        String second = values.get(1);
        boolean firstWins = is(YES, first) || is(NO, second);
        boolean secondWins = is(YES, second) || is(NO, first);
        return Optional.of(
                firstWins && !secondWins
                        ? new LabelValues(List.of(first), List.of(second))
                        : new LabelValues(List.of(second), List.of(first)));
    }

    static void give(Assignments columns, ColumnProfile column) {
        columns.give(
                ColumnRole.named(column, Role.LABEL, Steps.CUSTOMER, "says whether the lead was won, without a date"));
    }

    /** The values of a status that mean a customer. */
    private static List<String> winning(ColumnProfile column) {
        return column.commonest().stream()
                .map(ValueCount::value)
                .filter(value -> Vocabulary.WORDS.has("step customer", value))
                .toList();
    }

    private static boolean is(Set<String> words, String value) {
        return words.contains(SpokenName.of(value).compact());
    }

    private static void add(List<ColumnProfile> found, ColumnProfile column) {
        if (!found.contains(column)) {
            found.add(column);
        }
    }
}
