package io.plumbline.engine.proposal;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.profile.TableProfile;
import java.util.List;
import java.util.Optional;

/**
 * A table with one row per lead.
 *
 * @param label what the values of the column with role {@link Role#LABEL} mean
 */
public record LeadTable(TableProfile profile, List<ColumnRole> roles, Optional<LabelValues> label)
        implements Understood {
    public LeadTable {
        roles = List.copyOf(roles);
    }

    /** Whether it says when leads were created. */
    public boolean isDated() {
        return the(Role.CREATED_AT).isPresent();
    }

    /** Attributes that are numbers, in the file's order. */
    public List<ColumnRole> numbers() {
        return all(Role.ATTRIBUTE).stream()
                .filter(role -> role.type() == ValueType.NUMBER)
                .toList();
    }

    /**
     * What the values of a label mean.
     *
     * @param negative empty for every other value
     */
    public record LabelValues(List<String> positive, List<String> negative) {
        public LabelValues {
            positive = List.copyOf(positive);
            negative = List.copyOf(negative);
        }
    }
}
