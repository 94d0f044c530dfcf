package io.plumbline.reports.section;

import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.Optional;

/**
 * How many more conversions, and how much more money, the one finds by as many calls as the points ask for. Of several
 * levels the one nearest to a customer counts; money is told where it is as certain as the conversions.
 */
final class VolumeFinding {
    private VolumeFinding() {}

    static Optional<Finding> of(ComparisonSection comparison) {
        return comparison.equalVolumes().stream()
                .filter(each -> each.baseline().equals("points"))
                .filter(each -> each.conversions().isPresent())
                .reduce((earlier, nearer) -> nearer.found().isTold() ? nearer : earlier)
                .filter(each -> each.found().isTold())
                .map(each -> new Finding("comparison", words -> sentence(words, each)));
    }

    private static String sentence(Words words, EqualVolume volume) {
        Difference found = volume.found();
        boolean prediction = found.verdict() == Difference.Verdict.SCORER;
        Optional<Difference> money = volume.amount().filter(each -> each.verdict() == found.verdict());
        Figures figures = words.figures();
        return words.say(
                "findings.volume",
                "winner",
                prediction ? "prediction" : "points",
                "level",
                words.named("level", volume.level()),
                "step",
                found.labelStep(),
                "prediction",
                figures.count(found.value()),
                "points",
                figures.count(found.baselineValue()),
                "more",
                more(found, figures, prediction),
                "bounds",
                bounds(found, figures, prediction),
                "money",
                money.isPresent() ? "yes" : "no",
                "predictionMoney",
                money.map(each -> each.metric().show(each.value(), figures)).orElse(""),
                "pointsMoney",
                money.map(each -> each.metric().show(each.baselineValue(), figures))
                        .orElse(""),
                "moreMoney",
                money.map(each -> more(each, figures, prediction)).orElse(""),
                "moneyBounds",
                money.map(each -> bounds(each, figures, prediction)).orElse(""));
    }

    private static String more(Difference each, Figures figures, boolean prediction) {
        return each.metric()
                .value(prediction ? each.difference() : each.difference().negative(), figures);
    }

    private static String bounds(Difference each, Figures figures, boolean prediction) {
        return each.metric()
                .bounds(prediction ? each.difference() : each.difference().negative(), figures);
    }
}
