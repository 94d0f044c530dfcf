package io.plumbline.training.drift;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.drift.DriftTable.Line;
import io.plumbline.training.drift.RateDrift.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * All drift of some months, against one model.
 *
 * @param learned what the model learned from
 * @param rows    those looked at
 * @param months  of them
 */
record ModelDrift(Store store, Workspace workspace, LearnedMonths learned, DriftRows rows, List<Month> months) {
    /** Probability that there is an alarm when nothing changed; it is shared out among all figures. */
    private static final double FALSE_ALARM = 0.05;

    /** Measures everything, month by month. */
    List<Line> lines(List<Measured> measured) {
        double falseAlarm = falseAlarm(measured);
        ValueDrift drift = new ValueDrift(workspace.drift(), falseAlarm);
        List<Line> lines = new ArrayList<>();
        for (Measured each : measured) {
            for (Month month : months) {
                each.counts()
                        .of(month)
                        .ifPresent(counts -> lines.addAll(drift.lines(each, month, counts, learned.hold(month))));
            }
        }
        lines.addAll(rates(new RateDrift(falseAlarm)));
        return lines;
    }

    private double falseAlarm(List<Measured> measured) {
        long later = months.stream().filter(month -> !learned.hold(month)).count();
        long values =
                measured.stream().mapToLong(each -> each.subject().figures()).sum();
        return FALSE_ALARM / (Math.max(1, later) * (2.0 + values));
    }

    private List<Line> rates(RateDrift drift) {
        String target = workspace.outcome().target();
        List<Month> whole = rows.some().equals(rows.all()) ? months : Month.all(store, rows.maturities(), rows.all());
        Outcomes outcomes = new Outcomes(store, whole, target);
        List<Outcome> mature = outcomes.mature(rows);
        RateDrift.Base base = base();
        List<Line> lines = new ArrayList<>();
        mature.forEach(month ->
                lines.add(drift.label(target, month, base, workspace.drift().baseRate(), learned.hold(month.month()))));
        lines.addAll(calibration(outcomes, mature, drift));
        return lines;
    }

    /** A model is held to what it said of rows it had not seen: in its own trial, and of the months since. */
    private List<Line> calibration(Outcomes outcomes, List<Outcome> mature, RateDrift drift) {
        double times = workspace.drift().calibration();
        String scorer = Scorer.PREDICTIVE.word();
        List<Line> lines = new ArrayList<>();
        outcomes.heldOut(learned.modelId(), Part.OUT_OF_FOLD)
                .forEach(month -> lines.add(drift.calibration(scorer, month, times, true)));
        outcomes.heldOut(learned.modelId(), Part.TEST)
                .forEach(month -> lines.add(drift.calibration(scorer, month, times, false)));
        if (rows.allPredicted()) {
            mature.stream()
                    .filter(month -> !learned.hold(month.month()))
                    .forEach(month -> lines.add(drift.calibration(scorer, month, times, false)));
        }
        return lines;
    }

    private RateDrift.Base base() {
        return store.first(
                        """
                        select
                            positive_count / cast(row_count as double) as rate,
                            (
                                select max(effective_count)
                                from drift_reference
                                where model_id = m.model_id
                            ) as effective
                        from model as m
                        where model_id = %s
                        """.formatted(learned.modelId()),
                        row -> new RateDrift.Base(row.real("rate"), row.real("effective")))
                .orElseThrow();
    }
}
