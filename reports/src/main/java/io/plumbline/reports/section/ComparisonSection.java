package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.Optional;

/**
 * Points against prediction.
 *
 * @param target       the step the model predicts; empty without a model
 * @param metrics      of every scorer
 * @param differences  paired, on the same rows
 * @param agreements   who is called by whom, and what became of them; one a level
 * @param gains        share of the conversions found, by how many are called
 * @param equalVolumes the two where both call, or find, as many
 * @param swapSets     leads that only one would take
 * @param swapVerdicts which of these convert more often
 * @param swapLists    some of these leads
 * @param combined     what each adds to the other
 * @param worked       who ranks better among leads worked and not worked
 */
public record ComparisonSection(
        String target,
        MetricTable metrics,
        List<Difference> differences,
        List<AgreementGrid> agreements,
        GainCurve gains,
        List<EqualVolume> equalVolumes,
        List<SwapSet> swapSets,
        List<SwapSet.Verdict> swapVerdicts,
        List<SwapList> swapLists,
        CombinedFit combined,
        List<SegmentComparison> worked) {
    /** The points by the scorecard that was in force at each moment. */
    static final String POINTS_THEN = "points_then";

    /**
     * Reads the section.
     *
     * @param measured all metrics of the test rows
     */
    public static ComparisonSection of(Store store, Subject subject, List<Measured> measured) {
        List<Difference> differences = Difference.read(store, subject);
        List<SwapSet> swapSets = SwapSet.read(store, subject);
        return new ComparisonSection(
                subject.model().map(ModelSummary::target).orElse(""),
                MetricTable.of(measured, subject),
                differences,
                AgreementGrid.read(store, subject),
                GainCurve.read(store, subject),
                EqualVolume.of(differences),
                swapSets,
                SwapSet.verdicts(store, subject),
                SwapList.read(store, subject, swapSets),
                CombinedFit.read(store, subject, differences),
                SegmentComparison.read(store, subject, measured).stream()
                        .filter(SegmentComparison::isWorkedGroup)
                        .toList());
    }

    public Chart chart() {
        return gains.chart();
    }

    public boolean isEmpty() {
        return metrics.values().isEmpty() && differences.isEmpty();
    }

    /** Whether the compared points are today's scorecard applied to earlier moments, when it was not in force. */
    public boolean hindsight() {
        return isHindsight("points");
    }

    /** Whether the points of the scorecards then in force are others, and compared too. */
    public boolean hasPointsThen() {
        return differences.stream().anyMatch(each -> each.baseline().equals(POINTS_THEN));
    }

    /** Which points are held against the prediction, as the code of a message. */
    public String whichPoints() {
        if (hasPointsThen()) {
            return isHindsight(POINTS_THEN) ? "then_or_now" : "then";
        }
        return hindsight() ? "hindsight" : "in_force";
    }

    private boolean isHindsight(String baseline) {
        return differences.stream().anyMatch(each -> each.baseline().equals(baseline) && each.hindsight());
    }

    /** The order of leads by the scores that somebody may use, compared. */
    public List<Difference> ofScores() {
        return differences.stream()
                .filter(each -> each.unit().equals("row") && !isYardstick(each) && !isCombined(each))
                .toList();
    }

    /** Models of points and prediction, held against one another. */
    public List<Difference> ofCombined() {
        return differences.stream().filter(ComparisonSection::isCombined).toList();
    }

    /** What a more complex model would gain over the prediction; empty where none was trained. */
    public List<Difference> ofYardstick() {
        return differences.stream().filter(ComparisonSection::isYardstick).toList();
    }

    private static boolean isYardstick(Difference difference) {
        return difference.scorer().equals("yardstick");
    }

    private static boolean isCombined(Difference difference) {
        return MetricTable.COMBINED.contains(difference.scorer());
    }

    /** Who ranks better, the prediction or the points, those of then where they are others. */
    public Optional<RankingVerdict> ranking() {
        return ofRows("roc_auc")
                .flatMap(rocAuc -> ofRows("average_precision").map(precision -> new RankingVerdict(rocAuc, precision)));
    }

    private Optional<Difference> ofRows(String metric) {
        String points = hasPointsThen() ? POINTS_THEN : "points";
        return differences.stream()
                .filter(each -> each.isOf("predictive", points, metric)
                        && each.labelStep().equals(target))
                .findFirst();
    }

    /** Whether a level's answers are told of worked and unworked leads by themselves. */
    public boolean saysWhoWasWorked() {
        return !worked.isEmpty();
    }

    /** How far the two orders agree by a measure; absent where it was not measured. */
    Optional<Estimate> rankAgreement(String metric) {
        return metrics.of("predictive", metric)
                .map(Measured::estimate)
                .filter(estimate -> estimate.value().isPresent());
    }

    /** What it comes to. */
    public List<String> sentences(Words words) {
        return new ComparisonWords(this, words).sentences().toList();
    }
}
