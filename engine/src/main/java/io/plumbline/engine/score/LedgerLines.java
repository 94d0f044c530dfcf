package io.plumbline.engine.score;

import io.plumbline.engine.score.LedgerLine.Balance;
import io.plumbline.engine.score.LedgerLine.Balancing;
import io.plumbline.engine.score.LedgerLine.FiredRule;
import io.plumbline.engine.scorecard.Bounds;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.RuleGroup;
import io.plumbline.engine.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Writes the lines of a ledger, each dimension's rules first and then what its limits, bounds and weight change. */
final class LedgerLines {
    private final BiFunction<String, Rule, FiredRule> results;
    private final List<LedgerLine> lines = new ArrayList<>();

    private LedgerLines(BiFunction<String, Rule, FiredRule> results) {
        this.results = results;
    }

    /**
     * The lines of a lead.
     *
     * @param results gives for a dimension and one of its rules what the rule found, fired or not
     */
    static List<LedgerLine> of(Scorecard scorecard, BiFunction<String, Rule, FiredRule> results) {
        LedgerLines ledger = new LedgerLines(results);
        PointsScore points = scorecard.points();
        long raw = ledger.dimension("fit", scorecard.fit(), points.fit())
                + ledger.dimension("engagement", scorecard.engagement(), points.engagement())
                + ledger.dimension(
                        "stage",
                        new Dimension(
                                scorecard.stage().bounds(),
                                List.of(),
                                scorecard.stage().rules()),
                        points.stage());
        ledger.clamp("points", points.bounds(), raw);
        return ledger.lines;
    }

    /** Writes the lines of a dimension and returns what it adds to the points. */
    private long dimension(String name, Dimension dimension, double weight) {
        long sum = 0;
        for (Rule rule : dimension.rules()) {
            sum += fired(name, rule);
        }
        for (RuleGroup group : dimension.groups()) {
            long together = together(name, dimension, group);
            sum += balance(
                    name,
                    Balancing.GROUP_LIMIT,
                    "group limit " + group.name(),
                    group.limit().clamp(together) - together);
        }
        long score = clamp(name, dimension.bounds(), sum);
        return score + balance(name, Balancing.WEIGHT, "weight", MicroPoints.weighted(weight, score) - score);
    }

    private long fired(String dimension, Rule rule) {
        FiredRule result = results.apply(dimension, rule);
        if (result.evidence() > 0) {
            lines.add(result);
        }
        return result.countedMicros();
    }

    private long together(String name, Dimension dimension, RuleGroup group) {
        return dimension.rules().stream()
                .filter(rule -> rule.group().filter(group.name()::equals).isPresent())
                .mapToLong(rule -> results.apply(name, rule).countedMicros())
                .sum();
    }

    private long clamp(String dimension, Bounds bounds, long sum) {
        return sum + balance(dimension, Balancing.CLAMP, "clamp", bounds.clamp(sum) - sum);
    }

    private long balance(String dimension, Balancing by, String name, long micros) {
        if (micros != 0) {
            lines.add(new Balance(dimension, by, name, micros));
        }
        return micros;
    }
}
