package io.plumbline.training.drift;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes drift and what it is held against. */
final class DriftTable {
    private static final int AT_A_TIME = 500;

    private static final String INSERT = """
            insert into drift
            select
                %s as run_id,
                %s as model_id,
                s.kind as kind,
                s.subject as subject,
                s.measure as measure,
                m.snapshot_no as snapshot_no,
                m.snapshot_at as snapshot_at,
                l.in_reference = 1 as in_reference,
                m.row_count as row_count,
                l.value as value,
                l.reference_value as reference_value,
                l.low as low,
                l.high as high,
                l.expected as expected,
                l.alarm_from as alarm_from,
                c.change is not null as alarm,
                c.change as change
            from drift_line as l
            join (values %s) as s(subject_no, kind, subject, measure) on s.subject_no = l.subject_no
            join (values %s) as m(month_no, snapshot_no, snapshot_at, row_count) on m.month_no = l.month_no
            left join (values %s) as c(line_no, change) on c.line_no = l.line_no
            order by l.line_no
            """;

    private DriftTable() {}

    /**
     * One row of {@code drift}.
     *
     * @param inReference whether the model learned from this month
     * @param reference   the same figure of what the model learned from
     * @param expected    by chance alone
     * @param alarmFrom   what an alarm needs
     * @param change      in words, where there is an alarm
     */
    record Line(
            Subject.Kind kind,
            String subject,
            String measure,
            Month month,
            boolean inReference,
            OptionalDouble value,
            OptionalDouble reference,
            OptionalDouble low,
            OptionalDouble high,
            OptionalDouble expected,
            double alarmFrom,
            Optional<String> change) {

        boolean alarm() {
            return change.isPresent();
        }

        private String subjectKey() {
            return kind.word() + " " + measure + " " + subject;
        }

        private String subjectValues() {
            return Sql.literal(kind.word()) + ", " + Sql.literal(subject) + ", " + Sql.literal(measure);
        }

        private String monthKey() {
            return month.number() + " " + month.rows();
        }

        private String monthValues() {
            return month.number() + ", " + month.at().map(Sql::literal).orElse("cast(null as timestamp)") + ", "
                    + month.rows();
        }
    }

    /** Writes lines: their numbers by the way of arrays, which a list of values would take a second for. */
    static void write(Store store, long runId, long modelId, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<Line> subjects =
                lines.stream().filter(distinctBy(Line::subjectKey)).toList();
        List<Line> months = lines.stream().filter(distinctBy(Line::monthKey)).toList();
        store.execute("create or replace temp table drift_line (line_no double, subject_no double, month_no double,"
                + " in_reference double, value double, reference_value double, low double, high double,"
                + " expected double, alarm_from double)");
        Map<String, Integer> subjectNumbers = numbers(subjects, Line::subjectKey);
        Map<String, Integer> monthNumbers = numbers(months, Line::monthKey);
        store.append(
                "drift_line",
                IntStream.range(0, lines.size()).mapToDouble(i -> i).toArray(),
                column(lines, line -> subjectNumbers.getOrDefault(line.subjectKey(), 0)),
                column(lines, line -> monthNumbers.getOrDefault(line.monthKey(), 0)),
                column(lines, line -> line.inReference() ? 1 : 0),
                column(lines, line -> line.value().orElse(Double.NaN)),
                column(lines, line -> line.reference().orElse(Double.NaN)),
                column(lines, line -> line.low().orElse(Double.NaN)),
                column(lines, line -> line.high().orElse(Double.NaN)),
                column(lines, line -> line.expected().orElse(Double.NaN)),
                column(lines, Line::alarmFrom));
        store.execute(INSERT.formatted(
                runId,
                modelId,
                values(subjects, Line::subjectValues),
                values(months, Line::monthValues),
                changes(lines)));
    }

    private static String changes(List<Line> lines) {
        String changes = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).alarm())
                .mapToObj(
                        i -> "(" + i + ", " + Sql.literal(lines.get(i).change().orElseThrow()) + ")")
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? "(-1, '')" : changes;
    }

    private static String values(List<Line> lines, Function<Line, String> values) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> "(" + i + ", " + values.apply(lines.get(i)) + ")")
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Integer> numbers(List<Line> lines, Function<Line, String> key) {
        return IntStream.range(0, lines.size()).boxed().collect(Collectors.toMap(i -> key.apply(lines.get(i)), i -> i));
    }

    private static Predicate<Line> distinctBy(Function<Line, String> key) {
        Set<String> seen = new HashSet<>();
        return line -> seen.add(key.apply(line));
    }

    private static double[] column(List<Line> lines, ToDoubleFunction<Line> figure) {
        return lines.stream().mapToDouble(figure).toArray();
    }

    static void write(Store store, long modelId, List<Reference> references) {
        List<String> rows = new ArrayList<>();
        for (Reference reference : references) {
            reference.bins().forEach(bin -> rows.add(values(modelId, reference, bin)));
        }
        insert(store, "drift_reference", rows);
    }

    private static String values(long modelId, Reference reference, Bin bin) {
        return List.of(
                        String.valueOf(modelId),
                        Sql.literal(reference.kind()),
                        Sql.literal(reference.subject()),
                        String.valueOf(bin.position()),
                        Sql.literal(bin.words()),
                        literal(bin.above()),
                        literal(bin.upTo()),
                        bin.level().map(Sql::literal).orElse("null"),
                        String.valueOf(reference.counts()[bin.position()]),
                        Sql.literal(reference.effectiveRows()))
                .stream()
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static void insert(Store store, String table, List<String> rows) {
        for (int from = 0; from < rows.size(); from += AT_A_TIME) {
            store.execute("insert into " + table + " values\n"
                    + String.join(",\n", rows.subList(from, Math.min(rows.size(), from + AT_A_TIME))));
        }
    }

    /** The references of a model, as {@link #write(Store, long, List)} stored them; none for models of earlier layouts. */
    static List<Reference> references(Store store, long modelId) {
        List<Stored> rows = store.rows(
                """
                select
                    *
                from drift_reference
                where model_id = %s
                order by kind, subject, position
                """.formatted(modelId),
                row -> new Stored(
                        row.text("kind"),
                        row.text("subject"),
                        new Bin(
                                (int) row.number("position"),
                                row.text("bin"),
                                row.optionalReal("above"),
                                row.optionalReal("up_to"),
                                row.optionalText("level")),
                        row.number("row_count"),
                        row.real("effective_count")));
        List<Reference> references = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int begin = from;
            while (from < rows.size() && rows.get(from).sameSubject(rows.get(begin))) {
                from++;
            }
            references.add(reference(rows.subList(begin, from)));
        }
        return references;
    }

    private static Reference reference(List<Stored> rows) {
        Stored first = rows.get(0);
        return new Reference(
                first.kind,
                first.subject,
                rows.stream().map(Stored::bin).toList(),
                rows.stream().mapToLong(Stored::count).toArray(),
                first.effectiveRows);
    }

    private static String literal(OptionalDouble number) {
        return number.isPresent() ? Sql.literal(number.getAsDouble()) : "null";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private record Stored(String kind, String subject, Bin bin, long count, double effectiveRows) {
        boolean sameSubject(Stored other) {
            return kind.equals(other.kind) && subject.equals(other.subject);
        }
    }
}
