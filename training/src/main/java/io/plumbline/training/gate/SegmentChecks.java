package io.plumbline.training.gate;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.PromotionPolicy;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.compare.Segment;
import io.plumbline.training.compare.SegmentValues;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.metric.ScorerComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether the new model harms a segment: it is shown to be worse there, by more than is allowed. */
record SegmentChecks(Store store, Workspace workspace, ClusterBootstrap bootstrap) {
    /** Name of the check of each segment. */
    static final String NAME = "segment_harm";

    /** One check per segment with enough rows of both outcomes. */
    List<Check> checks(Contest contest) {
        List<Check> checks = new ArrayList<>();
        for (String attribute : workspace.training().segments().attributes()) {
            Segment.of(
                            attribute,
                            values(contest.rows(), attribute),
                            contest.rows().labels(),
                            workspace.training().segments().minimum())
                    .stream()
                    .filter(Segment::judged)
                    .forEach(segment -> checks.add(check(segment, contest)));
        }
        return checks;
    }

    private List<Optional<String>> values(TestRows rows, String attribute) {
        return store.rows(
                """
                select cast(v.%s as varchar) as value
                from training_row as r
                join %s as v
                    on v.lead_id = r.lead_id
                    and v.snapshot_no = r.snapshot_no
                where r.%s
                order by r.row_id
                """.formatted(Sql.identifier(attribute), SegmentValues.TABLE, rows.condition(store)),
                row -> row.optionalText("value"));
    }

    private Check check(Segment segment, Contest contest) {
        PromotionPolicy policy = workspace.promotion();
        Metric metric = Gains.asked(policy).get(0);
        ScorerComparison figures = contest.at(segment.rows()).figures(bootstrap);
        Estimate gain = Contest.gain(figures, metric);
        double least = -policy.segmentHarm();
        boolean harmed = gain.high().orElse(0) < 0 && gain.value().orElse(0) < least;
        return new Check(
                NAME,
                segment.name(),
                Contest.champion(figures, metric),
                Contest.challenger(figures, metric),
                gain,
                OptionalDouble.of(least),
                !harmed,
                reason(segment, metric, gain, harmed));
    }

    private static String reason(Segment segment, Metric metric, Estimate gain, boolean harmed) {
        if (gain.low().isEmpty()) {
            return "For " + segment.name() + " the " + Gains.words(metric) + " of both cannot be compared.";
        }
        return String.format(
                Locale.ROOT,
                "For %s (%d rows) the %s is %s%s.",
                segment.name(),
                segment.rows().length,
                Gains.words(metric),
                Gains.share(gain),
                harmed ? "; the segment is harmed" : "");
    }
}
