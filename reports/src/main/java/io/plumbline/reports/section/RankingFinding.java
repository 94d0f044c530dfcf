package io.plumbline.reports.section;

import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Who puts leads in the better order, where that is certain: by how often a lead that converts stands above one that
 * does not, else by how many of the leads called on the way down to each conversion convert.
 */
final class RankingFinding {
    private RankingFinding() {}

    static Optional<Finding> of(ComparisonSection comparison) {
        return comparison
                .ranking()
                .filter(RankingVerdict::isTold)
                .map(verdict -> new Finding("comparison", words -> sentence(words, verdict, comparison)));
    }

    private static String sentence(Words words, RankingVerdict verdict, ComparisonSection comparison) {
        Difference told = verdict.told();
        boolean prediction = told.verdict() == Difference.Verdict.SCORER;
        OptionalDouble best = prediction ? told.value() : told.baselineValue();
        OptionalDouble other = prediction ? told.baselineValue() : told.value();
        Estimate more = prediction ? told.difference() : told.difference().negative();
        Figures figures = words.figures();
        return words.say(
                "findings.ranking." + told.metric().family(),
                "winner",
                prediction ? "prediction" : "points",
                "then",
                comparison.hasPointsThen() ? "yes" : "no",
                "step",
                comparison.target(),
                "best",
                figures.share(best),
                "other",
                figures.share(other),
                "more",
                figures.points(more),
                "bounds",
                figures.pointsBounds(more));
    }
}
