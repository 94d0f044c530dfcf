package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import io.plumbline.training.gate.Gate;
import io.plumbline.training.registry.ModelRegistry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the promotion gate found about a model, and what became of it.
 *
 * @param champion the model in use now; empty before there is one
 * @param refused  whether the model may not be used
 * @param basis    frozen, refitted or base_rate; empty for models from before there was a gate
 * @param reason   why the model has its status
 */
public record GateAnswer(
        long modelId,
        String status,
        Optional<Long> champion,
        boolean refused,
        Optional<String> basis,
        long rows,
        long converted,
        String reason,
        List<Check> checks) {

    /**
     * One check.
     *
     * @param champion   the champion's figure
     * @param challenger the model's figure
     * @param measured   what is held against the bound
     */
    public record Check(
            String check,
            String segment,
            OptionalDouble champion,
            OptionalDouble challenger,
            Figure measured,
            OptionalDouble bound,
            boolean passed,
            String reason) {
        private static Check of(io.plumbline.training.gate.Check check) {
            return new Check(
                    check.name(),
                    check.segment(),
                    check.champion(),
                    check.challenger(),
                    new Figure(
                            check.measured().value(),
                            check.measured().low(),
                            check.measured().high()),
                    check.bound(),
                    check.passed(),
                    check.reason());
        }
    }

    private record Compared(String basis, long rows, long converted) {}

    /** Reads what the store holds about a model. */
    public static GateAnswer read(Store store, long modelId) {
        String status = store.first("select status from model where model_id = " + modelId, row -> row.text("status"))
                .orElseThrow();
        Optional<Compared> compared = store.first(
                "select basis, row_count, positive_count from gate_check where model_id = " + modelId + " limit 1",
                row -> new Compared(row.text("basis"), row.number("row_count"), row.number("positive_count")));
        return new GateAnswer(
                modelId,
                status,
                ModelRegistry.champion(store),
                status.equals("refused"),
                compared.map(Compared::basis),
                compared.map(Compared::rows).orElse(0L),
                compared.map(Compared::converted).orElse(0L),
                reason(store, modelId),
                Gate.checks(store, modelId).stream().map(Check::of).toList());
    }

    private static String reason(Store store, long modelId) {
        return store.first(
                        "select reason from model_status where model_id = " + modelId
                                + " order by change_no desc limit 1",
                        row -> row.text("reason"))
                .orElse("");
    }

    void print(Page page) {
        if (checks.isEmpty()) {
            return;
        }
        page.heading("Gate: may model " + modelId + " be used?" + comparedOn());
        TextTable table = TextTable.of(TextTable.words("check"), TextTable.words(""), TextTable.words("found"));
        checks.forEach(
                each -> table.row(each.check().replace('_', ' '), each.passed() ? "passed" : "FAILED", each.reason()));
        page.table(table);
        page.line(outcome());
    }

    private String comparedOn() {
        String counted = Figures.counted(rows, "row", "rows") + ", " + Figures.count(converted) + " converted";
        return switch (basis.orElse("")) {
            case "frozen" -> " Against the champion as it is, on what came after it: " + counted;
            case "refitted" -> " Against the champion's recipe, both fitted on the same rows: " + counted;
            default -> " There is no champion to compare with: " + counted;
        };
    }

    private String outcome() {
        String stays = champion.map(id -> "champion " + id + " stays").orElse("no model is in use");
        return switch (status) {
            case "champion" -> "Model " + modelId + " is the champion: " + reason + ".";
            case "refused" ->
                "Model " + modelId + " is refused, " + stays + ". 'plumbline models promote " + modelId
                        + "' uses it all the same.";
            case "challenger" ->
                "Model " + modelId + " is a challenger, " + stays + "; 'plumbline run' or 'plumbline models promote "
                        + modelId + "' changes that.";
            default -> "Model " + modelId + " is " + status + ", " + stays + ".";
        };
    }
}
