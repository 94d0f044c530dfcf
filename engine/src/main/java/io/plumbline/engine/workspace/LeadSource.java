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
