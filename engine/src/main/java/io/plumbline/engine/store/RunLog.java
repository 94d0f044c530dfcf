package io.plumbline.engine.store;

import io.plumbline.engine.sql.Sql;
import java.time.Instant;

/** The log of the commands that changed the store. Both calls belong into the command's own transaction. */
public final class RunLog {
    /** SHA-256 over the checksums of all files imported so far, in a fixed order. */
    private static final String DATA_FINGERPRINT = """
            select
                sha256(coalesce(string_agg(source || ' ' || sha256, '\\n' order by source, path, sha256), ''))
            from source_file
            """;

    private RunLog() {}

    /**
     * Opens a run.
     *
     * @param codeVersion version of the program
     * @return the run's number, one above the highest so far
     */
    public static long begin(Store store, String command, Instant asOf, Instant startedAt, String codeVersion) {
        long runId =
                store.number("select coalesce(max(run_id), 0) + 1 from run").orElseThrow();
        store.insert(
                "insert into run values (?, ?, " + Sql.literal(asOf) + ", " + Sql.literal(startedAt)
                        + ", null, 'running', null, null, ?)",
                runId,
                command,
                codeVersion);
        return runId;
    }

    /**
     * Closes a run that did its work.
     *
     * @param configurationFingerprint of the workspace's files
     */
    public static void finish(Store store, long runId, Instant finishedAt, String configurationFingerprint) {
        store.execute(
                """
                update run
                set
                    finished_at = %s,
                    status = 'done',
                    data_fingerprint = (%s),
                    configuration_fingerprint = %s
                where run_id = %s
                """.formatted(Sql.literal(finishedAt), DATA_FINGERPRINT, Sql.literal(configurationFingerprint), runId));
    }
}
