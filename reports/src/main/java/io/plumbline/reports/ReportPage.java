package io.plumbline.reports;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import io.plumbline.reports.section.AuditSection;
import io.plumbline.reports.section.CalibrationSection;
import io.plumbline.reports.section.CardSection;
import io.plumbline.reports.section.ComparisonSection;
import io.plumbline.reports.section.CurvePanel;
import io.plumbline.reports.section.DecileSection;
import io.plumbline.reports.section.DimensionSection;
import io.plumbline.reports.section.DriftSection;
import io.plumbline.reports.section.Finding;
import io.plumbline.reports.section.Findings;
import io.plumbline.reports.section.FunnelSection;
import io.plumbline.reports.section.GateSection;
import io.plumbline.reports.section.GroupSection;
import io.plumbline.reports.section.HealthSection;
import io.plumbline.reports.section.LeakageSection;
import io.plumbline.reports.section.MaturitySection;
import io.plumbline.reports.section.Measured;
import io.plumbline.reports.section.SegmentSection;
import io.plumbline.reports.section.SourceSection;
import io.plumbline.reports.section.Subject;
import io.plumbline.reports.section.ThresholdSection;
import io.plumbline.reports.section.YardstickSection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything the report shows, read and not yet written as HTML. */
public record ReportPage(
        Subject subject,
        List<Finding> findings,
        ThresholdSection thresholds,
        CalibrationSection calibration,
        DecileSection deciles,
        ComparisonSection comparison,
        AuditSection audit,
        FunnelSection funnel,
        SegmentSection segments,
        HealthSection health,
        DimensionSection dimensions,
        LeakageSection leakage,
        MaturitySection maturity,
        GroupSection groups,
        DriftSection drift,
        SourceSection sources,
        GateSection gate,
        YardstickSection yardstick,
        CardSection card) {
    private static final List<String> SECTIONS = List.of(
            "findings",
            "thresholds",
            "calibration",
            "deciles",
            "comparison",
            "audit",
            "funnel",
            "segments",
            "health",
            "drift",
            "dimensions",
            "card",
            "sources",
            "leakage",
            "maturity",
            "protected",
            "gate",
            "yardstick");

    static ReportPage read(Store store, Subject subject) {
        ThresholdSection thresholds = ThresholdSection.read(store, subject);
        List<Measured> measured = Measured.read(store, subject);
        CalibrationSection calibration = CalibrationSection.of(store, subject, measured);
        ComparisonSection comparison = ComparisonSection.of(store, subject, measured);
        LeakageSection leakage = LeakageSection.read(store, subject);
        DriftSection drift = DriftSection.read(store, subject);
        GateSection gate = GateSection.read(store, subject);
        return new ReportPage(
                subject,
                Findings.of(store, subject, comparison, calibration, leakage, drift),
                thresholds,
                calibration,
                DecileSection.read(store, subject),
                comparison,
                AuditSection.read(store, subject),
                FunnelSection.read(store, subject),
                SegmentSection.of(store, subject, measured),
                HealthSection.read(store, subject),
                DimensionSection.read(store, subject),
                leakage,
                MaturitySection.of(store, subject, measured),
                GroupSection.read(store, subject),
                drift,
                SourceSection.read(store, subject),
                gate,
                YardstickSection.of(comparison),
                CardSection.read(store, subject));
    }

    /** The sections that are there, as the page orders them. */
    public List<String> contents() {
        Set<String> absent = new HashSet<>();
        if (subject.model().isEmpty()) {
            absent.add("findings");
        }
        if (groups.isEmpty()) {
            absent.add("protected");
        }
        if (gate.judged().isEmpty()) {
            absent.add("gate");
        }
        if (yardstick.isEmpty()) {
            absent.add("yardstick");
        }
        return SECTIONS.stream().filter(each -> !absent.contains(each)).toList();
    }

    /** The charts that have something to show. */
    List<Chart> charts() {
        Stream<Chart> single = Stream.of(
                calibration.chart(),
                deciles.chart(),
                audit.chart(),
                comparison.chart(),
                segments.chart(),
                funnel.chart(),
                dimensions.chart(),
                maturity.chart(),
                thresholds.months().chart(),
                drift.chart());
        return Stream.concat(thresholds.panels().stream().map(CurvePanel::chart), single)
                .filter(chart -> !chart.isEmpty())
                .toList();
    }
}
