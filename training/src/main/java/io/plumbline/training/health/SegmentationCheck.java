package io.plumbline.training.health;

import static io.plumbline.training.health.Mistake.SEGMENTATION;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.health.Apart.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether one threshold fits all: how far apart the segments' best thresholds on the points lie, and how often called leads
 * of each group convert at the one for all.
 *
 * @param modelId   the model in use; empty before the first
 * @param segmented whether the scorecard has segments of its own
 */
record SegmentationCheck(Store store, Workspace workspace, Optional<Long> modelId, boolean segmented, Instant asOf) {
    private static final String ACTION =
            "Give the groups scorecards of their own (`segments` in scoring.yaml), or rules on what divides them.";

    /** A threshold on the points for all leads. */
    private record Common(long modelId, String level, String labelStep, double threshold) {
        static Common of(Row row) {
            return new Common(row.number("model_id"), row.text("level"), row.text("label_step"), row.real("threshold"));
        }
    }

    List<Finding> findings() {
        TreeSet<String> attributes = new TreeSet<>(workspace.funnel().attributes());
        attributes.addAll(workspace.training().segments().attributes());
        Optional<Common> common = modelId.flatMap(this::common);
        List<Finding> findings = new ArrayList<>();
        if (attributes.isEmpty()) {
            findings.add(Finding.untold(
                    SEGMENTATION,
                    "precision_apart",
                    "No attribute is named by which leads may differ.",
                    "List attributes such as country or industry under training.segments in plumbline.yaml."));
        } else if (common.isEmpty()) {
            findings.add(Finding.untold(
                    SEGMENTATION,
                    "precision_apart",
                    "There is no threshold on the points to set groups beside.",
                    "Name a policy under thresholds in plumbline.yaml, and train."));
        } else {
            attributes.forEach(attribute -> findings.add(precision(common.get(), attribute)));
            findings.addAll(thresholds(common.get()));
        }
        return findings;
    }

    private Optional<Common> common(long model) {
        return store.first(
                "select * from threshold where model_id = %s and scorer = 'points' and segment = 'all' and threshold is not null order by threshold, level limit 1"
                        .formatted(Sql.literal(model)),
                Common::of);
    }

    private record Called(String value, long called, long found) {
        static Called of(Row row) {
            return new Called(row.text("value"), row.number("called_count"), row.number("found_count"));
        }

        /** The logarithm of its precision; none found counts as a half (Haldane 1956). */
        Group group() {
            double add = found == 0 ? 0.5 : 0;
            double part = found + add;
            double whole = called + add;
            return new Group(
                    value,
                    Math.log(part / whole),
                    Math.sqrt(1 / part - 1 / whole),
                    Words.percent((double) found / called) + " of " + Words.count(called));
        }
    }

    private Finding precision(Common common, String attribute) {
        String measure = "precision_apart";
        List<Group> groups =
                called(common, attribute).stream().map(Called::group).toList();
        if (groups.size() < 2) {
            return Finding.untold(
                    SEGMENTATION,
                    measure,
                    "By " + attribute + " fewer than two groups have " + HealthBounds.GROUP
                            + " leads called by the points in the test.",
                    "Wait for more leads, or name an attribute with fewer values.");
        }
        Apart apart = new Apart(groups);
        Measured less = Measured.of(
                1 - Math.exp(-apart.difference()),
                1 - Math.exp(-Math.max(0, apart.difference() - apart.reach())),
                1 - Math.exp(-apart.difference() - apart.reach()));
        return Finding.judged(
                SEGMENTATION,
                measure,
                less,
                HealthBounds.PRECISION_APART,
                "Called by the same points (" + Words.decimal(common.threshold()) + " for " + common.level() + "), "
                        + apart.largest().words() + " leads of " + attribute + " "
                        + apart.largest().name()
                        + " come to " + common.labelStep() + ", and "
                        + apart.smallest().words() + " of "
                        + apart.smallest().name() + "." + already(),
                ACTION);
    }

    private String already() {
        return segmented ? " The scorecard has segments of its own already." : "";
    }

