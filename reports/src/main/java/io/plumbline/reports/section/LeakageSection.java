package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.List;

/**
 * Whether a source of features tells the outcome, as the audit of the training judged it.
 *
 * @param sources suspects first, then attributes, events and what is computed from several
 */
public record LeakageSection(List<AuditedSource> sources) {
    /** Sources whose evidence is shown. */
    static final int SHOWN = 100;

    public static LeakageSection read(Store store, Subject subject) {
        return new LeakageSection(AuditedSource.read(store, subject));
    }

    public List<AuditedSource> suspects() {
        return sources.stream().filter(AuditedSource::isSuspect).toList();
    }

    /** Suspects that the model does not see. */
    public List<AuditedSource> leftOut() {
        return sources.stream()
                .filter(source -> source.verdict().equals("left_out"))
                .toList();
    }

    /** Those that the model uses although nothing tells when they became known. */
    public List<AuditedSource> alwaysKnown() {
        return sources.stream().filter(AuditedSource::isTakenAsAlwaysKnown).toList();
    }

    /** Those whose evidence is shown. */
    public List<AuditedSource> listed() {
        return sources.subList(0, Math.min(SHOWN, sources.size()));
    }

    /** Sources that raised no suspicion. */
    public long cleanCount() {
        return sources.stream().filter(source -> !source.isSuspect()).count();
    }
}
