package io.plumbline.training.suggestion;

import io.plumbline.engine.scorecard.AuditPolicy;
import io.plumbline.engine.scorecard.AuditPolicy.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The points that rules should have. A rule changes only where its verdict is decided, the owner does not keep it and its
 * points do not decide about a buying stage. Numbers
 * stay within the owner's ranges; in the owner's orders they do not fall, which pools those that would (adjacent violators,
 * Ayer and others 1955, weighted by how sure each number is) between the rules that stay.
 */
final class NewPoints {
    private final List<RuleVerdict> verdicts;
    private final AuditPolicy policy;
    private final Map<String, Double> wanted = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private NewPoints(List<RuleVerdict> verdicts, AuditPolicy policy) {
        this.verdicts = verdicts;
        this.policy = policy;
    }

    /**
     * The new points.
     *
     * @param points by rule, only of rules that change, in the order of the verdicts
     * @param notes  what was asked for and could not be done, in sentences
     */
    record Result(Map<String, Double> points, List<String> notes) {}

    static Result of(List<RuleVerdict> verdicts, AuditPolicy policy) {
        return new NewPoints(verdicts, policy).result();
    }

    private Result result() {
        verdicts.stream()
                .filter(each -> each.wanted().isPresent() && each.decidesOnStage())
                .forEach(each -> notes.add("Rule " + each.rule()
                        + " stays as it is, because its points decide about a buying stage, too: " + each.reason()));
        verdicts.stream()
                .filter(this::mayChange)
                .forEach(each -> wanted.put(each.rule(), each.wanted().getAsDouble()));
        Map<String, Double> points = new LinkedHashMap<>();
        for (RuleVerdict each : verdicts) {
            if (wanted.containsKey(each.rule())) {
                Range range = policy.range(each.rule());
                points.put(each.rule(), within(each, wanted(each), range.lowest(), range.highest()));
            }
        }
        policy.ascending().forEach(chain -> order(chain, points));
        verdicts.stream()
                .filter(each -> points.containsKey(each.rule()))
                .filter(each -> wanted(each, points) == each.given())
                .forEach(each -> points.remove(each.rule()));
        return new Result(points, notes);
    }

    private boolean mayChange(RuleVerdict rule) {
        return rule.wanted().isPresent()
                && !rule.decidesOnStage()
                && !policy.keep().contains(rule.rule());
    }

    private double wanted(RuleVerdict rule) {
        return wanted(rule, wanted);
    }

    private static double wanted(RuleVerdict rule, Map<String, Double> points) {
        return points.getOrDefault(rule.rule(), rule.given());
    }

    /** Rounded to as many decimals as the number has that is there now: whole points stay whole. */
    private static double within(RuleVerdict rule, double points, double lowest, double highest) {
        int decimals = Math.max(
                0, BigDecimal.valueOf(rule.given()).stripTrailingZeros().scale());
        BigDecimal rounded = BigDecimal.valueOf(points).setScale(decimals, RoundingMode.HALF_UP);
        BigDecimal least = BigDecimal.valueOf(lowest).setScale(decimals, RoundingMode.CEILING);
        BigDecimal most = BigDecimal.valueOf(highest).setScale(decimals, RoundingMode.FLOOR);
        return rounded.max(least).min(most).doubleValue();
    }

    private void order(List<String> chain, Map<String, Double> points) {
        List<RuleVerdict> rules = chain.stream()
                .flatMap(id -> verdicts.stream().filter(each -> each.rule().equals(id)))
                .toList();
        if (isAscending(rules, points) || rules.stream().noneMatch(rule -> points.containsKey(rule.rule()))) {
            return;
        }
        double[] lowest = lowest(rules, points);
        double[] highest = highest(rules, points);
        for (int i = 0; i < lowest.length; i++) {
            if (Math.ceil(lowest[i]) > Math.floor(highest[i])
                    && points.containsKey(rules.get(i).rule())) {
                rules.forEach(rule -> points.remove(rule.rule()));
                notes.add("The order " + String.join(", ", chain)
                        + " cannot be kept beside the rules that stay as they are; none of its numbers was changed.");
                return;
            }
        }
        double[] pooled = pooled(rules);
        for (int i = 0; i < pooled.length; i++) {
            if (points.containsKey(rules.get(i).rule())) {
                points.put(rules.get(i).rule(), within(rules.get(i), pooled[i], lowest[i], highest[i]));
            }
        }
    }

    private static boolean isAscending(List<RuleVerdict> rules, Map<String, Double> points) {
        for (int i = 1; i < rules.size(); i++) {
            if (wanted(rules.get(i), points) < wanted(rules.get(i - 1), points)) {
                return false;
            }
        }
        return true;
    }

    private double[] lowest(List<RuleVerdict> rules, Map<String, Double> points) {
        double[] lowest = new double[rules.size()];
        for (int i = 0; i < lowest.length; i++) {
            RuleVerdict rule = rules.get(i);
            double own =
                    points.containsKey(rule.rule()) ? policy.range(rule.rule()).lowest() : rule.given();
            lowest[i] = i == 0 ? own : Math.max(own, lowest[i - 1]);
        }
        return lowest;
    }

    private double[] highest(List<RuleVerdict> rules, Map<String, Double> points) {
        double[] highest = new double[rules.size()];
        for (int i = highest.length - 1; i >= 0; i--) {
            RuleVerdict rule = rules.get(i);
            double own =
                    points.containsKey(rule.rule()) ? policy.range(rule.rule()).highest() : rule.given();
            highest[i] = i == highest.length - 1 ? own : Math.min(own, highest[i + 1]);
        }
        return highest;
    }

    /** The wanted points, those that fall replaced by their weighted means; rules that stay are no part of it. */
    private double[] pooled(List<RuleVerdict> rules) {
        List<double[]> blocks = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleVerdict rule = rules.get(i);
            if (wanted.containsKey(rule.rule())) {
                double[] block = {rule.certainty() * wanted(rule), rule.certainty(), i, i};
                while (!blocks.isEmpty() && mean(blocks.get(blocks.size() - 1)) > mean(block)) {
                    double[] before = blocks.remove(blocks.size() - 1);
                    block = new double[] {before[0] + block[0], before[1] + block[1], before[2], block[3]};
                }
                blocks.add(block);
            }
        }
        double[] pooled = new double[rules.size()];
        for (double[] block : blocks) {
            for (int i = (int) block[2]; i <= block[3]; i++) {
                pooled[i] = mean(block);
            }
        }
        return pooled;
    }

    private static double mean(double[] block) {
        return block[0] / block[1];
    }
}
