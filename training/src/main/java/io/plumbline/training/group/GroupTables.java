package io.plumbline.training.group;

import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.group.Group.Basis;
import io.plumbline.training.group.GroupFigures.Threshold;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.threshold.RatioInterval;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes {@code group_score} and {@code group_call}. */
record GroupTables(Store store, long modelId) {

    Place of(String attribute, long groupNo) {
        return new Place(store, modelId, attribute, groupNo);
    }

    /** One group of one attribute. */
    record Place(Store store, long modelId, String attribute, long groupNo) {

        void score(Scorer scorer, Group group, GroupRows rows) {
            boolean shown = group.basis() != Basis.HELD_BACK;
            Clusters clusters = rows.clusters(group);
            double[] labels = rows.labels(group);
            double[] every = ones(labels.length);
            Estimate converted = RatioInterval.share(clusters, labels, every);
            Estimate mean = RatioInterval.mean(clusters, rows.scores(scorer, group));
            store.insert(
                    "insert into group_score values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    modelId,
                    scorer.word(),
                    attribute,
                    groupNo,
                    group.basis().word(),
                    group.basis() == Basis.VALUE ? group.value() : null,
                    (long) labels.length,
                    group.leads(rows.lead()),
                    shown ? Math.round(Arrays.stream(labels).sum()) : null,
                    shown ? number(converted.low()) : null,
                    shown ? number(converted.high()) : null,
                    shown ? number(mean.value()) : null,
                    shown ? number(mean.low()) : null,
                    shown ? number(mean.high()) : null);
        }

        void call(Threshold threshold, Group group, GroupRows rows) {
            Clusters clusters = rows.clusters(group);
            double[] positive = rows.labels(group);
            double[] called = Arrays.stream(rows.scores(threshold.scorer(), group))
                    .map(score -> score >= threshold.threshold() ? 1 : 0)
                    .toArray();
            double[] negative = less(ones(positive.length), positive);
            double[] found = times(called, positive);
            Estimate share = RatioInterval.share(clusters, called, ones(positive.length));
            Estimate falsePositives = RatioInterval.share(clusters, times(called, negative), negative);
            Estimate falseNegatives = RatioInterval.share(clusters, less(positive, found), positive);
            store.insert(
                    "insert into group_call values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    modelId,
                    threshold.scorer().word(),
                    threshold.level(),
                    attribute,
                    groupNo,
                    threshold.labelStep(),
                    threshold.threshold(),
                    (long) positive.length,
                    Math.round(Arrays.stream(positive).sum()),
                    Math.round(Arrays.stream(called).sum()),
                    Math.round(Arrays.stream(found).sum()),
                    number(share.low()),
                    number(share.high()),
                    number(falsePositives.low()),
                    number(falsePositives.high()),
                    number(falseNegatives.low()),
                    number(falseNegatives.high()));
        }

        private static @Nullable Double number(OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : null;
        }

        private static double[] ones(int length) {
            double[] ones = new double[length];
            Arrays.fill(ones, 1);
            return ones;
        }

        private static double[] times(double[] a, double[] b) {
            double[] product = new double[a.length];
            Arrays.setAll(product, i -> a[i] * b[i]);
            return product;
        }

        private static double[] less(double[] a, double[] b) {
            double[] difference = new double[a.length];
            Arrays.setAll(difference, i -> a[i] - b[i]);
            return difference;
        }
    }
}