    private List<Called> called(Common common, String attribute) {
        Moment moment = Moment.everyLead(asOf);
        TreeMap<String, ValueType> wanted =
                new TreeMap<>(workspace.declarations().attributes());
        wanted.keySet().retainAll(List.of(attribute));
        SqlPlan plan = new SqlPlan(List.of(
                moment.step(),
                AttributesAsOf.in(store).step(moment, wanted),
                new Step("called", "one row per lead called in the test, at its first row so", firstCalls(common)),
                new Step("grouped", "one row per value", """
                        select
                            cast(a.%s as varchar) as value,
                            count(*) as called_count,
                            count(*) filter (where c.label) as found_count
                        from called as c
                        join %s as a on a.lead_id = c.lead_id
                        where a.%s is not null
                        group by value
                        having count(*) >= %s
                        order by value
                        """.formatted(
                                Sql.identifier(attribute),
                                AttributesAsOf.STEP,
                                Sql.identifier(attribute),
                                HealthBounds.GROUP))));
        return store.rows(plan.query(), Called::of);
    }

    private static String firstCalls(Common common) {
        return """
                select
                    h.lead_id as lead_id,
                    b.label as label
                from holdout_score as h
                join holdout_label as b on b.model_id = h.model_id
                    and b.part = h.part
                    and b.lead_id = h.lead_id
                    and b.snapshot_no = h.snapshot_no
                    and b.label_step = %s
                where h.model_id = %s
                    and h.part = 'test'
                    and h.points >= %s
                qualify row_number() over (partition by h.lead_id order by h.snapshot_no) = 1
                """.formatted(
                Sql.literal(common.labelStep()), Sql.literal(common.modelId()), Sql.literal(common.threshold()));
    }

    private List<Finding> thresholds(Common common) {
        List<Finding> findings = new ArrayList<>();
        for (String attribute : workspace.training().segments().attributes()) {
            List<Group> groups = best(common, attribute);
            findings.add(groups.size() < 2 ? tooFew(attribute) : thresholds(common, attribute, new Apart(groups)));
        }
        return findings;
    }

    private static Finding tooFew(String attribute) {
        return Finding.untold(
                SEGMENTATION,
                "thresholds_apart",
                "By " + attribute
                        + " fewer than two groups have a threshold of their own that several months bear out.",
                "Wait for more conversions, or name an attribute with fewer values.");
    }

    private Finding thresholds(Common common, String attribute, Apart apart) {
        double unit = Math.abs(common.threshold());
        return Finding.judged(
                SEGMENTATION,
                "thresholds_apart",
                Measured.of(
                        apart.difference() / unit,
                        Math.max(0, apart.difference() - apart.reach()) / unit,
                        (apart.difference() + apart.reach()) / unit),
                HealthBounds.THRESHOLDS_APART,
                "By " + attribute + " the best threshold of " + common.level() + " on the points lies between "
                        + apart.smallest().words() + " and " + apart.largest().words() + "; that for all is "
                        + Words.decimal(common.threshold()) + "." + already(),
                ACTION);
    }

    /** The error is that of the jackknife over months (Efron and Tibshirani 1993, chapter 11). */
    private List<Group> best(Common common, String attribute) {
        return store.rows(
                """
                select
                    t.segment as segment,
                    t.threshold as threshold,
                    sqrt((m.months - 1) * m.spread) as error
                from threshold as t
                join (
                    select
                        segment,
                        count(*) filter (where part = 'out_of_fold') as months,
                        count(without_threshold) as left_out,
                        var_pop(without_threshold) as spread
                    from threshold_month
                    where model_id = %1$s
                        and scorer = 'points'
                        and level = %2$s
                    group by segment
                ) as m on m.segment = t.segment
                where t.model_id = %1$s
                    and t.scorer = 'points'
                    and t.level = %2$s
                    and t.threshold is not null
                    and m.left_out > 1
                    and starts_with(t.segment, %3$s || '=')
                order by t.segment
                """.formatted(Sql.literal(common.modelId()), Sql.literal(common.level()), Sql.literal(attribute)),
                row -> new Group(
                        row.text("segment"),
                        row.real("threshold"),
                        row.real("error"),
                        Words.decimal(row.real("threshold")) + " ("
                                + row.text("segment").replace("=", " ") + ")"));
    }
}
