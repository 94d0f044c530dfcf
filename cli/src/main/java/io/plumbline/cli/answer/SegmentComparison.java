package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.OptionalDouble;

/** The prediction against the points in each segment, and among leads that sales worked, did not work, or were held out. */
public record SegmentComparison(List<Segment> segments) {

    /**
     * Rows of one segment, of all test rows.
     *
     * @param precision average precision: the prediction's less the points'; absent where there is too little to judge
     * @param rocAuc    the same of the area under the ROC curve
     */
    public record Segment(
            String segment,
            long rows,
            long converted,
            OptionalDouble predictive,
            OptionalDouble points,
            Figure precision,
            String precisionVerdict,
            Figure rocAuc,
            String rocAucVerdict) {

        boolean isJudged() {
            return !precisionVerdict.isEmpty();
        }

        String verdict() {
            if (!isJudged()) {
                return "too few to judge";
            }
            boolean better = precisionVerdict.equals("better") || rocAucVerdict.equals("better");
            boolean worse = precisionVerdict.equals("worse") || rocAucVerdict.equals("worse");
            return better == worse ? (better ? "they disagree" : "cannot be told") : better ? "prediction" : "points";
        }
    }

    static SegmentComparison read(Store store, long modelId) {
        return new SegmentComparison(store.rows(
                """
                select
                    m.segment as segment,
                    m.row_count as row_count,
                    m.positive_count as positive_count,
                    p.value as predictive,
                    p.baseline_value as points,
                    p.difference as precision,
                    p.low as precision_low,
                    p.high as precision_high,
                    coalesce(p.verdict, '') as precision_verdict,
                    r.difference as roc_auc,
                    r.low as roc_auc_low,
                    r.high as roc_auc_high,
                    coalesce(r.verdict, '') as roc_auc_verdict
                from model_metric as m
                join model as d on d.model_id = m.model_id and d.target = m.label_step
                left join comparison as p
                    on p.model_id = m.model_id
                    and p.segment = m.segment
                    and p.scorer = 'predictive'
                    and p.baseline = 'points'
                    and p.metric = 'average_precision'
                left join comparison as r
                    on r.model_id = m.model_id
                    and r.segment = m.segment
                    and r.scorer = 'predictive'
                    and r.baseline = 'points'
                    and r.metric = 'roc_auc'
                where m.model_id = %s
                    and m.scorer = 'predictive'
                    and m.metric = 'roc_auc'
                    and m.part = 'test'
                    and m.segment != 'all'
                order by m.segment
                """.formatted(modelId),
                row -> new Segment(
                        row.text("segment"),
                        row.number("row_count"),
                        row.number("positive_count"),
                        row.optionalReal("predictive"),
                        row.optionalReal("points"),
                        Figure.of(row, "precision"),
                        row.text("precision_verdict"),
                        Figure.of(row, "roc_auc"),
                        row.text("roc_auc_verdict"))));
    }

    void print(Page page) {
        if (segments.isEmpty()) {
            return;
        }
        page.heading("By segment: average precision of both, and who ranks better");
        TextTable table = TextTable.of(
                TextTable.words("segment"),
                TextTable.numbers("rows"),
                TextTable.numbers("converted"),
                TextTable.numbers("prediction"),
                TextTable.numbers("points"),
                TextTable.words("difference"),
                TextTable.words("ROC AUC difference"),
                TextTable.words("better"));
        segments.forEach(each -> table.row(
                each.segment(),
                Figures.count(each.rows()),
                Figures.count(each.converted()),
                Figures.decimals(each.predictive(), 3),
                Figures.decimals(each.points(), 3),
                each.precision().text(3),
                each.rocAuc().text(3),
                each.verdict()));
        page.table(table);
        page.line(
                "Values with too few rows of either outcome are pooled as 'other'; where those are too few together, they"
                        + " are counted and not judged. Of twenty segments one differs by chance.");
    }
}
