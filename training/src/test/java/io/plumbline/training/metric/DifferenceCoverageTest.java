package io.plumbline.training.metric;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How often the 95 % interval of a difference holds the true one: pairs of scores on leads of one to four rows whose
 * outcomes hang together, one of the scores with many ties. The truth is that of 400,000 leads. More pairs than the 1,000
 * of the build are simulated with {@code -Dcoverage.pairs=N}.
 */
class DifferenceCoverageTest {
    private static final int PAIRS = Integer.getInteger("coverage.pairs", 1_000);
    private static final int LEADS = 400;
    private static final int MANY_LEADS = 400_000;
    private static final int DRAWS = 300;
    private static final double THRESHOLD = 3;

    private record Sample(double[] first, double[] second, boolean[] labels, int[] lead, int leads) {
        static Sample of(int leads, Random random) {
            int[] lead = IntStream.range(0, leads)
                    .flatMap(k -> IntStream.generate(() -> k).limit(1 + random.nextInt(4)))
                    .toArray();
            double[] first = new double[lead.length];
            double[] second = new double[lead.length];
            boolean[] labels = new boolean[lead.length];
            double ofLead = 0;
            for (int i = 0; i < lead.length; i++) {
                ofLead = i > 0 && lead[i] == lead[i - 1] ? ofLead : random.nextGaussian();
                double truth = 0.8 * ofLead + 0.6 * random.nextGaussian();
                double noise = random.nextGaussian();
                first[i] = truth + 0.9 * noise + 0.3 * random.nextGaussian();
                second[i] = Math.floor(2 * (truth + 0.7 * noise + 0.9 * random.nextGaussian()));
                labels[i] = random.nextDouble() < 1 / (1 + Math.exp(1.7 - 1.3 * truth));
            }
            return new Sample(first, second, labels, lead, leads);
        }

        Clusters clusters() {
            return Clusters.byNumber(lead);
        }

        CallOrder entries(double[] scores, Clusters clusters) {
            double[] worth = new double[labels.length];
            for (int i = 0; i < worth.length; i++) {
                worth[i] = labels[i] ? 1 : 0;
            }
            return CallOrder.ofEntries(scores, worth, lead, clusters);
        }
    }

    /** By name the differences: of two metrics, and of conversions per lead at equal volume. */
    private static Map<String, Estimate> differences(Sample sample, ClusterBootstrap bootstrap) {
        Clusters clusters = sample.clusters();
        ScorerComparison comparison = ScorerComparison.of(
                List.of(RankedScorer.ranking("first", sample.first()), RankedScorer.ranking("second", sample.second())),
                sample.labels(),
                clusters,
                bootstrap);
        Map<String, Estimate> differences = new TreeMap<>();
        for (Metric metric : List.of(Metric.ROC_AUC, Metric.AVERAGE_PRECISION, Metric.TOP_DECILE_LIFT)) {
            differences.put(metric.id(), comparison.difference("first", "second", metric));
        }
        CallOrder first = sample.entries(sample.first(), clusters);
        CallOrder second = sample.entries(sample.second(), clusters);
        differences.put(
                "conversions_at_equal_volume",
                DrawnFigures.of(clusters, bootstrap, weights -> {
                            CallOrder.Calls calls = second.at(THRESHOLD, weights);
                            double[] volume = {calls.called()};
                            return new double[] {
                                first.found(volume, weights)[0] / sample.leads(), calls.found() / sample.leads()
                            };
                        })
                        .difference(0, 1));
        return differences;
    }

    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        Map<String, Estimate> truth = differences(Sample.of(MANY_LEADS, new Random(4)), new ClusterBootstrap(1, 1, 1));
        Map<String, Integer> held = new TreeMap<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            differences(Sample.of(LEADS, new Random(1_000 + pair)), new ClusterBootstrap(pair, DRAWS, 2))
                    .forEach((name, estimate) -> held.merge(
                            name,
                            estimate.interval()
                                            .orElseThrow()
                                            .covers(truth.get(name).value().orElseThrow())
                                    ? 1
                                    : 0,
                            Integer::sum));
        }
        Map<String, Double> shares = held.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> (double) entry.getValue() / PAIRS));
        System.out.println("coverage of " + PAIRS + " pairs: " + new TreeMap<>(shares));
        Arrays.stream(new String[] {"roc_auc", "average_precision", "conversions_at_equal_volume"})
                .forEach(name -> assertTrue(
                        0.93 <= shares.get(name) && shares.get(name) <= 0.97, name + " " + shares.get(name)));
    }
}
