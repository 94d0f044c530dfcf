package io.plumbline.engine.workspace;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table with one row per lead.
 *
 * @param leadId        the column that identifies the lead; empty when the row's number does
 * @param createdAt     the column with the instant of creation
 * @param accountId     the column that identifies the lead's company
 * @param attributes    in the order of the file
 * @param existingScore the column with a score the company had already
 * @param steps         one date column per lifecycle step
 * @param label         a column that says whether a step happened, without a date
 * @param deleted       the column that says whether the record was deleted
 * @param mergedInto    the column that names the surviving lead in rows of merged records
 * @param mergedFrom    the column in which the surviving lead lists the records merged into it
 * @param notUsed       columns left out on purpose, with the reason
 */
public record LeadSource(
        SourceFile file,
        Optional<String> leadId,
        Optional<String> createdAt,
        Optional<String> accountId,
        List<Field> attributes,
        Optional<String> existingScore,
        List<StepColumn> steps,
        Optional<LabelColumn> label,
        Optional<DeletedColumn> deleted,
        Optional<String> mergedInto,
        Optional<MergedFrom> mergedFrom,
        NavigableMap<String, String> notUsed)
        implements Source {

    public LeadSource {
        attributes = List.copyOf(attributes);
        steps = List.copyOf(steps);
        notUsed = Collections.unmodifiableNavigableMap(new TreeMap<>(notUsed));
    }

    @Override
    public String kind() {
        return "leads";
    }

    @Override
    public Set<String> timeColumns() {
        Set<String> columns = new LinkedHashSet<>();
        createdAt.ifPresent(columns::add);
        attributes.stream().filter(Field::isTime).map(Field::column).forEach(columns::add);
        steps.stream().map(StepColumn::column).forEach(columns::add);
        deleted.flatMap(DeletedColumn::at).ifPresent(columns::add);
        return columns;
    }

    /** Whether this source says when its leads were created. */
    public boolean datesItsLeads() {
        return createdAt.isPresent();
    }

    /**
     * The column with the date of a step.
     *
     * @param amount the column with the amount of money
     */
    public record StepColumn(String step, String column, Optional<String> amount) {}

    /**
     * A column that says whether the record was deleted.
     *
     * @param values that mean it was, in any case of letters
     * @param at     the column with the instant of deletion; empty for that of the first export that says so
     */
    public record DeletedColumn(String column, List<String> values, Optional<String> at) {
        /** The values when nothing else is said. */
        public static final List<String> USUAL = List.of("true", "t", "yes", "y", "1");

        public DeletedColumn {
            values = List.copyOf(values);
        }
    }

    /** A column that lists the ids of records, with the text between them. */
    public record MergedFrom(String column, String separator) {}

    /**
     * A column that says whether a step happened.
     *
     * @param positive values that mean it did
     * @param negative values that mean it did not; empty for every other value that is present
     */
    public record LabelColumn(String column, List<String> positive, List<String> negative, String step) {
        public LabelColumn {
            positive = List.copyOf(positive);
            negative = List.copyOf(negative);
        }
    }
}
