package io.plumbline.training.drift;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.DriftPolicy;
import io.plumbline.training.drift.DriftTable.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Twelve months to learn from and three later ones; leads come back in about every third month and belong to accounts of
 * three, which share some of their values. Twenty features of all kinds.
 */
final class GeneratedMonths implements AutoCloseable {
    /** What changes in the later months. */
    enum Planted {
        NOTHING("case when u_0 >= 0.1 then u_1 end", "case when u_0 >= 0.1 then u_1 end"),
        /** The level 'b' of a category goes from 12 % to 42 %. */
        LEVEL(
                "case when u_1 < 0.12 then 'b' when u_1 < 0.5 then 'a' else 'c' end",
                "case when u_1 < 0.42 then 'b' when u_1 < 0.67 then 'a' else 'c' end"),
        /** A number goes up by seven tenths of its standard deviation. */
        SHIFT("u_1", "u_1 + 0.7 * sqrt(1 / 12e0)"),
        /** The share of missing values goes from 10 % to 30 %. */
        MISSING("case when u_0 >= 0.1 then u_1 end", "case when u_0 >= 0.3 then u_1 end");

        private final String before;
        private final String after;

        Planted(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    /** The feature that a planted change is in. */
    static final String CHANGED = "changed";

    private static final long LEARNED = 12;
    private static final long LATER = 3;

    private final Store store = Store.inMemory();
    private final List<Subject> subjects = new ArrayList<>();

    GeneratedMonths(long seed, int leadsAMonth, Planted planted) {
        rows("training", seed, 3 * leadsAMonth, 1, LEARNED);
        rows("young", seed, 3 * leadsAMonth, LEARNED + 1, LEARNED + LATER);
        features("training", planted.before);
        features("young", planted.after);
        subjects.add(new Subject(
                Subject.Kind.FEATURE, CHANGED, "f.changed", planted == Planted.LEVEL ? Values.TEXTS : Values.NUMBERS));
        IntStream.range(0, 14).forEach(i -> subjects.add(subject("number_" + i, Values.NUMBERS)));
        IntStream.range(0, 5).forEach(i -> subjects.add(subject("category_" + i, Values.TEXTS)));
    }

    private static Subject subject(String name, Values values) {
        return new Subject(Subject.Kind.FEATURE, name, "f." + name, values);
    }

    private void rows(String maturity, long seed, int leads, long first, long last) {
        store.execute("""
                create temp table %s_row as
                select
                    row_number() over (order by m, i) - 1 as row_id,
                    'lead ' || i as lead_id,
                    'account ' || i // 3 as account_id,
                    m as snapshot_no,
                    timestamp '2024-01-01' + to_months(cast(m as integer)) as snapshot_at,
                    hash(i, %s) as own,
                    hash(i // 3, %s) as shared,
                    hash(i, m, %s) as fresh
                from range(%s) as l(i)
                cross join range(%s, %s) as p(m)
                where hash(i, m, 'there', %s) %% 3 = 0
                """.formatted(maturity, seed, seed, seed, leads, first, last + 1, seed));
    }

    /** A third of the values is the lead's own, a third its account's, a third new each month. */
    private void features(String maturity, String changed) {
        String[] source = {"fresh", "own", "shared"};
        String draws = IntStream.range(0, 21)
                .mapToObj(i -> "hash(%s, %s) %% 1000003 / 1000003e0 as u_%s".formatted(source[i % 3], i, i))
                .collect(Collectors.joining(",\n        "));
        String numbers = IntStream.range(0, 14)
                .mapToObj(i ->
                        (i < 7 ? "u_%s as number_%s" : "floor(pow(u_%s, 4) * 12) as number_%s").formatted(i + 2, i))
                .collect(Collectors.joining(",\n    "));
        String categories = IntStream.range(0, 5)
                .mapToObj(i ->
                        "'level ' || floor(u_%s * u_%s * %s) as category_%s".formatted(i + 16, i + 16, 4 + 8 * i, i))
                .collect(Collectors.joining(",\n    "));
        store.execute("""
                create temp table %s_feature as
                with drawn as (
                    select
                        row_id,
                        %s
                    from %s_row
                )
                select
                    row_id,
                    %s as changed,
                    %s,
                    %s
                from drawn
                """.formatted(maturity, draws, maturity, changed, numbers, categories));
    }

    /** Everything measured of the later months. */
    List<Line> later() {
        DriftRows rows = DriftRows.of(store, DriftRows.EVERY, Optional.empty());
        List<List<Bin>> bins = new BinLearner(store, rows).learn(subjects);
        List<BinCounts> counts = BinCounts.count(store, rows, subjects, bins);
        double effective = Month.together(store, rows.some()).effectiveRows();
        List<Month> months = rows.months(store);
        ValueDrift drift = new ValueDrift(DriftPolicy.USUAL, 0.05 / (LATER * (2.0 + 2 * subjects.size())));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            BinCounts counted = counts.get(i);
            Reference reference =
                    new Reference("feature", subjects.get(i).name(), bins.get(i), counted.mature(), effective);
            List<long[]> learned = months.stream()
                    .filter(month -> month.number() <= LEARNED)
                    .flatMap(month -> counted.of(month).stream())
                    .toList();
            Measured measured = new Measured(
                    subjects.get(i), reference, Usual.of(subjects.get(i).values(), counted.mature(), learned), counted);
            months.stream()
                    .filter(month -> month.number() > LEARNED)
                    .forEach(month -> counted.of(month)
                            .ifPresent(rowsOf -> lines.addAll(drift.lines(measured, month, rowsOf, false))));
        }
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        store.close();
    }
}
