package io.plumbline.training.drift;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.snapshot.Maturity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes bins from the rows a model learned from: of numbers the tenths, those with equal bounds together; of categories
 * the levels with at least a hundredth of the rows, twenty at most, and one bin for all others. Missing values have their
 * own. Of lists it is the elements instead of the levels, each with the rows that have it, and a bin more of all lists.
 *
 * <p>Where the lowest or the highest value fills a tenth by itself, what lies beyond it gets a bin, which is empty in
 * the reference: values that never were before are seen.
 */
record BinLearner(Store store, DriftRows rows) {
    private static final int TENTHS = 10;
    private static final int MOST_LEVELS = 20;
    private static final double LEAST_SHARE = 0.01;
    private static final String SHARES =
            IntStream.range(1, TENTHS).mapToObj(k -> k / 10.0 + "e0").collect(Collectors.joining(", ", "[", "]"));

    /** The bins of each subject, in the order of the subjects. */
    List<List<Bin>> learn(List<Subject> subjects) {
        Map<Subject, List<Bin>> bins = new HashMap<>();
        numbers(subjects.stream().filter(BinLearner::isOfNumbers).toList(), bins);
        levels(subjects.stream().filter(subject -> !isOfNumbers(subject)).toList(), bins);
        return subjects.stream()
                .map(subject -> bins.getOrDefault(subject, List.of()))
                .toList();
    }

    private static boolean isOfNumbers(Subject subject) {
        return subject.values() == Values.NUMBERS;
    }

    private void numbers(List<Subject> numbers, Map<Subject, List<Bin>> bins) {
        if (numbers.isEmpty()) {
            return;
        }
        String quantiles = IntStream.range(0, numbers.size())
                .mapToObj(i -> "    quantile_disc(%s, %s) as q_%s,\n    min(%s) as least_%s"
                        .formatted(
                                numbers.get(i).column(),
                                SHARES,
                                i,
                                numbers.get(i).column(),
                                i))
                .collect(Collectors.joining(",\n"));
        String bounds = IntStream.range(0, numbers.size())
                .mapToObj(i -> IntStream.range(1, TENTHS)
                        .mapToObj(k -> "    q_%s[%s] as q_%s_%s,\n".formatted(i, k, i, k))
                        .collect(Collectors.joining("", "", "    least_" + i)))
                .collect(Collectors.joining(",\n"));
        Columns read = store.columns(
                "select\n" + bounds + "\nfrom (\nselect\n" + quantiles + "\n" + rows.of(Maturity.MATURE) + ")");
        for (int i = 0; i < numbers.size(); i++) {
            int number = i;
            double[] tenths = IntStream.range(1, TENTHS)
                    .mapToDouble(k -> read.column("q_" + number + "_" + k)[0])
                    .toArray();
            bins.put(numbers.get(i), ofNumbers(tenths, read.column("least_" + i)[0]));
        }
    }

    /**
     * Bins between bounds.
     *
     * @param tenths ascending, the last value of each tenth but the last; NaN where there are no values
     * @param least  the lowest value
     */
    static List<Bin> ofNumbers(double[] tenths, double least) {
        List<Bin> bins = new ArrayList<>(List.of(Bin.missing()));
        OptionalDouble above = OptionalDouble.empty();
        if (tenths[0] == least) {
            bins.add(Bin.below(bins.size(), least));
            above = OptionalDouble.of(Math.nextDown(least));
        }
        for (double bound : tenths) {
            if (!Double.isNaN(bound) && (above.isEmpty() || bound > above.getAsDouble())) {
                bins.add(Bin.number(bins.size(), above, OptionalDouble.of(bound)));
                above = OptionalDouble.of(bound);
            }
        }
        if (above.isPresent()) {
            bins.add(Bin.number(bins.size(), above, OptionalDouble.empty()));
        }
        return List.copyOf(bins);
    }

    private void levels(List<Subject> categories, Map<Subject, List<Bin>> bins) {
        categories.forEach(subject -> bins.put(subject, new ArrayList<>(List.of(Bin.missing()))));
        if (categories.isEmpty()) {
            return;
        }
        String counted = IntStream.range(0, categories.size())
                .mapToObj(i -> levels(i, categories.get(i)))
                .collect(Collectors.joining("union all\n"));
        store.each(counted + "order by subject_no, row_count desc, level", row -> {
            List<Bin> kept = bins.getOrDefault(categories.get((int) row.number("subject_no")), new ArrayList<>());
            kept.add(Bin.level(kept.size(), row.text("level")));
        });
        categories.forEach(subject -> bins.computeIfPresent(subject, BinLearner::ended));
    }

    private static List<Bin> ended(Subject subject, List<Bin> kept) {
        if (subject.values() == Values.LISTS) {
            kept.add(Bin.otherElements(kept.size()));
            kept.add(Bin.lists(kept.size()));
        } else {
            kept.add(Bin.otherLevels(kept.size()));
        }
        return List.copyOf(kept);
    }

    private String levels(int number, Subject subject) {
        String of = rows.of(Maturity.MATURE);
        return """
                select
                    %s as subject_no,
                    level,
                    row_count
                from (
                    select
                        level,
                        count(*) as row_count
                    from (
                        select
                            %s as level
                        %s
                    )
                    group by level
                )
                where level is not null
                    and row_count >= %s * (select count(*) %s)
                qualify row_number() over (order by row_count desc, level) <= %s
                """.formatted(
                number, subject.values().texts(subject.column()), of, Sql.literal(LEAST_SHARE), of, MOST_LEVELS);
    }
}
