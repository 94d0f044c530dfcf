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
                .mapToObj(i -> "    " + kept(subjects.get(i), bins.get(i)) + " as c_" + i)
                .collect(Collectors.joining(",\n"));
        store.execute("create or replace temp table drift_code as\n"
                + rows.maturities().stream()
                        .map(maturity -> "select\n    r.row_id as row_id,\n    r.snapshot_no as snapshot_no,\n    "
                                + (maturity == Maturity.MATURE) + " as mature,\n" + codes + "\n"
                                + rows.of(maturity))
                        .collect(Collectors.joining("union all\n")));
        List<BinCounts> counts = bins.stream().map(BinCounts::none).toList();
        String counted = IntStream.range(0, subjects.size())
                .mapToObj(i -> subjects.get(i).values() == Values.LISTS ? countedLists(i, bins.get(i)) : counted(i))
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

    /** A row counts in the bin of every element of its list, once in each, and in that of all lists. */
    private static String countedLists(int subject, List<Bin> bins) {
        int lists = bins.size() - 1;
        return """
                select
                    %s as subject_no,
                    snapshot_no,
                    mature,
                    bin,
                    count(*) as row_count
                from (
                    select distinct
                        row_id,
                        snapshot_no,
                        mature,
                        %s as bin
                    from (
                        select
                            row_id,
                            snapshot_no,
                            mature,
                            %s as element
                        from drift_code
                    )
                    union all
                    select
                        row_id,
                        snapshot_no,
                        mature,
                        case when c_%s is null then %s else %s end as bin
                    from drift_code
                )
                group by snapshot_no, mature, bin
                """.formatted(
                        subject,
                        code("element", bins.subList(0, lists)),
                        Values.LISTS.texts("c_" + subject),
                        subject,
                        Bin.MISSING,
                        lists);
    }

    /** What is kept of a value: of lists all, for a row is in several of their bins. */
    private static String kept(Subject subject, List<Bin> bins) {
        return subject.values() == Values.LISTS ? subject.column() : code(subject.column(), bins);
    }

    private static String code(String column, List<Bin> bins) {
        return bins.stream()
                .map(bin -> "when " + bin.condition(column) + " then " + bin.position())
                .collect(Collectors.joining(" ", "cast(case ", " end as utinyint)"));
    }
}
