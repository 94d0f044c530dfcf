package io.plumbline.training.maturity;

import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.metric.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How long leads take to reach the target, since they were created and since a snapshot first looked at them: the tables
 * {@code conversion_delay} and {@code maturity}.
 */
public final class ConversionDelay {
    /** Leads that must still be watched for a share to be told. */
    static final int WATCHED = 30;

    private static final double DAY = 86_400;
    private static final long DAILY_UP_TO = 120;
    private static final long WEEK = 7;

    private final Store store;
    private final Workspace workspace;
    private final long modelId;
    private final Instant asOf;

    private ConversionDelay(Store store, Workspace workspace, long modelId, Instant asOf) {
        this.store = store;
        this.workspace = workspace;
        this.modelId = modelId;
        this.asOf = asOf;
    }

    /**
     * Measures and stores; needs the temporary tables of the training rows. A table without time has no delays.
     *
     * @param asOf leads are watched until this instant
     */
    public static void store(Store store, Workspace workspace, long modelId, Instant asOf) {
        if (!workspace.training().snapshots().hasTime()) {
            return;
        }
        ConversionDelay delay = new ConversionDelay(store, workspace, modelId, asOf);
        delay.store("creation", """
                select
                    l.lead_id as lead_id,
                    epoch_us(l.created_at) as began_us
                from lead as l
                where l.created_at < %s
                    and %s
                """.formatted(Sql.literal(asOf), Known.ofItsOwn("l.lead_id", Sql.literal(asOf))));
        delay.store("snapshot", """
                select
                    lead_id,
                    min(as_of_us) as began_us
                from (
                    select lead_id, as_of_us from training_row
                    union all
                    select lead_id, as_of_us from young_row
                )
                group by lead_id
                """);
    }

    private void store(String origin, String beginnings) {
        Columns columns = store.columns("""
                select
                    (coalesce(min(epoch_us(o.occurred_at)), any_value(%s)) - any_value(b.began_us)) / 86400e6 as days,
                    count(o.lead_id) > 0 as converted
                from (%s) as b
                left join (%s) as g on g.lead_id = b.lead_id
                left join outcome as o
                    on o.lead_id = coalesce(g.into_lead_id, b.lead_id)
                    and o.step = %s
                    and o.happened
                    and %s
                group by b.lead_id
                having days >= 0
                order by
                    days,
                    converted
                """.formatted(
                        Sql.microseconds(asOf),
                        beginnings,
                        Known.merges(Sql.literal(asOf)),
                        Sql.literal(workspace.outcome().target()),
                        Known.row("o", Sql.literal(asOf))));
        KaplanMeier curve = KaplanMeier.of(columns.column("days"), columns.truth("converted"));
        if (curve.leads() >= WATCHED) {
            store(origin, curve, columns.column("days"));
        }
    }

    private void store(String origin, KaplanMeier curve, double[] ascending) {
        double followed = Math.floor(ascending[ascending.length - WATCHED]);
        OptionalDouble horizon = workspace
                .outcome()
                .horizon()
                .map(Duration::toSeconds)
                .map(seconds -> OptionalDouble.of(seconds / DAY))
                .orElseGet(OptionalDouble::empty);
        TreeSet<Double> days = new TreeSet<>();
        long step = followed <= DAILY_UP_TO ? 1 : WEEK;
        for (long day = step; day <= followed; day += step) {
            days.add((double) day);
        }
        days.add(followed);
        horizon.ifPresent(days::add);
        days.headSet(followed, true).forEach(day -> storePoint(origin, curve, day));
        storeSummary(origin, curve, horizon, followed);
    }

    private void storePoint(String origin, KaplanMeier curve, double days) {
        Optional<Interval> interval = curve.interval(days);
        store.insert(
                "insert into conversion_delay values (?, ?, ?, ?, ?, ?, ?)",
                modelId,
                origin,
                days,
                curve.atRisk(days),
                curve.share(days),
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null));
    }

    private void storeSummary(String origin, KaplanMeier curve, OptionalDouble horizon, double followed) {
        double all = curve.share(followed);
        @Nullable
        Double within =
                horizon.isPresent() && horizon.getAsDouble() <= followed ? curve.share(horizon.getAsDouble()) : null;
        store.insert(
                "insert into maturity values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                origin,
                curve.leads(),
                curve.converted(),
                horizon.isPresent() ? horizon.getAsDouble() : null,
                within,
                followed,
                all,
                within == null || all == 0 ? null : 1 - within / all,
                curve.median(followed).orElse(null));
    }
}
