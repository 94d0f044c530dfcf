package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.model.LeadExplanation;
import io.plumbline.engine.qualification.LeadLevels.LeadLevel;
import io.plumbline.engine.score.Ledger;
import io.plumbline.engine.score.LedgerLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a lead has its points, and why its probability.
 *
 * @param segment    the segment whose scorecard gives the points; empty for the base
 * @param lines      what each rule and each limit adds; they sum exactly to the points
 * @param reasons    the rules that change the points most, in words, as {@code export} has them
 * @param levels     the levels of the scorecard in rising order: whether the lead is on each, since when and why
 * @param prediction empty while there is no model
 */
public record ExplainAnswer(
        String leadId,
        Instant asOf,
        Optional<String> segment,
        List<Line> lines,
        double fit,
        double engagement,
        double stage,
        Optional<String> buyingStage,
        double points,
        String grade,
        List<String> reasons,
        List<LeadLevel> levels,
        Optional<LeadExplanation> prediction)
        implements Answer {
    private static final double MICROS = 1e6;
    private static final int PARTS_SHOWN = 12;

    /**
     * A line of the ledger, in points.
     *
     * @param evidence counted events; empty for limits, clamps and weights
     * @param raw      without decay; empty for limits, clamps and weights
     * @param counted  what the line adds to the points
     */
    public record Line(String dimension, String name, Optional<Long> evidence, Optional<Double> raw, double counted) {

        static Line of(LedgerLine line) {
            double counted = line.countedMicros() / MICROS;
            return line instanceof LedgerLine.FiredRule rule
                    ? new Line(
                            rule.dimension(),
                            rule.name(),
                            Optional.of(rule.evidence()),
                            Optional.of(rule.rawMicros() / MICROS),
                            counted)
                    : new Line(line.dimension(), line.name(), Optional.empty(), Optional.empty(), counted);
        }
    }

    /** The answer from a ledger and, where there is a model, an explanation. */
    public static ExplainAnswer of(
            String leadId, Ledger ledger, List<LeadLevel> levels, Optional<LeadExplanation> prediction) {
        return new ExplainAnswer(
                leadId,
                ledger.asOf(),
                ledger.segment(),
                ledger.lines().stream().map(Line::of).toList(),
                ledger.fitMicros() / MICROS,
                ledger.engagementMicros() / MICROS,
                ledger.stageMicros() / MICROS,
                ledger.buyingStage(),
                ledger.pointsMicros() / MICROS,
                ledger.grade(),
                ledger.reasons(),
                levels,
                prediction);
    }

    @Override
    public void print(Page page) {
        page.heading("Lead " + leadId + " as of " + asOf + ": " + shown(points) + " points, grade " + grade
                + buyingStage.map(stageName -> ", stage " + stageName).orElse("")
                + segment.map(name -> ", segment " + name).orElse(""));
        TextTable table = TextTable.of(
                TextTable.words("dimension"),
                TextTable.words("rule"),
                TextTable.numbers("events"),
                TextTable.numbers("without decay"),
                TextTable.numbers("adds"));
        lines.forEach(line -> table.row(
                line.dimension(),
                line.name(),
                line.evidence().map(Figures::count).orElse(""),
                line.raw().map(ExplainAnswer::shown).orElse(""),
                shown(line.counted())));
        table.row("", "points", "", "", shown(points));
        page.table(table);
        reasons.forEach(page::line);
        printLevels(page);
        prediction.ifPresent(explanation -> print(page, explanation));
    }

    private void printLevels(Page page) {
        if (levels.isEmpty()) {
            return;
        }
        page.heading("Levels");
        TextTable table = TextTable.of(
                TextTable.words("level"), TextTable.words("on it"), TextTable.words("since"), TextTable.words("why"));
        levels.forEach(each -> table.row(
                each.level(),
                each.on() ? "yes" : "no",
                each.since().map(Instant::toString).orElse(Figures.NONE),
                each.people().map(people -> people + "; " + each.why()).orElse(each.why())));
        page.table(table);
    }

    private static void print(Page page, LeadExplanation explanation) {
        page.heading("Probability " + Figures.percent(explanation.probability()) + ", predictive score "
                + Figures.decimals(explanation.predictiveScore(), 1));
        TextTable table =
                TextTable.of(TextTable.numbers("log-odds"), TextTable.words("because of"), TextTable.words("value"));
        table.row(Figures.signed(explanation.averageLogOdds(), 3), "the average lead", "");
        List<LeadExplanation.Line> parts = explanation.byFeature();
        parts.stream()
                .limit(PARTS_SHOWN)
                .forEach(line -> table.row(
                        Figures.signed(line.logOdds(), 3),
                        line.description(),
                        line.value().map(Figures::tidied).orElse("missing")));
        if (parts.size() > PARTS_SHOWN) {
            double rest = parts.stream()
                    .skip(PARTS_SHOWN)
                    .mapToDouble(LeadExplanation.Line::logOdds)
                    .sum();
            table.row(
                    Figures.signed(rest, 3),
                    "the other " + (parts.size() - PARTS_SHOWN) + " together (--json has all)",
                    "");
        }
        if (explanation.calibration().isPresent() && explanation.calibration().getAsDouble() != 0) {
            table.row(Figures.signed(explanation.calibration().getAsDouble(), 3), "calibration", "");
        }
        page.table(table);
        explanation.reasons().forEach(page::line);
    }

    private static String shown(double points) {
        return Figures.decimals(points, 2);
    }
}
