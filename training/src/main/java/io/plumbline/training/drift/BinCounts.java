package io.plumbline.training.drift;

import io.plumbline.engine.store.Store;
import io.plumbline.training.snapshot.Maturity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows by month and bin.
 *
 * @param byMonth by number of the snapshot, rows by position of the bin
 * @param mature  all mature rows by position of the bin
 */
record BinCounts(Map<Long, long[]> byMonth, long[] mature) {

    private static BinCounts none(List<Bin> bins) {
        return new BinCounts(new HashMap<>(), new long[bins.size()]);
    }

    /** Counts, all subjects in one statement over codes that are made once; in the order of the subjects. */
    static List<BinCounts> count(Store store, DriftRows rows, List<Subject> subjects, List<List<Bin>> bins) {
        String codes = IntStream.range(0, subjects.size())
                .mapToObj(i -> "    " + code(subjects.get(i), bins.get(i)) + " as c_" + i)
                .collect(Collectors.joining(",\n"));
        store.execute("create or replace temp table drift_code as\n"
                + rows.maturities().stream()
                        .map(maturity -> "select\n    r.snapshot_no as snapshot_no,\n    "
                                + (maturity == Maturity.MATURE) + " as mature,\n" + codes + "\n"
                                + rows.of(maturity))
                        .collect(Collectors.joining("union all\n")));
        List<BinCounts> counts = bins.stream().map(BinCounts::none).toList();
        String counted = IntStream.range(0, subjects.size())
                .mapToObj(BinCounts::counted)
                .collect(Collectors.joining("union all\n"));
        store.each(
                counted,
                row -> counts.get((int) row.number("subject_no"))
                        .add(
                                row.number("snapshot_no"),
                                (int) row.number("bin"),
                                row.truth("mature"),
                                row.number("row_count")));
        store.execute("drop table temp.drift_code");
        return counts;
    }

    /** Rows of a month by position of the bin; empty where it has none. */
    Optional<long[]> of(Month month) {
        return Optional.ofNullable(byMonth.get(month.number()));
    }

    private void add(long month, int bin, boolean ofMature, long rows) {
        byMonth.computeIfAbsent(month, key -> new long[mature.length])[bin] += rows;
        mature[bin] += ofMature ? rows : 0;
    }

    private static String counted(int subject) {
        return """
                select
                    %s as subject_no,
                    snapshot_no,
                    mature,
                    c_%s as bin,
                    count(*) as row_count
                from drift_code
                group by snapshot_no, mature, c_%s
                """.formatted(subject, subject, subject);
    }

    private static String code(Subject subject, List<Bin> bins) {
        return bins.stream()
                .map(bin -> "when " + bin.condition(subject.column()) + " then " + bin.position())
                .collect(Collectors.joining(" ", "cast(case ", " end as utinyint)"));
    }
}
