package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.score.PointsChange;
import io.plumbline.engine.score.PointsChange.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Why a lead's points changed between two moments.
 *
 * @param version       the version of the scorecard in force at the earlier moment; empty where the file's was taken
 * @param segmentBefore the segment whose scorecard gave the points at the earlier moment; empty for the base
 * @param segmentAfter  that of the later moment
 * @param lines         what changed; the changes sum exactly to the difference
 * @param causes        the sums of all lines by cause
 */
public record SinceAnswer(
        String leadId,
        Instant since,
        Instant asOf,
        Optional<Long> version,
        Optional<String> segmentBefore,
        Optional<String> segmentAfter,
        double before,
        double after,
        double change,
        List<Line> lines,
        Map<Cause, Double> causes)
        implements Answer {
    private static final double MICROS = 1e6;

    /**
     * A rule, or a limit, clamp or weight, in points.
     *
     * @param causes what made the change; they sum to it
     */
    public record Line(
            String dimension, String name, double before, double after, double change, Map<Cause, Double> causes) {

        static Line of(PointsChange.Line line) {
            return new Line(
                    line.dimension(),
                    line.name(),
                    line.beforeMicros() / MICROS,
                    line.afterMicros() / MICROS,
                    line.changeMicros() / MICROS,
                    points(line.causes()));
        }
    }

    /** The answer from a change. */
    public static SinceAnswer of(String leadId, Optional<Long> version, PointsChange change) {
        Map<Cause, Long> causes = new TreeMap<>();
        change.lines()
                .forEach(line -> line.causes().forEach((cause, micros) -> causes.merge(cause, micros, Long::sum)));
        causes.values().removeIf(micros -> micros == 0);
        return new SinceAnswer(
                leadId,
                change.since(),
                change.asOf(),
                version,
                change.segmentBefore(),
                change.segmentAfter(),
                change.beforeMicros() / MICROS,
                change.afterMicros() / MICROS,
                (change.afterMicros() - change.beforeMicros()) / MICROS,
                change.lines().stream().map(Line::of).toList(),
                points(causes));
    }

    private static Map<Cause, Double> points(Map<Cause, Long> causes) {
        Map<Cause, Double> points = new TreeMap<>();
        causes.forEach((cause, micros) -> points.put(cause, micros / MICROS));
        return points;
    }

    @Override
    public void print(Page page) {
        page.heading("Lead " + leadId + ": " + shown(before) + " points as of " + since + ", " + shown(after)
                + " as of " + asOf + " (" + Figures.signed(change, 2) + ")");
        version.ifPresent(number -> page.line("Before by version " + number
                + " of the scorecard, which was in force then; after by scoring.yaml as it is."));
        printSegments(page);
        if (lines.isEmpty()) {
            page.line("No rule gives other points than then.");
            return;
        }
        TextTable table = TextTable.of(
                TextTable.words("dimension"),
                TextTable.words("rule"),
                TextTable.numbers("before"),
                TextTable.numbers("after"),
                TextTable.numbers("change"),
                TextTable.words("because of"));
        lines.forEach(line -> table.row(
                line.dimension(),
                line.name(),
                shown(line.before()),
                shown(line.after()),
                Figures.signed(line.change(), 2),
                because(line.causes())));
        table.row("", "points", shown(before), shown(after), Figures.signed(change, 2), because(causes));
        page.table(table);
    }

    private void printSegments(Page page) {
        if (!segmentBefore.equals(segmentAfter)) {
            page.line("In " + named(segmentAfter) + "; before in " + named(segmentBefore) + ".");
        } else if (segmentAfter.isPresent()) {
            page.line("In " + named(segmentAfter) + ", before as now.");
        }
    }

    private static String named(Optional<String> segment) {
        return segment.map(name -> "segment " + name).orElse("no segment");
    }

    private static String because(Map<Cause, Double> causes) {
        return causes.entrySet().stream()
                .map(each -> words(each.getKey()) + " " + Figures.signed(each.getValue(), 2))
                .collect(Collectors.joining(", "));
    }

    private static String words(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String shown(double points) {
        return Figures.decimals(points, 2);
    }
}
