package io.plumbline.training.snapshot;

import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.SnapshotPolicy;
import io.plumbline.engine.workspace.SnapshotPolicy.AtAge;
import io.plumbline.engine.workspace.SnapshotPolicy.Monthly;
import io.plumbline.engine.workspace.SnapshotPolicy.RowOrder;
import io.plumbline.engine.workspace.TrainingPolicy;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the snapshot policy into passes over the leads, oldest first. */
final class SnapshotPasses {
    /** Blocks of equal size that stand in for periods in a table in row order that declares none. */
    private static final int BLOCKS = 20;

    private final Store store;
    private final TrainingPolicy policy;
    private final Instant asOf;

    SnapshotPasses(Store store, TrainingPolicy policy, Instant asOf) {
        this.store = store;
        this.policy = policy;
        this.asOf = asOf;
    }

    /** The passes, oldest first; none when there is no lead with an instant. */
    List<SnapshotPass> all() {
        SnapshotPolicy snapshots = policy.snapshots();
        if (snapshots instanceof Monthly) {
            return monthly();
        }
        if (snapshots instanceof AtAge atAge) {
            return List.of(atAge(atAge));
        }
        return List.of(flat(snapshots instanceof RowOrder order ? periodNumber(order) : "1"));
    }

    private List<SnapshotPass> monthly() {
        Optional<Instant> first = store.first(
                        "select min(created_at) as first from lead", row -> row.optionalInstant("first"))
                .flatMap(instant -> instant);
        if (first.isEmpty()) {
            return List.of();
        }
        Instant start = policy.firstSnapshot().orElse(first.get());
        List<SnapshotPass> passes = new ArrayList<>();
        YearMonth month = YearMonth.from(start.minus(1, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .plusMonths(1);
        Instant at = firstInstant(month);
        while (at.isBefore(asOf)) {
            passes.add(atInstant(at, passes.size() + 1));
            month = month.plusMonths(1);
            at = firstInstant(month);
        }
        return passes;
    }

    private static Instant firstInstant(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static SnapshotPass atInstant(Instant at, int number) {
        return new SnapshotPass(Optional.of(at), """
                select
                    lead_id,
                    account_id,
                    created_at,
                    %s as as_of_us,
                    %s as snapshot_no,
                    %s as snapshot_at
                from lead
                where (created_at is null or created_at < %s)
                    and %s
                """.formatted(
                        Sql.microseconds(at),
                        Sql.literal((long) number),
                        Sql.literal(at),
                        Sql.literal(at),
                        Known.ofItsOwn("lead.lead_id", Sql.literal(at))));
    }

    private SnapshotPass atAge(AtAge policyAtAge) {
        String at = Dialect.DUCKDB.timestamp("epoch_us(created_at) + " + Sql.microseconds(policyAtAge.age()));
        String notBefore = policy.firstSnapshot()
                .map(first -> "where snapshot_at >= " + Sql.literal(first))
                .orElse("");
        return new SnapshotPass(Optional.empty(), """
                select
                    lead_id,
                    account_id,
                    created_at,
                    epoch_us(snapshot_at) as as_of_us,
                    datediff('month', min(snapshot_at) over (), snapshot_at) + 1 as snapshot_no,
                    snapshot_at
                from (
                    select
                        lead_id,
                        account_id,
                        created_at,
                        %s as snapshot_at
                    from lead
                    where created_at is not null
                        and %s < %s
                        and %s
                )
                %s
                """.formatted(
                        at, at, Sql.literal(asOf), Known.ofItsOwn("lead.lead_id", at), notBefore));
    }

    private SnapshotPass flat(String snapshotNumber) {
        return new SnapshotPass(Optional.of(asOf), """
                select
                    lead_id,
                    account_id,
                    created_at,
                    %s as as_of_us,
                    cast(%s as bigint) as snapshot_no,
                    cast(null as timestamp) as snapshot_at
                from lead
                where %s
                """.formatted(
                        Sql.microseconds(asOf), snapshotNumber, Known.ofItsOwn("lead.lead_id", Sql.literal(asOf))));
    }

    private static String periodNumber(RowOrder order) {
        return order.periodRunsOf().isPresent()
                ? "coalesce(period_no, 1)"
                : "1 + (row_number() over (order by row_no) - 1) * " + BLOCKS + " // count(*) over ()";
    }
}
