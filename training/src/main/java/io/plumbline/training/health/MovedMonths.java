package io.plumbline.training.health;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.training.metric.Interval;
import java.util.List;
import java.util.Optional;

/**
 * By how much a share fell from the earlier months of a threshold to the newest third of them.
 *
 * @param earlierPart leads that count above in the earlier months, of {@code earlierWhole}
 * @param newestPart  the same in the newest months, of {@code newestWhole}
 * @param months      the newest
 */
record MovedMonths(double earlierPart, double earlierWhole, double newestPart, double newestWhole, int months) {
    /** Added to counts of which one is none, so that their ratio has an error (Haldane 1956). */
    private static final double HALF = 0.5;

    private record Month(double part, double whole) {
        static Month of(Row row) {
            return new Month(row.real("part_count"), row.real("whole_count"));
        }
    }

    /**
     * The months of the points' threshold of a level. The first month of each part is left out: it holds the leads that had
     * reached the threshold long before.
     *
     * @param part  column or expression of {@code threshold_month}
     * @param whole another, not below it
     * @return empty with too few months, or none to divide by
     */
    static Optional<MovedMonths> of(Store store, long modelId, String level, String part, String whole) {
        List<Month> months =
                store.rows("""
                select
                    cast(%s as double) as part_count,
                    cast(%s as double) as whole_count
                from threshold_month
                where model_id = %s
                    and scorer = 'points'
                    and segment = 'all'
                    and level = %s
                qualify row_number() over (partition by part order by snapshot_no) > 1
                order by snapshot_no
                """.formatted(part, whole, Sql.literal(modelId), Sql.literal(level)), Month::of);
        int newest = Math.max(1, months.size() / 3);
        if (months.size() < HealthBounds.MONTHS) {
            return Optional.empty();
        }
        List<Month> before = months.subList(0, months.size() - newest);
        List<Month> after = months.subList(months.size() - newest, months.size());
        MovedMonths moved = new MovedMonths(parts(before), wholes(before), parts(after), wholes(after), newest);
        return moved.earlierPart > 0 && moved.newestWhole > 0 ? Optional.of(moved) : Optional.empty();
    }

    private static double parts(List<Month> months) {
        return months.stream().mapToDouble(Month::part).sum();
    }

    private static double wholes(List<Month> months) {
        return months.stream().mapToDouble(Month::whole).sum();
    }

    double earlier() {
        return earlierPart / earlierWhole;
    }

    double newest() {
        return newestPart / newestWhole;
    }

    /** One less the ratio of both shares, with the interval of its logarithm (Katz and others 1978). */
    Measured fall() {
        double add = newestPart == 0 ? HALF : 0;
        double log = Math.log((newestPart + add) / (newestWhole + add))
                - Math.log((earlierPart + add) / (earlierWhole + add));
        double error = Math.sqrt(
                1 / (newestPart + add) - 1 / (newestWhole + add) + 1 / (earlierPart + add) - 1 / (earlierWhole + add));
        double reach = Interval.NORMAL_REACH * error;
        return Measured.of(1 - newest() / earlier(), 1 - Math.exp(log + reach), 1 - Math.exp(log - reach));
    }
}
