package io.plumbline.engine.ingest;

import io.plumbline.engine.workspace.LeadSource;
import io.plumbline.engine.workspace.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Columns that a source's files have and the workspace does not mention.
 *
 * @param columns in the order of the files, at least one
 */
public record UnusedColumns(String source, String kind, List<String> columns) {
    public UnusedColumns {
        columns = List.copyOf(columns);
    }

    /**
     * Finds them.
     *
     * @param used the columns that the source reads
     * @return empty when all are used, or listed as not used
     */
    static Optional<UnusedColumns> of(Source source, List<SourceTable> tables, List<String> used) {
        Set<String> columns = new LinkedHashSet<>();
        tables.forEach(table -> columns.addAll(table.columns()));
        columns.removeAll(Set.copyOf(used));
        if (source instanceof LeadSource leads) {
            columns.removeAll(leads.notUsed().keySet());
        }
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new UnusedColumns(source.name(), source.kind(), List.copyOf(columns)));
    }
}
