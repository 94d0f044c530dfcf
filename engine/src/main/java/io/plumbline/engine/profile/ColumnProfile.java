package io.plumbline.engine.profile;

import io.plumbline.engine.declaration.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * What one column holds. All figures are of the rows looked at.
 *
 * @param name          as in the header; made up where the header gives none
 * @param position      from 0
 * @param cell          its name in {@link TableProfile#relation}, such as {@code c7}
 * @param addressable   whether configuration can name it: false when its name is blank or stands twice in the header
 * @param present       cells with a value: neither empty nor a missing word
 * @param distinct      different values
 * @param type          the type that fits; text when none does
 * @param fit           share of present cells that the import reads as that type, 0..1; 1 when none is present
 * @param time          how times are written; present exactly for dates and timestamps
 * @param listSeparator what stands between the values of a cell that holds several; {@code "json"} for arrays like
 *                      {@code ["a","b"]}; empty when cells hold one value
 * @param commonest     the most frequent values, most frequent first, then alphabetical; at most 50, none longer than
 *                      200 characters
 * @param minimum       the least number; present for numbers
 * @param maximum       the greatest number; present for numbers
 * @param unique        whether no value occurs twice; false when there is none
 * @param code          why a column of digits is text; empty for others
 * @param longest       characters of the longest value
 */
public record ColumnProfile(
        String name,
        int position,
        String cell,
        boolean addressable,
        long present,
        long distinct,
        ValueType type,
        double fit,
        Optional<TimeProfile> time,
        Optional<String> listSeparator,
        List<ValueCount> commonest,
        Optional<Double> minimum,
        Optional<Double> maximum,
        boolean unique,
        Optional<CodeKind> code,
        long longest) {
    public ColumnProfile {
        commonest = List.copyOf(commonest);
    }

    /** Whether some values begin with a zero that a number would lose. */
    public boolean leadingZeros() {
        return code.filter(CodeKind.LEADING_ZEROS::equals).isPresent();
    }
}
