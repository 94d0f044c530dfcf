package io.plumbline.engine.profile;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.ingest.ImportReading;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.workspace.FileFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the import reads of columns that look like times, under each format that their shapes suggest: tried with the
 * import's own SQL.
 */
record TimeColumns(CellTable cells, Collection<String> missing) {
    private static final int SHAPES = 30;
    private static final int FORMATS_TRIED = 12;
    private static final double OFTEN = 0.01;
    private static final String ISO = "";

    /**
     * What one format reads of a column.
     *
     * @param format  letters of strptime; empty for ISO 8601
     * @param reads   cells read
     * @param atNight cells read that have no time of day
     */
    record Read(int column, String format, long reads, long atNight, Instant earliest, Instant latest) {}

    /** The shapes of the columns' cells, the commonest first, at most 30 of a column. */
    Map<Integer, List<ValueCount>> shapes(Collection<Integer> columns) {
        record Shape(int column, ValueCount count) {}
        if (columns.isEmpty()) {
            return Map.of();
        }
        String shape = TimeShape.sql("folded");
        return cells
                .store()
                .rows(
                        """
                        select
                            column_no,
                            shape,
                            cast(sum(n) as bigint) as n
                        from (
                            select
                                column_no,
                                n,
                                %s as shape
                            from (
                                select
                                    column_no,
                                    translate(lower(trim(value)), '0123456789', '9999999999') as folded,
                                    sum(n) as n
                                from %s
                                where column_no in (%s)
                                    and length(value) <= 64
                                    and value not in %s
                                group by
                                    column_no,
                                    folded
                            )
                        )
                        group by
                            column_no,
                            shape
                        qualify row_number() over (partition by column_no order by sum(n) desc, shape) <= %s
                        order by
                            column_no,
                            n desc,
                            shape
                        """.formatted(shape, cells.name(), listed(columns), Sql.literals(missing), SHAPES),
                        row -> new Shape(
                                (int) row.number("column_no"), new ValueCount(row.text("shape"), row.number("n"))))
                .stream()
                .collect(Collectors.groupingBy(Shape::column, Collectors.mapping(Shape::count, Collectors.toList())));
    }

    /**
     * What ISO 8601 and each format that the shapes suggest read of each column; formats that read nothing are left
     * out.
     *
     * @param epochs the formats of columns that may count from 1970
     */
    List<Read> reads(Map<Integer, List<ValueCount>> shapes, Map<Integer, String> epochs) {
        List<Read> reads = new ArrayList<>(reads(ISO, shapes.keySet()));
        Set<Integer> settled = reads.stream()
                .filter(read -> read.reads() >= cells(shapes.getOrDefault(read.column(), List.of())))
                .map(Read::column)
                .collect(Collectors.toSet());
        Map<String, Set<Integer>> tried = new TreeMap<>();
        epochs.forEach((column, format) ->
                tried.computeIfAbsent(format, same -> new TreeSet<>()).add(column));
        shapes.forEach((column, found) -> {
            if (!settled.contains(column)) {
                formats(found)
                        .forEach(format -> tried.computeIfAbsent(format, same -> new TreeSet<>())
                                .add(column));
            }
        });
        tried.forEach((format, columns) -> reads.addAll(reads(format, columns)));
        return reads;
    }

    private static List<String> formats(List<ValueCount> shapes) {
        double enough = OFTEN * cells(shapes);
        return shapes.stream()
                .filter(shape -> shape.count() >= enough)
                .flatMap(shape -> new TimeShape(shape.value()).formats().stream())
                .distinct()
                .limit(FORMATS_TRIED)
                .toList();
    }

    private static long cells(List<ValueCount> shapes) {
        return shapes.stream().mapToLong(ValueCount::count).sum();
    }

    private List<Read> reads(String format, Set<Integer> columns) {
        if (columns.isEmpty()) {
            return List.of();
        }
        ImportReading reading = ImportReading.of(
                FileFormat.CSV,
                ImportReading.csv(",", "\""),
                Optional.of(format).filter(pattern -> !pattern.equals(ISO)));
        return cells.store()
                .rows(
                        """
                        select
                            column_no,
                            cast(sum(n) as bigint) as reads,
                            cast(coalesce(sum(n) filter (where instant = date_trunc('day', instant)), 0) as bigint)
                                as at_night,
                            min(instant) as earliest,
                            max(instant) as latest
                        from (
                            select
                                column_no,
                                n,
                                %s as instant
                            from %s
                            where column_no in (%s)
                                and length(value) <= 64
                                and value not in %s
                        )
                        where instant is not null
                        group by column_no
                        """.formatted(
                                        reading.value("value", ValueType.TIMESTAMP),
                                        cells.name(),
                                        listed(columns),
                                        Sql.literals(missing)),
                        row -> read(row, format));
    }

    private static Read read(Row row, String format) {
        return new Read(
                (int) row.number("column_no"),
                format,
                row.number("reads"),
                row.number("at_night"),
                row.instant("earliest"),
                row.instant("latest"));
    }

    private static String listed(Collection<Integer> columns) {
        return columns.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
