package io.plumbline.engine.store;

import io.plumbline.engine.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log of the commands that changed the store. All calls belong into the command's own transactions. */
public final class RunLog {
    /** The monthly run. */
    public static final String MONTHLY = "run";

    /** What is done every few minutes. */
    public static final String SCORES = "scores";

    /** The runs that do everything from import to handoff. */
    public static final List<String> EVERYTHING = List.of(MONTHLY, SCORES);

    /** SHA-256 over the checksums of all files imported so far, in a fixed order. */
    private static final String DATA_FINGERPRINT = """
            select
                sha256(coalesce(string_agg(source || ' ' || sha256, '\\n' order by source, path, sha256), ''))
            from source_file
            """;

    private RunLog() {}

    /**
     * What a run is made from, beside the data.
     *
     * @param configurationFingerprint of the workspace's files
     * @param codeVersion              version of the program
     */
    public record Inputs(String command, Instant asOf, String configurationFingerprint, String codeVersion) {
        private String condition() {
            return """
                    command = %s
                        and as_of = %s
                        and configuration_fingerprint = %s
                        and code_version = %s
                    """.formatted(
                            Sql.literal(command),
                            Sql.literal(asOf),
                            Sql.literal(configurationFingerprint),
                            Sql.literal(codeVersion));
        }
    }

    /**
     * Opens a run.
     *
     * @param codeVersion version of the program
     * @return the run's number, one above the highest so far
     */
    public static long begin(Store store, String command, Instant asOf, Instant startedAt, String codeVersion) {
        interrupt(store, 0);
        return insert(store, command, asOf, startedAt, codeVersion);
    }

    private static long insert(Store store, String command, Instant asOf, Instant startedAt, String codeVersion) {
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

    /** Opens a run that is kept before it is done. A run that was killed stays as it is. */
    public static long begin(Store store, Inputs inputs, Instant startedAt) {
        long runId = insert(store, inputs.command(), inputs.asOf(), startedAt, inputs.codeVersion());
        store.insert(
                "update run set configuration_fingerprint = ? where run_id = " + runId,
                inputs.configurationFingerprint());
        return runId;
    }

    /** The run of these inputs that was killed, when no command came after it. */
    public static Optional<Long> killed(Store store, Inputs inputs) {
        return newest(store, "status = 'running' and " + inputs.condition(), "true");
    }

    /** The newest run of a command that is done, when it is of these inputs, and no file was imported since. */
    public static Optional<Long> finished(Store store, Inputs inputs) {
        return newest(
                store,
                "data_fingerprint = (" + DATA_FINGERPRINT + ") and " + inputs.condition(),
                "status = 'done' and command = " + Sql.literal(inputs.command()));
    }

    private static Optional<Long> newest(Store store, String condition, String among) {
        return store.number("""
                select run_id
                from run
                where %s
                    and run_id = (select max(run_id) from run where %s)
                """.formatted(condition, among));
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

    /** Closes a run that could not be done, and kept a part of its work. */
    public static void fail(Store store, long runId, Instant finishedAt) {
        store.execute("update run set status = 'failed', finished_at = %s where run_id = %s"
                .formatted(Sql.literal(finishedAt), runId));
    }

    /**
     * Closes what was killed, for nothing will go on with it; a store has one writer.
     *
     * @param but the run under way; 0 when there is none
     */
    public static void interrupt(Store store, long but) {
        store.execute("update run set status = 'interrupted' where status = 'running' and run_id != " + but);
    }

    /** Takes back the opening of a run that changed nothing. */
    public static void forget(Store store, long runId) {
        store.execute("delete from run where run_id = " + runId);
    }
}
