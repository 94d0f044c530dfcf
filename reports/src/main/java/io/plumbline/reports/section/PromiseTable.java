package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What thresholds promised and what came, of the model in use or, while it is too young, of the newest one of which
 * something is known.
 *
 * @param lines one per level, compared scorer, segment and measure, over as many months as are known
 */
public record PromiseTable(List<Line> lines) {
    /** Promises to segments shown. */
    static final int SHOWN = 200;

    private static final String LINES = """
            select *
            from threshold_realised
            where run_id <= %s
                and model_id = coalesce(
                    (select max(model_id) from threshold_realised where run_id <= %s and model_id = %s),
                    (
                        select max(t.model_id)
                        from threshold_realised as t
                        join model as m on m.model_id = t.model_id
                        where t.run_id <= %s
                            and m.status in ('champion', 'retired')
                    ))
                and scorer in ('predictive', 'points')
            qualify row_number() over (partition by scorer, level, segment, measure order by month_count desc) = 1
            order by
                segment,
                case level when 'mql' then 1 when 'sql' then 2 else 3 end,
                level,
                %s,
                case measure when 'precision' then 1 when 'recall' then 2 else 3 end
            """;

    /**
     * One promise.
     *
     * @param modelId who made it
     * @param segment all, or the leads it is about
     * @param months  counted since the model was made
     * @param measure precision, recall or volume_per_month
     * @param came    what was counted
     * @param verdict within, unclear, outside or undefined
     */
    public record Line(
            long modelId,
            String scorer,
            String level,
            String segment,
            long months,
            String measure,
            Estimate came,
            Estimate promised,
            String verdict) {

        private static Line of(Row row) {
            return new Line(
                    row.number("model_id"),
                    row.text("scorer"),
                    row.text("level"),
                    row.text("segment"),
                    row.number("month_count"),
                    row.text("measure"),
                    Estimate.between(row, "value"),
                    Estimate.of(row, "promised"),
                    row.text("verdict"));
        }

        public boolean isOfAll() {
            return segment.equals("all");
        }

        private boolean isVolume() {
            return measure.equals("volume_per_month");
        }

        /** {@code precision at MQL by predictive} */
        String name() {
            return measureWords() + " at " + level.toUpperCase(Locale.ENGLISH) + " by " + scorer;
        }

        public String measureWords() {
            return isVolume() ? "leads called a month" : measure;
        }

        public String shown(Words words, Estimate estimate) {
            return isVolume()
                    ? words.figures().rounded(estimate.value())
                    : words.figures().share(estimate.value());
        }

        /** The interval; a dash where there is none. */
        public String bounds(Words words, Estimate estimate) {
            return isVolume()
                    ? words.figures().volumeBounds(estimate)
                    : words.figures().shareBounds(estimate);
        }

        /** Whether less came than was promised, by more than chance, or another number of leads. */
        boolean isBroken() {
            return verdict.equals("outside") && (isVolume() || !isMore());
        }

        /** The verdict's message: within, unclear, undefined, more, fewer, better or broken. */
        public String verdictKey() {
            if (!verdict.equals("outside")) {
                return verdict;
            }
            return isVolume() ? (isMore() ? "more" : "fewer") : isMore() ? "better" : "broken";
        }

        /** The class of the cell's colour. */
        public String tone() {
            return isBroken() ? "warn" : verdict.equals("within") || verdict.equals("outside") ? "good" : "muted";
        }

        private boolean isMore() {
            OptionalDouble value = came.value();
            return value.isPresent() && promised.isBelow(value.getAsDouble());
        }
    }

    static PromiseTable read(Store store, Subject subject) {
        String run = Sql.literal(subject.runId());
        return new PromiseTable(store.rows(LINES.formatted(run, run, subject.modelId(), run, Scorer.PLACE), Line::of));
    }

    public List<Line> ofAll() {
        return lines.stream().filter(Line::isOfAll).toList();
    }

    /** Those of one segment. */
    public List<Line> of(String segment) {
        return lines.stream().filter(line -> line.segment().equals(segment)).toList();
    }

    /** Those of segments, at most {@value #SHOWN}. */
    public List<Line> bySegment() {
        return lines.stream().filter(line -> !line.isOfAll()).limit(SHOWN).toList();
    }

    /** How many promises to segments there are. */
    public long segmentCount() {
        return lines.stream().filter(line -> !line.isOfAll()).count();
    }
}
