package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rules earn their points: what each gives, held up against what leads went on to do.
 *
 * @param cards      one for the base scorecard and one for each segment's; none before the first audit
 * @param suggestion the newest scorecard that was written from these verdicts
 * @param replay     the newest draft that was tried on history
 * @param chart      given and supported points of the first card's rules that part most, at most {@value #CHARTED}
 */
public record AuditSection(
        List<AuditCard> cards, Optional<Suggestion> suggestion, Optional<ReplaySummary> replay, Chart chart) {
    /** Rules in the chart. */
    public static final int CHARTED = 15;

    private static final String SUGGESTION = """
            select
                run_id as run_id,
                file as file
            from suggestion
            where run_id <= %s
                and model_id = %s
            order by run_id desc
            limit 1
            """;

    /** A scorecard with the numbers that the outcomes bear out. */
    public record Suggestion(long runId, String file) {
        private static Suggestion of(Row row) {
            return new Suggestion(row.number("run_id"), row.text("file"));
        }
    }

    /** Reads the audit of the report's model. */
    public static AuditSection read(Store store, Subject subject) {
        List<AuditCard> cards = AuditCard.read(store, subject);
        return new AuditSection(
                cards,
                store.first(SUGGESTION.formatted(Sql.literal(subject.runId()), subject.modelId()), Suggestion::of),
                ReplaySummary.read(store, subject),
                chart(cards.stream().findFirst().map(AuditSection::charted).orElse(List.of())));
    }

    private static List<RuleLine> charted(AuditCard card) {
        return card.rules().stream()
                .filter(rule -> rule.supported().hasInterval())
                .limit(CHARTED)
                .toList();
    }

    /** How many rules the chart leaves out. */
    public long uncharted() {
        return cards.stream()
                .limit(1)
                .flatMap(card -> card.rules().stream())
                .filter(rule -> rule.supported().hasInterval())
                .skip(CHARTED)
                .count();
    }

    private static Chart chart(List<RuleLine> rules) {
        Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
        rows.put("given", new ArrayList<>());
        rows.put("supported", new ArrayList<>());
        rows.put("interval", new ArrayList<>());
        for (RuleLine rule : rules) {
            double low = rule.supported().low().orElseThrow();
            double high = rule.supported().high().orElseThrow();
            rows.get("given").add(List.of(rule.given(), rule.rule()));
            rows.get("supported").add(List.of(rule.supported().value().orElseThrow(), rule.rule()));
            // The chart library reads a dash as no value: a gap after each interval.
            rows.get("interval")
                    .addAll(List.of(List.of(low, rule.rule()), List.of(high, rule.rule()), List.of("-", rule.rule())));
        }
        return new Chart("audit", "audit", rows);
    }
}
