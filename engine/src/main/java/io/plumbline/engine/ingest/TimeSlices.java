package io.plumbline.engine.ingest;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts rows into stretches of days, one after the other, each of which can be put in order within the memory that a store
 * has. Sorting all rows at once would write most of them to disk and read them again.
 *
 * @param most rows of a slice, if its days are not larger themselves
 */
record TimeSlices(Store store, long most) {
    static final long ROWS_IN_MEMORY = 5_000_000;

    /**
     * Conditions on {@code occurred_at}, in the order of time; each row fulfils one of them.
     *
     * @param relation with a column {@code occurred_at} without NULL
     */
    List<String> of(String relation) {
        List<Day> days = store.rows("""
                select
                    cast(cast(occurred_at as date) as timestamp) as day,
                    count(*) as rows
                from %s
                group by cast(occurred_at as date)
                order by day
                """.formatted(relation), row -> new Day(row.instant("day"), row.number("rows")));
        List<String> slices = new ArrayList<>();
        String from = "true";
        long rows = 0;
        for (Day day : days) {
            if (rows > 0 && rows + day.rows() > most) {
                String begin = Sql.literal(day.begin());
                slices.add(from + " and occurred_at < " + begin);
                from = "occurred_at >= " + begin;
                rows = 0;
            }
            rows += day.rows();
        }
        slices.add(from);
        return slices;
    }

    private record Day(Instant begin, long rows) {}
}
