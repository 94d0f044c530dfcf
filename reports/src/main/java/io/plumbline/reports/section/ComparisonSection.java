package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * Points against prediction.
 *
 * @param target           the step the model predicts; empty without a model
 * @param metrics          of every scorer
 * @param differences      paired, on the same rows
 * @param quadrants        who is called by whom, and what became of them
 * @param predictiveHigher leads the model likes better than the points do
 * @param pointsHigher     leads the points like better than the model does
 */
public record ComparisonSection(
        String target,
        MetricTable metrics,
        List<Difference> differences,
        List<Quadrant> quadrants,
        List<SwapLead> predictiveHigher,
        List<SwapLead> pointsHigher) {
    /** The points by the scorecard that was in force at each moment. */
    static final String POINTS_THEN = "points_then";

    /**
     * Reads the section.
     *
     * @param measured all metrics of the test rows
     */
    public static ComparisonSection of(Store store, Subject subject, List<Measured> measured) {
        return new ComparisonSection(
                subject.model().map(ModelSummary::target).orElse(""),
                MetricTable.of(measured),
                Difference.read(store, subject),
                Quadrant.read(store, subject),
                SwapLead.read(store, subject, "predictive_higher"),
                SwapLead.read(store, subject, "points_higher"));
    }

    /** Whether the compared points are today's scorecard applied to earlier moments, when it was not in force. */
    public boolean hindsight() {
        return isHindsight("points");
    }

    /** Whether the points of the scorecards then in force are others, and compared too. */
    public boolean hasPointsThen() {
        return differences.stream().anyMatch(each -> each.baseline().equals(POINTS_THEN));
    }

    /** What the points of then are, where there are any. */
    public String pointsThenWords() {
        return "Of points_then each moment has those of the scorecard in force then"
                + (isHindsight(POINTS_THEN) ? ", or of today's where none is known." : ".");
    }

    private boolean isHindsight(String baseline) {
        return differences.stream().anyMatch(each -> each.baseline().equals(baseline) && each.hindsight());
    }

    /** The scores that somebody may use, compared. */
    public List<Difference> ofScores() {
        return differences.stream().filter(each -> !isYardstick(each)).toList();
    }

    /** What a more complex model would gain over the prediction; empty where none was trained. */
    public List<Difference> ofYardstick() {
        return differences.stream().filter(ComparisonSection::isYardstick).toList();
    }

    private static boolean isYardstick(Difference difference) {
        return difference.scorer().equals("yardstick");
    }

    /** The model against the points, those of then where they are others, for the target, by one metric of rows. */
    public Optional<Difference> modelAgainstPoints(String metric) {
        String points = hasPointsThen() ? POINTS_THEN : "points";
        return differences.stream()
                .filter(each -> each.scorer().equals("predictive")
                        && each.baseline().equals(points)
                        && each.unit().equals("row")
                        && each.labelStep().equals(target)
                        && each.metric().name().equals(metric))
                .findFirst();
    }

    /** The levels that have quadrants, in order. */
    public List<String> levels() {
        return quadrants.stream().map(Quadrant::level).distinct().toList();
    }

    public List<Quadrant> quadrants(String level) {
        return quadrants.stream().filter(each -> each.level().equals(level)).toList();
    }

    /** A quadrant's conversion as a share of its level's highest, for its bar. */
    public double barOf(Quadrant quadrant) {
        double highest = quadrants(quadrant.level()).stream()
                .mapToDouble(each -> each.conversion().value().orElse(0))
                .max()
                .orElse(0);
        return highest == 0 ? 0 : quadrant.conversion().value().orElse(0) / highest;
    }

    /** One quadrant of one level. */
    public Optional<Quadrant> quadrant(String level, boolean byPoints, boolean byPredictive) {
        return quadrants(level).stream()
                .filter(each -> each.calledByPoints() == byPoints && each.calledByPredictive() == byPredictive)
                .findFirst();
    }
}
