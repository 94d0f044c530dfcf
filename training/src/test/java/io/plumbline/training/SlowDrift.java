package io.plumbline.training;

import io.plumbline.training.metric.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Drift written straight from its definition: all rows are walked anew for each figure.
 *
 * @param learned  rows that the model learned from
 * @param months   rows looked at, by the number of the month
 * @param later    months that it did not learn from
 * @param subjects features and scores
 */
record SlowDrift(List<Seen> learned, Map<Long, List<Seen>> months, Set<Long> later, List<SlowDrift.Subject> subjects) {

    /** A lead at a snapshot: its values by the name of the feature or score. */
    record Seen(long month, String cluster, Map<String, Object> values) {}

    /** A list is several texts at a time. */
    record Subject(String kind, String name, Values values) {
        enum Values {
            NUMBER,
            TEXT,
            LIST
        }

        boolean list() {
            return values == Values.LIST;
        }
    }

    /** What happened in a month: conversions of mature rows, and what was predicted of them. */
    record Month(long number, int rows, long positives, double promised, double spread) {
        record Promise(double probability, boolean kept) {}

        static Month of(long number, List<Promise> promises) {
            return new Month(
                    number,
                    promises.size(),
                    promises.stream().filter(Promise::kept).count(),
                    promises.stream().mapToDouble(Promise::probability).sum(),
                    promises.stream()
                            .mapToDouble(each -> each.probability() * (1 - each.probability()))
                            .sum());
        }
    }

    /** In the place of a figure that there is not. */
    static final double NONE = Double.NaN;

    /**
     * A line of the table.
     *
     * @param figures value, reference, low, high, expected and what an alarm needs; {@link #NONE} where there is none
     */
    record Line(String key, List<Double> figures, boolean alarm) {}

    private static final double BOUND = 0.25;
    private static final double MISSING_BOUND = 0.1;
    private static final double TIMES = 1.5;
    private static final double UNUSUAL = 1.5;
    private static final String MISSING = "missing";

    double falseAlarm() {
        int figures = subjects.stream()
                .mapToInt(each -> each.kind().equals("feature") ? 2 : 1)
                .sum();
        return 0.05 / Math.max(1, later.size()) / (2 + figures);
    }

    /** Features and scores, month by month. */
    List<Line> ofValues() {
        List<Line> lines = new ArrayList<>();
        for (Subject subject : subjects) {
            Function<Seen, Set<String>> bins = bins(subject);
            double usual = usual(month -> index(subject, bins, month).value());
            double usualMissing = usual(month -> Math.abs(share(month, bins, MISSING) - share(learned, bins, MISSING)));
            months.forEach((number, rows) -> {
                lines.add(stability(subject, bins, number, rows, usual));
                boolean any = Stream.concat(rows.stream(), learned.stream())
                        .anyMatch(row -> bins.apply(row).contains(MISSING));
                if (subject.kind().equals("feature") && any) {
                    lines.add(missing(subject, bins, number, rows, usualMissing));
                }
            });
        }
        return lines;
    }

    private double usual(Function<List<Seen>, Double> figure) {
        List<List<Seen>> reference = List.copyOf(learned.stream()
                .collect(Collectors.groupingBy(Seen::month, TreeMap::new, Collectors.toList()))
                .values());
        return reference.subList(Math.max(0, reference.size() - 12), reference.size()).stream()
                .mapToDouble(figure::apply)
                .max()
                .orElse(0);
    }

    private Line stability(
            Subject subject, Function<Seen, Set<String>> bins, long number, List<Seen> rows, double usual) {
        Index index = index(subject, bins, rows);
        double chance = 1 / effective(rows) + 1 / effective(learned);
        int freedom = subject.list() ? 1 : index.bins() - 1;
        double share = subject.list() ? falseAlarm() / index.bins() : falseAlarm();
        double bar =
                freedom == 0 ? 0 : chance * new ChiSquaredDistribution(freedom).inverseCumulativeProbability(1 - share);
        double from = Math.max(Math.max(BOUND, UNUSUAL * usual), bar);
        List<Double> figures = List.of(index.value(), NONE, NONE, NONE, subject.list() ? NONE : freedom * chance, from);
        return line(subject, "psi", number, rows.size(), figures, index.value() >= from);
    }

    private Line missing(
            Subject subject, Function<Seen, Set<String>> bins, long number, List<Seen> rows, double usual) {
        double before = share(learned, bins, MISSING);
        double now = share(rows, bins, MISSING);
        double n = effective(rows);
        double m = effective(learned);
        double from = Math.max(
                Math.max(MISSING_BOUND, UNUSUAL * usual), reach() * deviation((before * m + now * n) / (m + n), n, m));
        return line(
                subject,
                "missing_rate",
                number,
                rows.size(),
                List.of(now, before, NONE, NONE, NONE, from),
                Math.abs(now - before) >= from);
    }

    /** The rate of conversions of a month against that of all rows learned from. */
    Line label(Month month, double rate) {
        double n = effective(months.get(month.number()));
        double m = effective(learned);
        double now = (double) month.positives() / month.rows();
        boolean far = now >= TIMES * rate || now <= rate / TIMES;
        boolean beyondChance = Math.abs(now - rate) > reach() * deviation((rate * m + now * n) / (m + n), n, m);
        Interval interval = Interval.wilson(now, n);
        return line(
                new Subject("label", "customer", Subject.Values.NUMBER),
                "base_rate",
                month.number(),
                month.rows(),
                List.of(now, rate, interval.low(), interval.high(), NONE, TIMES),
                far && beyondChance);
    }

