package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.qualification.Predicted;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scores of one lead.
 *
 * @param published  whether they are those of the last run published, because another program writes the store
 * @param levels     in alphabetical order
 * @param reasons    the rules that change the points most, in words
 * @param prediction the stored one that its levels heed; empty while there is none
 */
public record LeadScores(
        String leadId,
        Instant asOf,
        boolean published,
        double fit,
        double engagement,
        double stage,
        Optional<String> buyingStage,
        double points,
        String grade,
        List<Level> levels,
        List<String> reasons,
        Optional<Prediction> prediction)
        implements Answer {

    /** A level recommended, and why. */
    public record Level(String level, String reason) {}

    /**
     * A probability.
     *
     * @param asOf what happened from then on it does not know
     */
    public record Prediction(double probability, double predictiveScore, long model, Instant asOf) {}

    /** Reads what a run gave a lead; empty when it gave nothing. */
    public static Optional<LeadScores> read(Store store, String leadId, long runId, Instant asOf, boolean published) {
        String lead = "lead_id = " + Sql.literal(leadId);
        String ofRun = lead + " and run_id = " + runId;
        List<Level> levels = store.rows(
                "select level, reason from qualification where " + ofRun + " order by level",
                row -> new Level(row.text("level"), row.text("reason")));
        List<String> reasons = store.first(
                        "select reason_1, reason_2, reason_3 from lead_reason where scorer = 'points' and " + ofRun,
                        LeadScores::reasons)
                .orElse(List.of());
        Optional<Prediction> prediction = Predicted.at(Predicted.in(store), asOf)
                .flatMap(run -> store.first(
                        "select probability, predictive_score from prediction where " + lead + " and run_id = "
                                + run.runId(),
                        row -> new Prediction(
                                row.real("probability"), row.real("predictive_score"), run.modelId(), run.asOf())));
        return store.first(
                """
                select
                    cast(fit as double) as fit,
                    cast(engagement as double) as engagement,
                    cast(stage_points as double) as stage,
                    buying_stage,
                    cast(points as double) as points,
                    grade
                from lead_score
                where %s
                """.formatted(ofRun),
                row -> new LeadScores(
                        leadId,
                        asOf,
                        published,
                        row.real("fit"),
                        row.real("engagement"),
                        row.real("stage"),
                        row.optionalText("buying_stage"),
                        row.real("points"),
                        row.text("grade"),
                        levels,
                        reasons,
                        prediction));
    }

    private static List<String> reasons(Row row) {
        return Stream.of("reason_1", "reason_2", "reason_3")
                .map(row::optionalText)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void print(Page page) {
        page.heading("Lead " + leadId + " as of " + asOf + ": " + shown(points) + " points, grade " + grade);
        if (published) {
            page.line("Another program writes the store, so these are the scores of the last run published.");
        }
        TextTable table = TextTable.of(TextTable.words("score"), TextTable.numbers("points"));
        table.row("fit", shown(fit));
        table.row("engagement", shown(engagement));
        table.row("stage" + buyingStage.map(name -> ": " + name).orElse(""), shown(stage));
        page.table(table);
        levels.forEach(level -> page.line("Level " + level.level() + ": " + level.reason()));
        reasons.forEach(page::line);
        prediction.ifPresent(each -> page.line("Probability " + Figures.percent(each.probability())
                + ", predictive score " + Figures.decimals(each.predictiveScore(), 1) + ", by model " + each.model()
                + " as of " + each.asOf()));
    }

    private static String shown(double points) {
        return Figures.decimals(points, 2);
    }
}
