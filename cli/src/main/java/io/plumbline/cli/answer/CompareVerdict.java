package io.plumbline.cli.answer;

import io.plumbline.cli.answer.Comparison.Difference;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the comparison comes to, in sentences: who ranks better, by how much, and what cannot be told.
 *
 * @param sentences the verdict first
 */
public record CompareVerdict(List<String> sentences) {

    static CompareVerdict of(Store store, long modelId, Comparison comparison) {
        return new CompareVerdict(new Sentences(store, modelId, comparison).all());
    }

    void print(Page page) {
        if (!sentences.isEmpty()) {
            page.heading("What the comparison comes to");
            page.list(sentences);
        }
    }

    private record Sentences(Store store, long modelId, Comparison comparison) {

        List<String> all() {
            List<String> sentences = new ArrayList<>();
            ranking().ifPresent(sentences::add);
            comparison.differences().stream()
                    .filter(each -> each.isMain()
                            && each.metric().startsWith("conversions_at_equal_volume_")
                            && each.baseline().equals("points"))
                    .forEach(each -> sentences.add(atEqualVolume(each)));
            adds("combined", "points_calibrated", "The prediction", "what the points tell")
                    .ifPresent(sentences::add);
            adds("combined", "predictive_calibrated", "The points", "what the prediction tells")
                    .ifPresent(sentences::add);
            agreement().ifPresent(sentences::add);
            apart("worked=yes", "leads that sales worked").ifPresent(sentences::add);
            apart("worked=no", "leads that sales did not work").ifPresent(sentences::add);
            apart("held_out=yes", "leads held out at random").ifPresent(sentences::add);
            sentences.addAll(cautions());
            return sentences;
        }

        private Optional<String> ranking() {
            Optional<Difference> precision = comparison.of("predictive", comparison.points(), "average_precision");
            Optional<Difference> auc = comparison.of("predictive", comparison.points(), "roc_auc");
            return precision.isPresent() && auc.isPresent()
                    ? Optional.of("On " + test() + " " + winner(precision.get(), auc.get()) + ": "
                            + figures(precision.get()) + ", " + figures(auc.get()) + ".")
                    : Optional.empty();
        }

        private static String winner(Difference precision, Difference auc) {
            boolean better = precision.isBetter() || auc.isBetter();
            boolean worse = precision.isWorse() || auc.isWorse();
            if (better && worse) {
                return "neither ranks better by both measures";
            }
            return better
                    ? "the prediction ranks better than the points"
                    : worse
                            ? "the points rank better than the prediction"
                            : "the data cannot tell whether points or prediction rank better";
        }

        private static String figures(Difference each) {
            return each.words() + " " + Figures.decimals(each.value(), 3) + " against "
                    + Figures.decimals(each.baselineValue(), 3) + " (difference "
                    + each.difference().text(3).replace(" (", ", 95 % ");
        }

        private String test() {
            String rows = store.first(
                            "select row_count, positive_count from model_part where part = 'test' and model_id = "
                                    + modelId,
                            row -> Figures.counted(row.number("row_count"), "test row", "test rows") + leads() + ", "
                                    + Figures.count(row.number("positive_count")) + " of which converted,")
                    .orElse("the test rows");
            return rows;
        }

        private String leads() {
            return store.first(
                            "select taken from gain where unit = 'entry' and depth_percent = 100 and model_id = "
                                    + modelId,
                            row -> " of " + Figures.counted(Math.round(row.real("taken")), "lead", "leads"))
                    .orElse("");
        }

        private String atEqualVolume(Difference each) {
            String level = each.metric().substring("conversions_at_equal_volume_".length());
            String verdict = each.isBetter()
                    ? "the prediction finds more of those that become '" + each.labelStep() + "'"
                    : each.isWorse()
                            ? "the points find more of those that become '" + each.labelStep() + "'"
                            : "the data cannot tell which finds more of those that become '" + each.labelStep() + "'";
            return "Calling as many leads as the points call at " + level + ", " + verdict + ": "
                    + Figures.decimals(each.value(), 1) + " against " + Figures.decimals(each.baselineValue(), 1)
                    + " (difference " + each.difference().text(1).replace(" (", ", 95 % ") + needed(level) + ".";
        }

        private String needed(String level) {
            return comparison
                    .of("predictive", "points", "volume_for_equal_conversions_" + level)
                    .filter(each -> each.value().isPresent())
                    .map(each -> "; to find what the points find it needs " + Figures.decimals(each.value(), 1)
                            + " calls instead of " + Figures.decimals(each.baselineValue(), 0))
                    .orElse("");
        }

        private Optional<String> adds(String both, String alone, String who, String what) {
            return comparison.of(both, alone, "log_loss").map(each -> {
                String figures = "log loss " + Figures.decimals(each.value(), 4) + " together, "
                        + Figures.decimals(each.baselineValue(), 4) + " without it (difference "
                        + each.difference().text(4).replace(" (", ", 95 % ");
                String verb = who.endsWith("s") ? "add" : "adds";
                return each.isBetter()
                        ? who + " " + verb + " to " + what + ": " + figures + "."
                        : each.isWorse()
                                ? who + " " + verb + " nothing to " + what + ", and the two together promise worse: "
                                        + figures + "."
                                : "The data cannot tell whether " + who.toLowerCase(Locale.ROOT) + " " + verb + " to "
                                        + what + ": " + figures + ".";
            });
        }

        private Optional<String> agreement() {
            return figure("spearman_with_points")
                    .map(spearman -> "The two put leads in orders that agree to "
                            + spearman.text(2) + " by Spearman's rank correlation"
                            + figure("kendall_with_points")
                                    .map(kendall -> " and " + kendall.text(2) + " by Kendall's tau-b")
                                    .orElse("")
                            + ", where 1 is the same order and 0 none.");
        }

        /** Where who was worked hangs on the points, only what is told of each group by itself is fair. */
        private Optional<String> apart(String segment, String who) {
            return SegmentComparison.read(store, modelId).segments().stream()
                    .filter(each -> each.segment().equals(segment))
                    .findFirst()
                    .map(each -> "Among " + who + " (" + Figures.count(each.rows()) + " rows, "
                            + Figures.count(each.converted()) + " converted): "
                            + switch (each.verdict()) {
                                case "prediction" -> "the prediction ranks better";
                                case "points" -> "the points rank better";
                                case "they disagree" -> "neither ranks better by both measures";
                                default -> each.isJudged() ? "the data cannot tell" : each.verdict();
                            }
                            + ".");
        }

        private Optional<Figure> figure(String metric) {
            return store.first("""
                            select
                                value,
                                low as value_low,
                                high as value_high
                            from model_metric
                            where model_id = %s
                                and metric = '%s'
                                and value is not null
                            """.formatted(modelId, metric), row -> Figure.of(row, "value"));
        }

        private List<String> cautions() {
            List<String> cautions = new ArrayList<>();
            store.first(
                            "select value from worked_group where division = 'worked' and value = 'unknown' and model_id = "
                                    + modelId,
                            row -> row.text("value"))
                    .ifPresent(
                            unknown -> cautions.add("Whether sales worked a lead cannot be told from these data: leads"
                                    + " that the points brought to sales may have converted for that reason alone."));
            cautions.addAll(store.rows(
                    "select note from model_note where topic in ('time', 'history', 'hindsight', 'drift') and model_id = "
                            + modelId + " order by position",
                    row -> row.text("note")));
            return cautions;
        }
    }
}