    /** Conversions over those predicted; {@code inReference} where the predictions were made with the model. */
    Line calibration(Month month, boolean inReference) {
        double n = effective(months.get(month.number()))
                * month.rows()
                / months.get(month.number()).size();
        double predicted = month.promised() / month.rows();
        double came = (double) month.positives() / month.rows();
        double ratio = came / predicted;
        boolean beyondChance = Math.abs(came - predicted) > reach() * Math.sqrt(month.spread() / month.rows() / n);
        Interval interval = Interval.wilson(came, n);
        return new Line(
                key(
                        "calibration",
                        "predictive",
                        "observed_over_expected",
                        month.number(),
                        inReference,
                        months.get(month.number()).size()),
                List.of(ratio, 1.0, interval.low() / predicted, interval.high() / predicted, NONE, TIMES),
                !inReference && (ratio >= TIMES || ratio <= 1 / TIMES) && beyondChance);
    }

    private Line line(Subject subject, String measure, long month, long rows, List<Double> figures, boolean alarm) {
        boolean inReference = !later.contains(month);
        return new Line(
                key(subject.kind(), subject.name(), measure, month, inReference, rows), figures, alarm && !inReference);
    }

    static String key(String kind, String subject, String measure, long month, boolean inReference, long rows) {
        return String.join(
                " ", kind, subject, measure, "month " + month, inReference ? "learned" : "later", rows + " rows");
    }

    private double reach() {
        return new NormalDistribution().inverseCumulativeProbability(1 - falseAlarm() / 2);
    }

    private static double deviation(double share, double n, double m) {
        return Math.sqrt(share * (1 - share) * (1 / n + 1 / m));
    }

    /** {@code (sum k)^2 / sum k^2} over the sizes of accounts or leads. */
    static double effective(List<Seen> rows) {
        Collection<Long> sizes = rows.stream()
                .collect(Collectors.groupingBy(Seen::cluster, Collectors.counting()))
                .values();
        double squares = sizes.stream().mapToDouble(size -> size * size).sum();
        return (double) rows.size() * rows.size() / squares;
    }

    private static double share(List<Seen> rows, Function<Seen, Set<String>> bins, String bin) {
        return (double) count(rows, bins, bin) / rows.size();
    }

    private static long count(List<Seen> rows, Function<Seen, Set<String>> bins, String bin) {
        return rows.stream().filter(row -> bins.apply(row).contains(bin)).count();
    }

    private record Index(double value, int bins) {}

    private Index index(Subject subject, Function<Seen, Set<String>> bins, List<Seen> month) {
        Set<String> used = new TreeSet<>();
        learned.forEach(row -> used.addAll(bins.apply(row)));
        month.forEach(row -> used.addAll(bins.apply(row)));
        double sum = 0;
        double largest = 0;
        for (String bin : used) {
            double parts = subject.list() ? 2 : used.size();
            double p = (count(month, bins, bin) + 0.5) / (month.size() + 0.5 * parts);
            double q = (count(learned, bins, bin) + 0.5) / (learned.size() + 0.5 * parts);
            double added = (p - q) * Math.log(p / q);
            sum += added;
            largest = Math.max(largest, added + (q - p) * Math.log((1 - p) / (1 - q)));
        }
        return new Index(subject.list() ? largest : sum, used.size());
    }

    private Function<Seen, Set<String>> bins(Subject subject) {
        String name = subject.name();
        if (subject.values() == Subject.Values.NUMBER) {
            List<Double> bounds = bounds(name);
            return row -> Set.of(row.values().get(name) instanceof Double value ? numberBin(bounds, value) : MISSING);
        }
        Set<String> frequent = frequent(subject);
        return row -> {
            Set<String> found = new HashSet<>();
            texts(subject, row).forEach(text -> found.add(frequent.contains(text) ? "text " + text : "other"));
            return found.isEmpty() ? Set.of(MISSING) : found;
        };
    }

    /** A bound is the last value of its tenth; below the lowest value there is nothing, so it bounds what may come. */
    private List<Double> bounds(String name) {
        List<Double> sorted = learned.stream()
                .map(row -> row.values().get(name))
                .filter(Double.class::isInstance)
                .map(Double.class::cast)
                .sorted()
                .toList();
        Set<Double> bounds = new TreeSet<>();
        for (int tenth = 1; tenth <= 9; tenth++) {
            bounds.add(sorted.get((tenth * sorted.size() + 9) / 10 - 1));
        }
        if (bounds.contains(sorted.get(0))) {
            bounds.add(Math.nextDown(sorted.get(0)));
        }
        return List.copyOf(bounds);
    }

    private static String numberBin(List<Double> bounds, double value) {
        return "bin " + bounds.stream().filter(bound -> bound < value).count();
    }

    private Set<String> frequent(Subject subject) {
        Map<String, Long> counts = learned.stream()
                .flatMap(row -> texts(subject, row))
                .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(text -> text.getValue() >= 0.01 * learned.size())
                .sorted(Comparator.comparing((Map.Entry<String, Long> text) -> -text.getValue()))
                .limit(20)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Stream<String> texts(Subject subject, Seen row) {
        return row.values().get(subject.name()) instanceof String text
                ? Stream.of(subject.list() ? text.split(";") : new String[] {text})
                : Stream.empty();
    }
}
