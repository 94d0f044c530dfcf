package io.plumbline.cli.oddities;

import io.plumbline.engine.workspace.LeadSource;
import java.util.Optional;

/** How a source of leads says which of its records were merged or deleted. */
final class Lives {
    private Lives() {}

    /** What the column is good for, if it is one of these. */
    static Optional<Use> use(LeadSource source, String column) {
        if (source.mergedInto().filter(column::equals).isPresent()) {
            return Optional.of(Use.MERGED_INTO);
        }
        if (source.mergedFrom().filter(from -> from.column().equals(column)).isPresent()) {
            return Optional.of(Use.MERGED_FROM);
        }
        return source.deleted()
                .filter(deleted -> deleted.column().equals(column))
                .map(deleted -> Use.DELETED);
    }
}
