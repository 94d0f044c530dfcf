package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the outcomes bear out of each rule's points.
 *
 * @param cards one for the base scorecard and one for each segment's
 */
public record AuditAnswer(long modelId, List<Card> cards) implements Answer {

    /**
     * The scorecard of some leads.
     *
     * @param segment      {@code all} for leads of the base scorecard
     * @param learnedFrom  the first snapshot learned from; absent without time
     * @param learnedUntil no snapshot learned from is at or after it
     * @param status       judged, or too few
     */
    public record Card(
            String segment,
            String scorecardFingerprint,
            String labelStep,
            Optional<Instant> learnedFrom,
            Optional<Instant> learnedUntil,
            long rows,
            long leads,
            long positives,
            OptionalDouble pointsToDoubleOdds,
            Optional<String> scaleBasis,
            String status,
            String reason,
            List<AuditedRule> rules,
            List<RuleWindow> windows) {

        private static Card of(Store store, long modelId, Row row) {
            String segment = row.text("segment");
            return new Card(
                    segment,
                    row.text("scorecard_fingerprint"),
                    row.text("label_step"),
                    row.optionalInstant("learned_from"),
                    row.optionalInstant("learned_until"),
                    row.number("row_count"),
                    row.number("lead_count"),
                    row.number("positive_count"),
                    row.optionalReal("points_to_double_odds"),
                    row.optionalText("scale_basis"),
                    row.text("status"),
                    row.text("reason"),
                    AuditedRule.read(store, modelId, segment),
                    RuleWindow.read(store, modelId, segment));
        }

        private void print(Page page) {
            page.heading(
                    segment.equals("all")
                            ? "Which rules earn their points, by who became '" + labelStep + "'"
                            : "Scorecard of segment '" + segment + "'");
            page.line("Held against " + Figures.counted(rows, "row", "rows") + " of "
                    + Figures.counted(leads, "lead", "leads") + learned() + ", " + Figures.count(positives)
                    + " of them converted.");
            pointsToDoubleOdds.ifPresent(
                    points -> page.line(Figures.decimals(points, 1) + " points double the odds, " + basis()));
            page.line(reason);
            AuditedRule.print(page, rules);
            RuleWindow.print(page, windows);
        }

        private String learned() {
            return learnedFrom.isPresent() && learnedUntil.isPresent()
                    ? ", " + learnedFrom.get().toString().substring(0, 10) + " to "
                            + learnedUntil.get().toString().substring(0, 10)
                    : "";
        }

        private String basis() {
            return scaleBasis.filter("declared"::equals).isPresent()
                    ? "as scoring.yaml declares."
                    : "the scale by which most rules keep their points.";
        }
    }

    /**
     * Reads the audit made with a model.
     *
     * @throws ProblemException when it was trained before there were audits
     */
    public static AuditAnswer read(Store store, long modelId) {
        List<Card> cards = store.rows("""
                select *
                from points_audit
                where model_id = %s
                order by segment != 'all', segment
                """.formatted(modelId), row -> Card.of(store, modelId, row));
        if (cards.isEmpty()) {
            throw ProblemException.failed(
                    "audit",
                    "Model " + modelId
                            + " has no audit of the points: its scorecard has no rules, or it was trained by an"
                            + " earlier program.",
                    "train again with 'plumbline train'.");
        }
        return new AuditAnswer(modelId, cards);
    }

    @Override
    public void print(Page page) {
        cards.forEach(card -> card.print(page));
        page.heading("To know");
        page.list(List.of(
                "A verdict says what goes with converting among leads that sales could still win, all other rules alike;"
                        + " it does not say that the points made them convert.",
                "Limits of groups and bounds of dimensions are not part of it. 'plumbline simulate' tries a changed"
                        + " scorecard as a whole."));
    }
}
