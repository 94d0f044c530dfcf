package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.List;

/**
 * Thresholds and the curves they were read from.
 *
 * @param panels one per label step
 * @param lines  one per level and scorer
 */
public record ThresholdSection(List<CurvePanel> panels, List<ThresholdLine> lines) {

    public static ThresholdSection read(Store store, Subject subject) {
        List<ThresholdLine> lines = ThresholdLine.read(store, subject);
        return new ThresholdSection(CurvePanel.read(store, subject, lines), lines);
    }

    /** The lines of the two scores the report is about, told as sentences. */
    public List<ThresholdLine> told() {
        return lines.stream()
                .filter(line ->
                        line.scorer().equals("predictive") || line.scorer().equals("points"))
                .toList();
    }
}
