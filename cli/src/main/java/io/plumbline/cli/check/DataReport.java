package io.plumbline.cli.check;

import io.plumbline.cli.answer.Sources;
import io.plumbline.engine.ingest.UnusedColumns;
import io.plumbline.engine.quality.Coverage;
import io.plumbline.engine.quality.Finding;
import java.util.List;

/**
 * What a dry import brought.
 *
 * @param imported what would be in the store
 * @param refused  all reasons, most frequent first
 * @param unused   columns of the files that plumbline.yaml does not mention
 * @param columns  how far declared columns are filled
 * @param findings warnings first
 */
public record DataReport(
        Sources imported,
        List<RefusedRows> refused,
        List<UnusedColumns> unused,
        List<Coverage> columns,
        List<Finding> findings) {}
