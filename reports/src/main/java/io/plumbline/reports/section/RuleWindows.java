package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Half-lives and windows that were tried.
 *
 * @param tried     how many of rules, shorter and longer ones each
 * @param preferred those that the data prefer to what the file says
 */
public record RuleWindows(long tried, List<Preferred> preferred) {
    private static final String TRIED = """
            select count(distinct (rule, kind))
            from rule_window
            where model_id = %s
                and segment = %s
            """;
    private static final String PREFERRED = """
            select
                p.rule as rule,
                p.kind as kind,
                p.candidate_days as days,
                g.candidate_days as given_days
            from rule_window as p
            left join rule_window as g on g.model_id = p.model_id
                and g.segment = p.segment
                and g.rule = p.rule
                and g.kind = p.kind
                and g.given
            where p.model_id = %s
                and p.segment = %s
                and p.preferred
            order by p.rule, p.kind
            """;

    /**
     * A length that predicts better.
     *
     * @param kind      half_life or within
     * @param days      absent where it is unlimited: no decay, or all time
     * @param givenDays what the file says, absent likewise
     */
    public record Preferred(String rule, String kind, OptionalDouble days, OptionalDouble givenDays) {
        private static Preferred of(Row row) {
            return new Preferred(
                    row.text("rule"), row.text("kind"), row.optionalReal("days"), row.optionalReal("given_days"));
        }

        /** The better length in words. */
        public String length(Words words) {
            return length(words, days);
        }

        /** The length in the file in words. */
        public String givenLength(Words words) {
            return length(words, givenDays);
        }

        private String length(Words words, OptionalDouble length) {
            return length.isEmpty()
                    ? words.say("audit.length." + kind)
                    : words.say(
                            "audit.length.days",
                            "days",
                            length.getAsDouble(),
                            "shown",
                            words.figures().number(length.getAsDouble()));
        }
    }

    static RuleWindows read(Store store, Subject subject, String segment) {
        String name = Sql.literal(segment);
        return new RuleWindows(
                store.number(TRIED.formatted(subject.modelId(), name)).orElse(0L),
                store.rows(PREFERRED.formatted(subject.modelId(), name), Preferred::of));
    }
}
