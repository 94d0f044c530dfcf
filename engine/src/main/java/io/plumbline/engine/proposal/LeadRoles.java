package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import io.plumbline.engine.proposal.LeadTable.LabelValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gives every column of a table of leads its role. */
final class LeadRoles {
    private static final int MOST_ATTRIBUTES = 1_000;
    private static final String TOO_MANY =
            "a source may have 1,000 attributes, and that many others are filled for as many leads or more";

    private final TableProfile table;
    private final Assignments columns;
    private final LeadKeys keys;

    LeadRoles(TableProfile table, Choices choices) {
        this.table = table;
        this.columns = new Assignments(table);
        this.keys = new LeadKeys(table, choices);
    }

    /**
     * Reads the table.
     *
     * @param matched   the column whose values the events' leads are; empty when names decide
     * @param told      what the target names in this table, if it names something
     * @param elsewhere whether another table says what became of the leads
     * @param measured  what the columns say of the outcome by what they hold
     */
    LeadTable read(Optional<ColumnProfile> matched, Optional<Target> told, boolean elsewhere, Measured measured) {
        keys.give(columns, matched);
        told.ifPresent(target -> target.give(columns));
        LeadSteps.give(columns);
        boolean stepsToldHere = columns.with(Role.STEP_DATE).isPresent()
                || columns.with(Role.LABEL).isPresent();
        if (!stepsToldHere && !elsewhere) {
            Label.candidates(columns).stream().findFirst().ifPresent(column -> Label.give(columns, column));
        }
        amount();
        existingScore();
        HistoryKeys.give(columns);
        rest(measured);
        return new LeadTable(table, columns.roles(), labelValues(told));
    }

    private Optional<LabelValues> labelValues(Optional<Target> told) {
        return told.flatMap(Target::values).or(() -> columns.with(Role.LABEL).flatMap(Label::values));
    }

    private void amount() {
        boolean dated = columns.with(Role.CREATED_AT).isPresent();
        if (!dated || !Steps.in(columns, Steps.CUSTOMER)) {
            return;
        }
        columns.named("amount", column -> Shape.isNumber(column) && column.present() < table.looked()).stream()
                .findFirst()
                .ifPresent(column -> columns.give(ColumnRole.named(
                        column, Role.STEP_AMOUNT, Steps.CUSTOMER, "money, by its name; filled for some leads only")));
    }

    private void existingScore() {
        List<ColumnProfile> scores = columns.named("existing score", Shape::isNumber);
        for (int k = 0; k < scores.size(); k++) {
            columns.give(
                    scores.get(k),
                    k == 0 ? Role.EXISTING_SCORE : Role.NOT_USED,
                    k == 0
                            ? "a score that you have already: it is compared, never learnt from"
                            : "another score; one can be compared");
        }
    }

    private void rest(Measured measured) {
        SettingAside aside =
                new SettingAside(table, columns.with(Role.CREATED_AT).isPresent());
        List<ColumnProfile> kept = new ArrayList<>();
        for (ColumnProfile column : columns.free()) {
            aside.reason(column)
                    .or(() -> Optional.ofNullable(measured.aside().get(column.cell())))
                    .ifPresentOrElse(reason -> columns.give(column, Role.NOT_USED, reason), () -> kept.add(column));
        }
        tooMany(kept).forEach(column -> columns.give(column, Role.NOT_USED, TOO_MANY));
        Attributes attributes = new Attributes();
        columns.free().forEach(column -> columns.give(attribute(attributes.of(column), measured)));
    }

    /** What is left beyond as many attributes as a source may have, the best filled columns first. */
    private static List<ColumnProfile> tooMany(List<ColumnProfile> kept) {
        return kept.stream()
                .sorted(Comparator.comparingLong(ColumnProfile::present).reversed())
                .skip(MOST_ATTRIBUTES)
                .toList();
    }

    private static ColumnRole attribute(ColumnRole role, Measured measured) {
        String doubt = measured.strong().get(role.column().cell());
        return doubt == null ? role : role.doubted(doubt);
    }
}
