package io.plumbline.training.threshold;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.ThresholdPolicy;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.OperatingPoint;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.SegmentName;
import io.plumbline.training.metric.ClusterBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Thresholds for the leads of a segment by themselves, where both parts hold enough of them, and how steady all thresholds
 * are month by month.
 *
 * <p>A value of an attribute is enough when out of fold and in the test, for the step of every level, at least
 * {@code minimum} leads of it converted and as many did not. Others are pooled; if the pool is not enough either it is
 * held back, and the thresholds for all leads hold.
 */
public final class SegmentThresholds {
    private final Store store;
    private final long modelId;
    private final Map<String, ThresholdPolicy> policies;
    private final List<Scorer> scorers;
    private final int minimum;
    private final OptionalDouble chosenMonths;
    private final OptionalDouble promisedMonths;
    private final ClusterBootstrap bootstrap;
    private final HeldRows outOfFold;
    private final HeldRows test;
    private final LevelChooser chooser;
    private final ThresholdMonths months;
    private final SegmentCurves curves;

    /**
     * Prepares.
     *
     * @param thresholds those for all leads, already chosen
     * @param policies   by level
     * @param scorers    those that have scores
     * @param minimum    leads of either outcome that a segment needs
     */
    public SegmentThresholds(
            Thresholds thresholds, Map<String, ThresholdPolicy> policies, List<Scorer> scorers, int minimum) {
        this.store = thresholds.store();
        this.modelId = thresholds.modelId();
        this.chosenMonths = thresholds.chosenMonths();
        this.promisedMonths = thresholds.promisedMonths();
        this.bootstrap = thresholds.bootstrap();
        this.policies = policies;
        this.scorers = scorers;
        this.minimum = minimum;
        Set<String> steps = new TreeSet<>();
        policies.values().forEach(policy -> steps.add(policy.label()));
        this.outOfFold = HeldRows.read(store, modelId, Part.OUT_OF_FOLD, steps, scorers);
        this.test = HeldRows.read(store, modelId, Part.TEST, steps, scorers);
        this.chooser = new LevelChooser(policies, outOfFold);
        this.months = new ThresholdMonths(store, modelId, policies, outOfFold, test, chosenMonths);
        this.curves = new SegmentCurves(store, modelId);
    }

    /**
     * Chooses and stores.
     *
     * @param values of the attributes that make segments, by part, in the order of leads and snapshots
     */
    public void choose(Function<Part, Map<String, List<Optional<String>>>> values) {
        if (policies.isEmpty() || outOfFold.lead().length == 0) {
            return;
        }
        for (Scorer scorer : scorers) {
            months.write(scorer, CurveKey.ALL, choices(scorer, outOfFold.all(), 1), outOfFold.all(), test.all(), 1);
        }
        Map<String, List<Optional<String>>> chosen = values.apply(Part.OUT_OF_FOLD);
        Map<String, List<Optional<String>>> tested = values.apply(Part.TEST);
        chosen.forEach((attribute, each) -> attribute(attribute, each, tested.getOrDefault(attribute, List.of())));
        curves.write();
    }

    private void attribute(String attribute, List<Optional<String>> chosen, List<Optional<String>> tested) {
        Map<String, Members> members = new LinkedHashMap<>();
        Members pool = new Members();
        byName(attribute, chosen, tested).forEach((name, each) -> {
            if (enough(each)) {
                members.put(name, each);
            } else {
                pool.take(each);
            }
        });
        members.forEach(this::choose);
        String others = SegmentName.others(attribute);
        if (pool.values > 0 && enough(pool)) {
            choose(others, pool);
        } else if (pool.values > 0) {
            holdBack(others, pool);
        }
    }

    private static Map<String, Members> byName(
            String attribute, List<Optional<String>> chosen, List<Optional<String>> tested) {
        Map<String, Members> members = new TreeMap<>();
        IntStream.range(0, chosen.size())
                .forEach(row -> members.computeIfAbsent(
                                SegmentName.of(attribute, chosen.get(row)), key -> new Members(1))
                        .chosen
                        .add(row));
        IntStream.range(0, tested.size())
                .forEach(row -> members.computeIfAbsent(
                                SegmentName.of(attribute, tested.get(row)), key -> new Members(1))
                        .tested
                        .add(row));
        return members;
    }

