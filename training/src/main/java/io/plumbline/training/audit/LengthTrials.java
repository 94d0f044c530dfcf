package io.plumbline.training.audit;

import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.audit.JudgedCard.Fitted;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.Logistic;
import io.plumbline.training.fit.LogisticFit;
import io.plumbline.training.fit.LogisticTrainer;
import io.plumbline.training.metric.Clusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tries shorter and longer half-lives and windows. For each, the outcome is fitted again on what the rule then counts and on
 * what all other rules and the lead's age say, whose effects on one another are held as they were found.
 */
record LengthTrials(Store store, Workspace workspace, Scorecard scorecard, AuditTables tables, int threads) {
    /** Snapshots looked at: what a lead counts changes little from one month to the next. */
    private static final int MOST_SNAPSHOTS = 6;

    private static final int MOST_ROWS = 20_000;
    private static final int FEWEST_POSITIVES = 50;
    private static final double C = 4;

    /** Tries all rules of the cards, and writes what came of it. */
    void write(AuditedRows audited, List<JudgedCard> cards) {
        List<Rule> asked = cards.stream()
                .flatMap(card -> card.fitted().stream())
                .flatMap(fitted -> rules(fitted).stream())
                .flatMap(rule -> Length.of(rule).stream())
                .flatMap(List::stream)
                .map(Length::asked)
                .distinct()
                .toList();
        AuditedRows rows = audited.snapshots(MOST_SNAPSHOTS)
                .sample(MOST_ROWS, workspace.training().seed());
        if (asked.isEmpty() || rows.positives() < FEWEST_POSITIVES) {
            return;
        }
        CountedPoints counted = CountedPoints.read(store, workspace, scorecard, asked, rows);
        for (JudgedCard card : cards) {
            card.fitted().ifPresent(fitted -> write(card.segment(), fitted, rows, counted, asked));
        }
    }

    private static List<AuditedRule> rules(Fitted card) {
        return card.found().kept().stream().map(card.rows().rules()::get).toList();
    }

    private void write(String segment, Fitted card, AuditedRows rows, CountedPoints counted, List<Rule> asked) {
        int[] places = IntStream.range(0, rows.size())
                .filter(i -> Arrays.binarySearch(card.rows().rows().numbers(), rows.numbers()[i]) >= 0)
                .toArray();
        AuditedRows own = rows.at(i -> Arrays.binarySearch(places, i) >= 0);
        if (own.positives() < FEWEST_POSITIVES || own.positives() == own.size()) {
            return;
        }
        Clusters clusters = own.clusters();
        List<AuditedRule> rules = rules(card);
        for (int k = 0; k < rules.size(); k++) {
            double[] others = others(card, k, own);
            for (List<Length> lengths : Length.of(rules.get(k))) {
                double unit = rules.get(k).unit();
                List<double[]> losses = lengths.stream()
                        .map(length -> pick(counted.firings(asked.indexOf(length.asked()), unit), places))
                        .map(firings -> losses(others, firings, own.label()))
                        .toList();
                tables.write(segment, rules.get(k), tried(lengths, losses, clusters));
            }
        }
    }

    private static List<TriedLength> tried(List<Length> lengths, List<double[]> losses, Clusters clusters) {
        int given = IntStream.range(0, lengths.size())
                .filter(i -> lengths.get(i).given())
                .findFirst()
                .orElseThrow();
        List<TriedLength> tried = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            tried.add(TriedLength.of(lengths.get(i), losses.get(i), losses.get(given), clusters));
        }
        return tried;
    }

    /** What all but one rule say of each row, in log-odds. */
    private static double[] others(Fitted card, int rule, AuditedRows own) {
        JointFit fit = card.found().fit();
        double[] firings = card.rows().firings().get(card.found().kept().get(rule));
        return Arrays.stream(own.numbers())
                .map(number -> Arrays.binarySearch(card.rows().rows().numbers(), number))
                .mapToDouble(place -> fit.predictors()[place] - fit.effects()[rule] * firings[place])
                .toArray();
    }

    private static double[] pick(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }

    private double[] losses(double[] others, double[] firings, boolean[] labels) {
        DesignMatrix matrix =
                DesignMatrix.of(List.of("others", "rule"), new double[][] {others, firings}, labels.length);
        LogisticFit fit = new LogisticTrainer(C, threads).fit(matrix, labels);
        double[] losses = fit.linearPredictors(matrix);
        for (int i = 0; i < losses.length; i++) {
            losses[i] = Logistic.loss(losses[i], labels[i]);
        }
        return losses;
    }
}
