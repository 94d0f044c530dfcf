package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.Optional;

/**
 * Which rules of the base scorecard to mend first: of those whose points the outcomes do not bear out, the ones that put
 * most points where they do not belong, a row on average and at the least, so by the nearer bound of what is supported.
 */
final class RuleFinding {
    private static final String TO_MEND = """
            select
                rule as rule,
                given_points as given_points,
                supported_points as supported_points,
                supported_low as low,
                supported_high as high
            from rule_audit
            where model_id = %s
                and segment = 'all'
                and verdict in ('wrong_sign', 'vanity', 'too_high', 'too_low', 'redundant')
                and supported_low is not null
                and supported_high is not null
            order by
                abs(mean_points / nullif(given_points, 0))
                    * greatest(given_points - supported_high, supported_low - given_points, 0) desc nulls last,
                rule
            """;

    private record Rule(String name, double given, Estimate supported) {}

    private RuleFinding() {}

    static Optional<Finding> read(Store store, Subject subject) {
        List<Rule> rules =
                subject.isWhole() ? store.rows(TO_MEND.formatted(subject.modelId()), RuleFinding::of) : List.of();
        return rules.isEmpty() ? Optional.empty() : Optional.of(new Finding("audit", words -> sentence(words, rules)));
    }

    private static Rule of(Row row) {
        return new Rule(row.text("rule"), row.real("given_points"), Estimate.between(row, "supported_points"));
    }

    private static String sentence(Words words, List<Rule> rules) {
        Rule first = rules.get(0);
        Rule second = rules.get(rules.size() > 1 ? 1 : 0);
        Figures figures = words.figures();
        return words.say(
                "findings.rules",
                "count",
                rules.size(),
                "first",
                first.name(),
                "firstGiven",
                figures.number(first.given()),
                "firstSupported",
                figures.decimal(first.supported().value(), 1),
                "firstBounds",
                figures.bounds(first.supported(), 1),
                "second",
                second.name(),
                "secondGiven",
                figures.number(second.given()),
                "secondSupported",
                figures.decimal(second.supported().value(), 1),
                "secondBounds",
                figures.bounds(second.supported(), 1));
    }
}
