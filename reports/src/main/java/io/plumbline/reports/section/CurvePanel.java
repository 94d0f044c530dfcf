package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The precision/recall curves of one label step, entries of the test part, along which the reader moves a threshold.
 *
 * @param labelStep the step that counts as success
 * @param chart     the curves and the chosen thresholds
 * @param scorers   those whose threshold can be moved
 * @param chosen    the chosen thresholds of these scorers, whatever they aim at
 * @param aims      what was chosen for this step
 * @param months    length of the test part, as promised volumes count it; absent for a table without time
 * @param points    the moved scorers' points, thinned, the highest threshold first
 * @param drawn     points drawn
 * @param stored    points in the store
 * @param table     the curves of all scorers as a table
 */
public record CurvePanel(
        String labelStep,
        Chart chart,
        List<String> scorers,
        List<ThresholdLine> chosen,
        List<ThresholdLine> aims,
        OptionalDouble months,
        List<CurvePoint> points,
        long drawn,
        long stored,
        RecallTable table) {
    private static final List<String> MOVED = List.of("predictive", "points", "existing");

    /** Points of a scorer in the table, besides the chosen ones. */
    private static final int LISTED = 16;

    private static final String STEPS = """
            select distinct
                label_step as label_step,
                label_step = %s as is_target
            from pr_curve
            where model_id = %s
                and part = 'test'
                and unit = 'entry'
                and segment = %s
            order by is_target desc, label_step
            limit 3
            """;
    private static final String CURVE = """
            select
                scorer as scorer,
                threshold as threshold,
                tp as tp,
                fp as fp,
                fn as fn,
                precision as precision,
                recall as recall
            from pr_curve
            where model_id = %s
                and part = 'test'
                and unit = 'entry'
                and segment = %s
                and label_step = %s
                and scorer <> 'yardstick'
                and precision is not null
                and recall is not null
            """;
    // Closest together where few are called, for there each lead counts; chosen thresholds stand between two scores,
    // and
    // call those at or above them. One that is above every score calls nobody.
    private static final String POINTS = """
            with
            curve as (%s),
            shares as (
                select
                    *,
                    (tp + fp) / max(tp + fp) over (partition by scorer) as share
                from curve
            ),
            thinned as (
                select
                    scorer as scorer,
                    threshold as threshold,
                    tp as tp,
                    fp as fp,
                    fn as fn
                from shares
                qualify row_number() over (partition by scorer, floor(380 * sqrt(share)) order by threshold desc) = 1
                    or row_number() over (partition by scorer order by threshold) = 1
            ),
            chosen as (
                select
                    t.scorer as scorer,
                    t.threshold as threshold,
                    coalesce(c.tp, 0) as tp,
                    coalesce(c.fp, 0) as fp,
                    coalesce(c.fn, p.positives) as fn
                from threshold as t
                join (
                    select
                        scorer as scorer,
                        max(tp + fn) as positives
                    from curve
                    group by scorer
                ) as p
                    on p.scorer = t.scorer
                left join curve as c
                    on c.scorer = t.scorer
                    and c.threshold >= t.threshold
                where t.model_id = %s
                    and t.segment = %s
                    and t.threshold is not null
                qualify row_number() over (partition by t.scorer, t.level order by c.threshold) = 1
            )
            select
                scorer as scorer,
                threshold as threshold,
                any_value(tp) as tp,
                any_value(fp) as fp,
                any_value(fn) as fn,
                (select count(*) from curve) as stored
            from (
                select * from thinned
                union all
                select * from chosen
            ) as points
            group by scorer, threshold
            order by scorer, threshold desc
            """;
    // Promised volumes are leads called by months.
    private static final String MONTHS = """
            select round((c.tp + c.fp) / t.promised_volume_per_month, 9) as months
            from threshold as t
            join pr_curve as c
                on c.model_id = t.model_id
                and c.scorer = t.scorer
                and c.label_step = t.label_step
                and c.segment = t.segment
                and c.threshold >= t.threshold
            where t.model_id = %s
                and t.segment = 'all'
                and t.promised_volume_per_month > 0
                and c.part = 'test'
                and c.unit = 'entry'
            qualify row_number() over (partition by t.scorer, t.level order by c.threshold) = 1
            order by c.tp + c.fp desc
            limit 1
            """;

    static List<CurvePanel> read(Store store, Subject subject, List<ThresholdLine> thresholds) {
        String segment = Sql.literal(subject.segment());
        List<String> steps = store.rows(
                STEPS.formatted(subject.target(), subject.modelId(), segment), row -> row.text("label_step"));
        OptionalDouble months = store.rows(MONTHS.formatted(subject.modelId()), row -> row.real("months")).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
        List<CurvePanel> panels = new ArrayList<>();
        for (String step : steps) {
            String curve = CURVE.formatted(subject.modelId(), segment, Sql.literal(step));
            List<CurvePoint> points = store.rows(POINTS.formatted(curve, subject.modelId(), segment), CurvePoint::of);
            panels.add(panel(step, panels.size() + 1, points, thresholds, months, RecallTable.read(store, curve)));
        }
        return panels;
    }

    private static CurvePanel panel(
            String step,
            int number,
            List<CurvePoint> points,
            List<ThresholdLine> thresholds,
            OptionalDouble months,
            RecallTable table) {
        Set<String> scored = Set.copyOf(points.stream().map(CurvePoint::scorer).toList());
        List<ThresholdLine> chosen = thresholds.stream()
                .filter(line -> MOVED.contains(line.scorer()) && scored.contains(line.scorer()))
                .filter(line -> line.threshold().isPresent())
                .toList();
        return new CurvePanel(
                step,
                chart("precision-recall-" + number, points, chosen),
                MOVED.stream().filter(scored::contains).toList(),
                chosen,
                thresholds.stream()
                        .filter(line -> line.labelStep().equals(step) && MOVED.contains(line.scorer()))
                        .toList(),
                months,
                points.stream().filter(point -> MOVED.contains(point.scorer())).toList(),
                points.size(),
                points.stream().mapToLong(CurvePoint::stored).findFirst().orElse(0),
                table);
    }

    private static Chart chart(String id, List<CurvePoint> points, List<ThresholdLine> chosen) {
        Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
        for (CurvePoint point : points) {
            rows.computeIfAbsent(point.scorer(), scorer -> new ArrayList<>())
                    .add(point.cells(MOVED.contains(point.scorer())));
        }
        for (CurvePoint point : points) {
            String levels = String.join(", ", levels(point, chosen)).toUpperCase(Locale.ROOT);
            if (!levels.isEmpty()) {
                List<Object> cells = new ArrayList<>(point.cells(false));
                cells.add(levels);
                rows.computeIfAbsent("chosen_" + point.scorer(), scorer -> new ArrayList<>())
                        .add(List.copyOf(cells));
            }
        }
        return new Chart(id, "precision-recall", rows);
    }

    private static List<String> levels(CurvePoint point, List<ThresholdLine> chosen) {
        return chosen.stream()
                .filter(line -> line.scorer().equals(point.scorer())
                        && line.threshold().equals(OptionalDouble.of(point.threshold())))
                .map(ThresholdLine::level)
                .toList();
    }

    /** The levels whose threshold a point is, in words; empty for any other point. */
    public String mark(CurvePoint point, Words words) {
        return String.join(
                ", ",
                levels(point, chosen).stream()
                        .map(level -> words.named("level", level))
                        .toList());
    }

    /** For the table: the chosen points, and others evenly apart. */
    public List<CurvePoint> listed() {
        List<CurvePoint> listed = new ArrayList<>();
        for (String scorer : scorers) {
            List<CurvePoint> own = points.stream()
                    .filter(point -> point.scorer().equals(scorer))
                    .toList();
            int every = Math.max(1, own.size() / LISTED);
            for (int at = 0; at < own.size(); at++) {
                if (at % every == 0
                        || at == own.size() - 1
                        || !levels(own.get(at), chosen).isEmpty()) {
                    listed.add(own.get(at));
                }
            }
        }
        return listed;
    }

    /** Leads called in a month of the test part. */
    public OptionalDouble perMonth(CurvePoint point) {
        return months.isPresent() ? OptionalDouble.of(point.called() / months.getAsDouble()) : months;
    }

    /** The value of a lead that takes the step, where the policy that aims at it was told. */
    public OptionalDouble value() {
        return profit().map(ThresholdLine::asked).orElse(OptionalDouble.empty());
    }

    /** The cost of working a lead, where the policy was told. */
    public OptionalDouble cost() {
        return profit().map(ThresholdLine::cost).orElse(OptionalDouble.empty());
    }

    private Optional<ThresholdLine> profit() {
        return aims.stream().filter(line -> line.policy().equals("profit")).findFirst();
    }

    /** Whether the store holds more points than are drawn. */
    public boolean isThinned() {
        return stored > drawn;
    }
}
