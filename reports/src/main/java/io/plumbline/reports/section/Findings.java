package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The sentences that lead the report, five at most: the answers to five questions in the order in which a leader of
 * sales or marketing asks them. Each question has one sentence, or none where the intervals leave the matter open.
 *
 * <ol>
 *   <li>Who puts leads in the better order? {@link RankingFinding}
 *   <li>What does that bring, called as often, in customers and money? {@link VolumeFinding}
 *   <li>Can the percentages be believed? {@link PercentageFinding}
 *   <li>Which rules are to be mended first? {@link RuleFinding}
 *   <li>What must be known before relying on it, else what does the threshold promise? {@link CautionFinding}
 * </ol>
 *
 * The last one comes first where it puts all the others in doubt: without time nobody can check that the model knew
 * only what was known. Which sentence answers a question, and in which order, hangs on the figures alone, never on the
 * order of rows. All further caveats stand in the sections that they belong to.
 */
public final class Findings {
    private Findings() {}

    /** The findings, read for themselves. */
    public static List<Finding> read(Store store, Subject subject) {
        List<Measured> measured = Measured.read(store, subject);
        return of(
                store,
                subject,
                ComparisonSection.of(store, subject, measured),
                CalibrationSection.of(store, subject, measured),
                LeakageSection.read(store, subject),
                DriftSection.read(store, subject));
    }

    /** The findings in the order of their weight; empty when there is no model. */
    public static List<Finding> of(
            Store store,
            Subject subject,
            ComparisonSection comparison,
            CalibrationSection calibration,
            LeakageSection leakage,
            DriftSection drift) {
        Supplier<Optional<Finding>> unchecked = () -> CautionFinding.unchecked(subject);
        Supplier<Optional<Finding>> caution = () -> CautionFinding.of(store, subject, comparison, leakage, drift);
        return Stream.<Supplier<Optional<Finding>>>of(
                        unchecked,
                        () -> RankingFinding.of(comparison),
                        () -> VolumeFinding.of(comparison),
                        () -> PercentageFinding.of(subject, calibration),
                        () -> RuleFinding.read(store, subject),
                        () -> subject.isUnchecked() ? Optional.empty() : caution.get())
                .flatMap(question -> question.get().stream())
                .toList();
    }
}
