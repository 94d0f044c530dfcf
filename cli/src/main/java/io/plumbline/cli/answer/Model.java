package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trained model.
 *
 * @param horizonDays absent for tables without time
 * @param rows        mature rows that the deployed fit rests on
 */
public record Model(
        long modelId,
        String status,
        Instant asOf,
        String target,
        OptionalDouble horizonDays,
        String snapshots,
        double c,
        String calibration,
        long rows,
        long leads,
        long positives) {

    private static final String SELECT = """
            select
                model_id,
                status,
                as_of,
                target,
                horizon_days,
                snapshot_policy,
                regularisation_c,
                calibration,
                row_count,
                lead_count,
                positive_count
            from model
            """;

    /** All models, newest first. */
    public static List<Model> all(Store store) {
        return store.rows(SELECT + "order by model_id desc", Model::of);
    }

    /** One model, or the champion when none is named; the newest in a copy from before there were statuses. */
    public static Model named(Store store, Optional<Long> modelId) {
        String which = modelId.map(id -> "where model_id = " + id)
                .orElse("order by (status = 'champion') desc, model_id desc limit 1");
        return store.first(SELECT + which, Model::of).orElseThrow(() -> missing(modelId));
    }

    private static ProblemException missing(Optional<Long> modelId) {
        return modelId.isPresent()
                ? ProblemException.usage(
                        "models",
                        "There is no model " + modelId.get() + ".",
                        "'plumbline models list' shows those there are.")
                : ProblemException.failed(
                        "models", "There is no model yet.", "train one with 'plumbline train' or 'plumbline run'.");
    }

    private static Model of(Row row) {
        return new Model(
                row.number("model_id"),
                row.text("status"),
                row.instant("as_of"),
                row.text("target"),
                row.optionalReal("horizon_days"),
                row.text("snapshot_policy"),
                row.real("regularisation_c"),
                row.text("calibration"),
                row.number("row_count"),
                row.number("lead_count"),
                row.number("positive_count"));
    }

    void print(Page page) {
        page.heading("Model " + modelId + " (" + status + "): will a lead become '" + target + "'" + horizon() + "?");
        page.line("Learnt from " + Figures.counted(rows, "row", "rows") + " of "
                + Figures.counted(leads, "lead", "leads") + ", " + Figures.count(positives)
                + " of them converted. C = "
                + Figures.decimals(c, 4).replaceAll("0+$", "").replaceAll("\\.$", "")
                + ", calibration: " + calibration + ".");
        if (status.equals("challenger")) {
            page.line("It is not used until 'plumbline models promote " + modelId + "' makes it the champion.");
        }
    }

    private String horizon() {
        return horizonDays.isEmpty()
                ? ""
                : " within " + Figures.decimals(horizonDays, horizonDays.getAsDouble() % 1 == 0 ? 0 : 2) + " days";
    }

    /** A list of models as a table. */
    static TextTable table(List<Model> models) {
        TextTable table = TextTable.of(
                TextTable.numbers("model"),
                TextTable.words("status"),
                TextTable.words("as of"),
                TextTable.words("target"),
                TextTable.numbers("rows"),
                TextTable.numbers("leads"),
                TextTable.numbers("converted"),
                TextTable.words("calibration"));
        models.forEach(model -> table.row(
                String.valueOf(model.modelId),
                model.status,
                model.asOf.toString(),
                model.target,
                Figures.count(model.rows),
                Figures.count(model.leads),
                Figures.count(model.positives),
                model.calibration));
        return table;
    }
}
