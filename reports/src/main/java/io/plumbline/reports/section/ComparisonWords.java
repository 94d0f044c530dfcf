package io.plumbline.reports.section;

import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the comparison comes to, in the order in which {@code plumbline compare} says it: who ranks better, whether each
 * adds to the other, how far the two orders agree, and who ranks better among leads worked and not worked.
 */
record ComparisonWords(ComparisonSection section, Words words) {

    Stream<String> sentences() {
        return Stream.of(
                        section.ranking().map(this::ranking).stream(),
                        section.combined().ofPrediction().map(each -> adds("prediction", each)).stream(),
                        section.combined().ofPoints().map(each -> adds("points", each)).stream(),
                        section.rankAgreement("spearman_with_points").map(this::agreement).stream(),
                        section.worked().stream().map(this::worked),
                        workedUnknown().stream())
                .flatMap(each -> each);
    }

    private String ranking(RankingVerdict verdict) {
        return words.say(
                "comparison.ranking",
                "verdict",
                verdict.code(),
                "rocAuc",
                figures(verdict.rocAuc()),
                "precision",
                figures(verdict.precision()));
    }

    private String figures(Difference each) {
        Figures figures = words.figures();
        return words.say(
                "comparison.figures",
                "metric",
                each.metric().words(words),
                "prediction",
                each.metric().show(each.value(), figures),
                "points",
                each.metric().show(each.baselineValue(), figures),
                "difference",
                each.metric().value(each.difference(), figures),
                "bounds",
                each.metric().bounds(each.difference(), figures));
    }

    private String adds(String who, Difference each) {
        Figures figures = words.figures();
        return words.say(
                "comparison.adds." + who,
                "verdict",
                switch (each.verdict()) {
                    case SCORER -> "adds";
                    case BASELINE -> "harms";
                    case CANNOT_TELL -> "cannot_tell";
                },
                "both",
                each.metric().show(each.value(), figures),
                "alone",
                each.metric().show(each.baselineValue(), figures),
                "difference",
                each.metric().value(each.difference(), figures),
                "bounds",
                each.metric().bounds(each.difference(), figures));
    }

    private String agreement(Estimate spearman) {
        Estimate kendall = section.rankAgreement("kendall_with_points").orElse(Estimate.ABSENT);
        return words.say(
                "comparison.orders",
                "spearman",
                two(spearman),
                "spearmanBounds",
                words.figures().bounds(spearman, 2),
                "kendall",
                two(kendall),
                "kendallBounds",
                words.figures().bounds(kendall, 2));
    }

    private String two(Estimate estimate) {
        return words.figures().decimal(estimate.value(), 2);
    }

    private String worked(SegmentComparison group) {
        return words.say(
                "comparison.apart",
                "group",
                group.segment().replace('=', '_'),
                "rows",
                words.figures().count(group.rowCount()),
                "converted",
                words.figures().count(group.positiveCount()),
                "verdict",
                group.code());
    }

    private Optional<String> workedUnknown() {
        return section.saysWhoWasWorked() || section.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("comparison.worked_unknown"));
    }
}
