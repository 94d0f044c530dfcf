package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.version.ScorecardVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The versions of the scorecard, newest first.
 *
 * @param current fingerprint of the file as it is now
 */
public record ScorecardList(List<Version> versions, String current) implements Answer {
    private static final int SHOWN = 12;

    /**
     * A version.
     *
     * @param inForceFrom empty where it was only used to look back
     */
    public record Version(long number, String fingerprint, String name, Optional<Instant> inForceFrom, long runId) {

        static Version of(ScorecardVersion version) {
            return new Version(
                    version.number(), version.fingerprint(), version.name(), version.inForceFrom(), version.runId());
        }
    }

    /** The versions as a list. */
    public static ScorecardList of(List<ScorecardVersion> versions, Scorecard current) {
        List<Version> newestFirst = versions.stream()
                .sorted((one, other) -> Long.compare(other.number(), one.number()))
                .map(Version::of)
                .toList();
        return new ScorecardList(newestFirst, current.fingerprint());
    }

    @Override
    public void print(Page page) {
        TextTable table = TextTable.of(
                TextTable.numbers("version"),
                TextTable.words("fingerprint"),
                TextTable.words("name"),
                TextTable.words("in force from"),
                TextTable.numbers("run"));
        versions.forEach(each -> table.row(
                Long.toString(each.number()),
                each.fingerprint().substring(0, SHOWN),
                each.name(),
                each.inForceFrom().map(Instant::toString).orElse("only looked back"),
                Long.toString(each.runId())));
        page.table(table);
        page.line(
                versions.isEmpty()
                        ? "No run used a scorecard yet; 'plumbline score' or 'plumbline run' does."
                        : file());
    }

    private String file() {
        return versions.stream()
                .filter(each -> each.fingerprint().equals(current))
                .findFirst()
                .map(each -> "scoring.yaml is version " + each.number() + ".")
                .orElse("scoring.yaml was changed since; see 'plumbline scorecards diff "
                        + versions.get(0).number() + "'.");
    }
}
