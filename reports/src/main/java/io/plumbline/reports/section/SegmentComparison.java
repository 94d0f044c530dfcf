package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Points and prediction on the test rows of one segment, for the target.
 *
 * @param segment       {@code country=DE}, {@code country: missing}, {@code country: other} or {@code worked=yes}
 * @param rowCount      rows in it
 * @param positiveCount rows that reached the target
 * @param figures       everything measured on these rows
 * @param verdict       who ranks better; absent where there is too little to judge
 */
public record SegmentComparison(
        String segment, long rowCount, long positiveCount, List<Measured> figures, Optional<RankingVerdict> verdict) {
    private static final String DIFFERENCES = """
            select *
            from comparison
            where model_id = %s
                and scorer = 'predictive'
                and baseline = 'points'
                and unit = 'row'
                and label_step = %s
                and metric in ('roc_auc', 'average_precision')
            """;

    private record Told(String segment, Difference difference) {}

    /** Every segment and group, in the order of their names. */
    static List<SegmentComparison> read(Store store, Subject subject, List<Measured> measured) {
        Map<String, List<Told>> told = store
                .rows(
                        DIFFERENCES.formatted(subject.modelId(), subject.target()),
                        row -> new Told(row.text("segment"), Difference.of(row)))
                .stream()
                .collect(Collectors.groupingBy(Told::segment));
        return measured.stream()
                .filter(each -> each.scorer().equals("predictive")
                        && each.metric().name().equals("roc_auc")
                        && !each.segment().equals(Subject.ALL))
                .map(each -> of(each, measured, told.getOrDefault(each.segment(), List.of())))
                .toList();
    }

    private static SegmentComparison of(Measured first, List<Measured> measured, List<Told> told) {
        return new SegmentComparison(
                first.segment(),
                first.rowCount(),
                first.positiveCount(),
                measured.stream()
                        .filter(each -> each.segment().equals(first.segment()))
                        .toList(),
                by("roc_auc", told)
                        .flatMap(rocAuc ->
                                by("average_precision", told).map(precision -> new RankingVerdict(rocAuc, precision))));
    }

    private static Optional<Difference> by(String metric, List<Told> told) {
        return told.stream()
                .map(Told::difference)
                .filter(each -> each.metric().name().equals(metric))
                .findFirst();
    }

    /** Whether it is a group of a {@link WorkedGroup} and no segment of leads. */
    boolean isWorkedGroup() {
        return WorkedGroup.isGroup(segment);
    }

    /** The winner as the code of a message. */
    public String code() {
        return verdict.map(RankingVerdict::code).orElse("too_few");
    }

    /** Who ranks how well: how often a lead that converts stands above one that does not. */
    public Estimate rocAuc(String scorer) {
        return figure(scorer, "roc_auc");
    }

    /** By how much the prediction ranks better, on the same rows. */
    public Estimate difference() {
        return verdict.map(told -> told.rocAuc().difference()).orElse(Estimate.ABSENT);
    }

    /** The same by average precision. */
    public Estimate precision() {
        return verdict.map(told -> told.precision().difference()).orElse(Estimate.ABSENT);
    }

    /** Who ranks better by {@link #difference} alone, as the code of a message. */
    String codeOfDifference() {
        return verdict.map(told -> new RankingVerdict(told.rocAuc(), told.rocAuc()).code())
                .orElse("too_few");
    }

    /** What somebody who relies on the scores here must know, as codes of messages. */
    public List<String> remarks() {
        Estimate level = figure("predictive", "calibration_in_the_large");
        return Stream.of(
                        Optional.of("prediction_chance").filter(code -> isNoBetterThanChance("predictive")),
                        Optional.of("points_chance").filter(code -> isNoBetterThanChance("points")),
                        Optional.of("too_high").filter(code -> level.isBelow(0)),
                        Optional.of("too_low").filter(code -> level.isAbove(0)))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean isNoBetterThanChance(String scorer) {
        Estimate rocAuc = rocAuc(scorer);
        return rocAuc.hasInterval() && !rocAuc.isAbove(0.5);
    }

    private Estimate figure(String scorer, String metric) {
        return figures.stream()
                .filter(each ->
                        each.scorer().equals(scorer) && each.metric().name().equals(metric))
                .map(Measured::estimate)
                .findFirst()
                .orElse(Estimate.ABSENT);
    }
}
