package io.plumbline.engine.proposal;

import io.plumbline.engine.name.SpokenName;
import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import io.plumbline.engine.proposal.Choices.Matter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the columns that say which lead a row is, when it was created and of which company it is. */
final class LeadKeys {
    private static final String ID_WORD = "(.* )?(id|guid|uuid)";

    private final TableProfile table;
    private final Choices choices;

    LeadKeys(TableProfile table, Choices choices) {
        this.table = table;
        this.choices = choices;
    }

    /**
     * Columns that may identify the lead, likeliest first: ids by name that are unique, other unique columns that end in
     * "id", e-mail addresses, then ids of which some rows occur twice. Where no name says anything, what looks like an id.
     */
    List<ColumnProfile> idCandidates() {
        Assignments columns = new Assignments(table);
        Set<ColumnProfile> candidates = new LinkedHashSet<>();
        candidates.addAll(columns.named("lead id", column -> Shape.identifies(table, column)));
        columns.free().stream()
                .filter(column -> SpokenName.of(column.name()).words().matches(ID_WORD))
                .filter(column -> Shape.identifies(table, column))
                .forEach(candidates::add);
        candidates.addAll(columns.named("lead id", column -> Shape.nearlyIdentifies(table, column)));
        candidates.addAll(columns.named("email", column -> Shape.nearlyIdentifies(table, column)));
        candidates.removeIf(column -> Vocabulary.COLUMNS.has("merged into", column.name()));
        if (candidates.isEmpty()) {
            new ContentKeys(table).id().ifPresent(candidates::add);
        }
        return new ArrayList<>(candidates);
    }

    void give(Assignments columns, Optional<ColumnProfile> matched) {
        leadId(columns, matched);
        createdAt(columns);
        columns
                .named(
                        "account id",
                        column -> column.distinct() < column.present()
                                && column.time().isEmpty())
                .stream()
                .findFirst()
                .ifPresent(column -> columns.give(column, Role.ACCOUNT_ID, "the company, by its name"));
    }

    private void leadId(Assignments columns, Optional<ColumnProfile> matched) {
        Optional<String> chosen = choices.of(Matter.LEAD_ID);
        if (chosen.isPresent()) {
            columns.called(chosen.get()).ifPresent(column -> columns.give(column, Role.LEAD_ID, "your choice"));
            return;
        }
        matched.or(() -> idCandidates().stream().findFirst())
                .ifPresent(column -> columns.give(column, Role.LEAD_ID, whyId(column)));
    }

    private String whyId(ColumnProfile column) {
        if (isGuessed(column)) {
            return ContentKeys.GUESSED_ID;
        }
        if (column.unique()) {
            return "a value of its own in every row";
        }
        return "identifies rows, of which " + Shape.count(column.present() - column.distinct()) + " repeat a lead";
    }

    /** Whether the column is the id only because of what it holds. */
    private static boolean isGuessed(ColumnProfile column) {
        return !Vocabulary.COLUMNS.has("lead id", column.name())
                && !Vocabulary.COLUMNS.has("email", column.name())
                && !SpokenName.of(column.name()).words().matches(ID_WORD);
    }

    private void createdAt(Assignments columns) {
        Optional<String> chosen = choices.of(Matter.CREATED_AT);
        if (chosen.isPresent()) {
            columns.called(chosen.get())
                    .filter(Shape::isTime)
                    .ifPresent(column -> columns.give(column, Role.CREATED_AT, "your choice"));
            return;
        }
        createdCandidates(columns).stream()
                .findFirst()
                .ifPresentOrElse(
                        column -> columns.give(column, Role.CREATED_AT, "a date of creation by its name"),
                        () -> new ContentKeys(table)
                                .createdAt()
                                .ifPresent(column -> columns.give(column, Role.CREATED_AT, ContentKeys.GUESSED_TIME)));
    }

    /** Times that may be the creation of the lead, likeliest first. */
    List<ColumnProfile> createdCandidates(Assignments columns) {
        return columns.named("created at", column -> Shape.isTime(column) && column.present() >= 0.5 * table.looked());
    }
}