    private boolean enough(Members members) {
        return policies.values().stream()
                .allMatch(policy -> enough(outOfFold, members.chosenRows(), policy.label())
                        && enough(test, members.testedRows(), policy.label()));
    }

    private boolean enough(HeldRows rows, int[] members, String step) {
        Set<Integer> leads = new HashSet<>();
        Set<Integer> positive = new HashSet<>();
        boolean[] label = rows.label(step);
        for (int row : members) {
            leads.add(rows.lead()[row]);
            if (label[row]) {
                positive.add(rows.lead()[row]);
            }
        }
        return positive.size() >= minimum && leads.size() - positive.size() >= minimum;
    }

    private void choose(String segment, Members members) {
        int[] chosen = members.chosenRows();
        int[] tested = members.testedRows();
        double capacity = (double) leads(outOfFold, chosen) / leads(outOfFold, outOfFold.all());
        for (Scorer scorer : scorers) {
            Map<String, ThresholdChoice> choices = choices(scorer, chosen, capacity);
            choices.forEach((level, choice) -> write(scorer, level, segment, choice, tested));
            months.write(scorer, segment, choices, chosen, tested, capacity);
            new TreeSet<>(outOfFold.labels().keySet()).forEach(step -> {
                curves.add(
                        scorer,
                        Part.OUT_OF_FOLD,
                        step,
                        segment,
                        outOfFold.curve(scorer).of(chosen, outOfFold.label(step)));
                curves.add(scorer, Part.TEST, step, segment, test.curve(scorer).of(tested, test.label(step)));
            });
        }
    }

    private Map<String, ThresholdChoice> choices(Scorer scorer, int[] chosen, double capacity) {
        return chooser.choose(scorer, chosen, chosenMonths, capacity);
    }

    private void write(Scorer scorer, String level, String segment, ThresholdChoice choice, int[] tested) {
        ThresholdPolicy policy = Objects.requireNonNull(policies.get(level));
        Promise promise = choice.point()
                .map(OperatingPoint::threshold)
                .map(threshold -> HeldRows.arrays(test.calls(tested, scorer, policy.label(), threshold)))
                .map(calls -> Promise.measure(calls, promisedMonths, bootstrap))
                .orElseGet(Promise::none);
        new ThresholdTable(store, modelId, chosenMonths).write(scorer, level, segment, policy, choice, promise);
    }

    private void holdBack(String segment, Members pool) {
        ThresholdChoice choice = ThresholdChoice.heldBack(String.format(
                Locale.ROOT,
                "%s of the attribute's values: out of fold or in the test fewer than %s leads that converted, or that did"
                        + " not. The threshold for all leads holds.",
                pool.values,
                minimum));
        for (Scorer scorer : scorers) {
            policies.forEach((level, policy) -> new ThresholdTable(store, modelId, chosenMonths)
                    .write(scorer, level, segment, policy, choice, Promise.none()));
        }
    }

    private static long leads(HeldRows rows, int[] chosen) {
        return Arrays.stream(chosen).map(row -> rows.lead()[row]).distinct().count();
    }

    /** Numbers of the rows of a segment. */
    private static final class Members {
        private final List<Integer> chosen = new ArrayList<>();
        private final List<Integer> tested = new ArrayList<>();
        private int values;

        Members() {}

        Members(int values) {
            this.values = values;
        }

        void take(Members other) {
            chosen.addAll(other.chosen);
            tested.addAll(other.tested);
            values += other.values;
        }

        int[] chosenRows() {
            return chosen.stream().mapToInt(row -> row).sorted().toArray();
        }

        int[] testedRows() {
            return tested.stream().mapToInt(row -> row).sorted().toArray();
        }
    }
}
