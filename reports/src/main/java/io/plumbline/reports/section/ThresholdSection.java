package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.List;

/**
 * Thresholds and the curves they were read from.
 *
 * @param panels   one per label step
 * @param lines    one per level and scorer
 * @param segments of a report on all leads: one per segment, level and compared scorer, at most {@value #SHOWN}
 * @param segmentCount how many there are
 * @param promises what came of promises made earlier
 * @param months   how steady the thresholds are
 */
public record ThresholdSection(
        List<CurvePanel> panels,
        List<ThresholdLine> lines,
        List<ThresholdLine> segments,
        int segmentCount,
        PromiseTable promises,
        ThresholdMonths months) {
    /** Lines of segments shown. */
    static final int SHOWN = 200;

    public static ThresholdSection read(Store store, Subject subject) {
        List<ThresholdLine> all = ThresholdLine.read(store, subject);
        List<ThresholdLine> lines = all.stream()
                .filter(line -> line.segment().equals(subject.segment()))
                .toList();
        List<ThresholdLine> segments = all.stream()
                .filter(line -> subject.isWhole() && !line.segment().equals(Subject.ALL) && line.isCompared())
                .toList();
        return new ThresholdSection(
                CurvePanel.read(store, subject, lines),
                lines,
                segments.subList(0, Math.min(SHOWN, segments.size())),
                segments.size(),
                PromiseTable.read(store, subject),
                ThresholdMonths.read(store, subject, lines));
    }

    /** The lines of the two scores the report is about, told as sentences. */
    public List<ThresholdLine> told() {
        return lines.stream().filter(ThresholdLine::isCompared).toList();
    }
}
