package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a replay comes to, in sentences.
 *
 * @param levels that were replayed
 */
record ReplayVerdict(List<ReplayFigure> figures, Collection<String> levels) {

    /** Which points rank better, and of each level what they find at equal volume. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        figure("all", "rows", "average_precision").ifPresent(figure -> sentences.add(ranking(figure)));
        for (String level : levels) {
            figure(level, "equal_volume", "found").ifPresent(figure -> sentences.add(equalVolume(level, figure)));
        }
        return sentences;
    }

    /** Average precision takes leads of equal points together, so a scorecard that tells fewer apart loses by that alone. */
    private String ranking(ReplayFigure precision) {
        Optional<ReplayFigure> area = figure("all", "rows", "roc_auc");
        String numbers = " average precision " + against(precision)
                + area.map(figure -> ", ROC AUC " + against(figure)).orElse("") + ".";
        if (area.isPresent() && precision.direction() * area.get().direction() < 0) {
            return "The data cannot tell which points rank better, the figures contradict one another:" + numbers
                    + ties();
        }
        return switch (precision.direction()) {
            case 1 -> "The draft ranks better:" + numbers;
            case -1 ->
                area.filter(ReplayFigure::isDecided).isPresent()
                        ? "The draft ranks worse:" + numbers
                        : "The draft ranks worse by average precision, and not otherwise:" + numbers + ties();
            default -> "The data cannot tell which points rank better:" + numbers;
        };
    }

    private static String against(ReplayFigure figure) {
        return figure.value(figure.draft()) + " against " + figure.value(figure.current()) + " (difference "
                + figure.text(figure.difference()).replace(" (", ", 95 % ").replace(")", "") + ")";
    }

    private String ties() {
        return figure("all", "rows", "different_points")
                .filter(each ->
                        each.draft().value().orElse(0) < each.current().value().orElse(0))
                .map(each -> " The draft tells fewer leads apart, " + each.value(each.draft())
                        + " different points instead of " + each.value(each.current())
                        + ", and average precision takes leads of equal points together.")
                .orElse("");
    }

    private static String equalVolume(String level, ReplayFigure figure) {
        String volume = "At as many leads as level " + level
                + " of scoring.yaml calls, by the highest points, the draft finds "
                + figure.value(figure.draft()) + " that go on to " + figure.labelStep() + " and the current one "
                + figure.value(figure.current()) + ": ";
        String difference = Figures.signed(figure.difference().value().orElse(0), 0);
        return volume
                + (figure.isDecided()
                        ? difference + " (95 % interval " + interval(figure) + ")."
                        : difference + ", which the data cannot tell from none (95 % interval " + interval(figure)
                                + ").");
    }

    private static String interval(ReplayFigure figure) {
        return Figures.decimals(figure.difference().low(), 0) + " to "
                + Figures.decimals(figure.difference().high(), 0);
    }

    private Optional<ReplayFigure> figure(String level, String basis, String measure) {
        return figures.stream()
                .filter(each -> each.level().equals(level)
                        && each.basis().equals(basis)
                        && each.measure().equals(measure))
                .findFirst();
    }
}
