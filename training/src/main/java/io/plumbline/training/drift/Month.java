package io.plumbline.training.drift;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.LabelledHoldout;
import io.plumbline.training.snapshot.Maturity;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A month of rows, or a period of a table without dates.
 *
 * @param at            its first instant; empty for tables without dates
 * @param rows          in it
 * @param effectiveRows as many independent rows would tell as much if all rows of a cluster were alike:
 *                      {@code (sum n)^2 / sum n^2} over the sizes of clusters (Kish 1965, section 8.2)
 */
record Month(long number, Optional<Instant> at, long rows, double effectiveRows) {

    /**
     * Whether it is the month of a snapshot.
     *
     * @param snapshotAt its instant; of tables without dates the number decides
     */
    boolean holds(long snapshotNumber, Optional<Instant> snapshotAt) {
        return at.isPresent() ? at.equals(snapshotAt.map(Month::begin)) : number == snapshotNumber;
    }

    private static Instant begin(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC))
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    /**
     * The months of some rows, in order.
     *
     * @param condition on {@code r}, which rows
     */
    static List<Month> all(Store store, List<Maturity> maturities, String condition) {
        return store.rows(months(maturities, condition, "r.snapshot_no"), Month::of);
    }

    /** Some mature rows as one. */
    static Month together(Store store, String condition) {
        return store.first(months(List.of(Maturity.MATURE), condition, "0"), Month::of)
                .orElseThrow();
    }

    private static String months(List<Maturity> maturities, String condition, String number) {
        String clusters = maturities.stream()
                .map(maturity -> clusters(maturity, condition, number))
                .collect(Collectors.joining("union all\n"));
        return """
                select
                    snapshot_no,
                    min(month) as month,
                    cast(sum(row_count) as bigint) as all_rows,
                    cast(sum(row_count) as double) * sum(row_count) / sum(row_count * row_count) as effective
                from (%s)
                group by snapshot_no
                order by snapshot_no
                """.formatted(clusters);
    }

    private static String clusters(Maturity maturity, String condition, String number) {
        String key = LabelledHoldout.clusterKey("r");
        return """
                select
                    cast(%s as bigint) as snapshot_no,
                    date_trunc('month', min(r.snapshot_at)) as month,
                    count(*) as row_count
                from %s as r
                where %s
                group by cast(%s as bigint), %s
                """.formatted(number, maturity.rows(), condition, number, key);
    }

    private static Month of(Row row) {
        return new Month(
                row.number("snapshot_no"), row.optionalInstant("month"), row.number("all_rows"), row.real("effective"));
    }
}
