package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the rows of an import look like.
 *
 * @param columns  coverage of attributes, then of properties, in alphabetical order
 * @param findings warnings first
 */
public record DataProfile(List<Coverage> columns, List<Finding> findings) {

    public DataProfile {
        columns = List.copyOf(columns);
        findings = List.copyOf(findings);
    }

    /**
     * Looks at a store that holds one import and nothing else. Makes a few scans of each table; memory is bounded by the
     * store's limit.
     *
     * @param now what lies after it is in the future
     */
    public static DataProfile of(Store store, Workspace workspace, Instant now) {
        Imported imported = new Imported(store, workspace, now);
        imported.prepare();
        List<Coverage> columns = new Coverages(imported).all();
        List<Finding> findings = examinations(columns)
                .flatMap(examination -> examination.findings(imported).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        imported.forget();
        return new DataProfile(columns, findings);
    }

    private static Stream<Examination> examinations(List<Coverage> columns) {
        return Stream.of(
                new RefusedShare(),
                new UnlistedLeads(),
                new UnlistedSurvivors(),
                new SimilarIds(),
                new TimeZones(),
                new ImpossibleTimes(),
                new DatesWithoutTime(),
                new StepOrder(),
                new StepsBeforeCreation(),
                new EventsBeforeCreation(),
                new NegativeAmounts(),
                new RepeatedLeads(),
                new EqualEvents(),
                new SilentMonths(),
                new LateRecords(),
                new OutcomeLeaks(),
                new UselessColumns(columns));
    }

    /** Whether a finding is more than a note. */
    public boolean hasWarnings() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.WARNING);
    }
}
