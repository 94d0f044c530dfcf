package io.plumbline.engine.quality;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.quality.Finding.Severity;
import io.plumbline.engine.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Times of the past before 1990 and of the future. Those in the future by less than a day's zones are told by
 * {@link TimeZones}. Attributes may lie in both; there only the days that programs write for "none" are told.
 */
final class ImpossibleTimes implements Examination {
    private static final String EARLIEST = "timestamp '1990-01-01'";
    private static final String PLACEHOLDERS = "(date '1899-12-30', date '1900-01-01', date '1970-01-01')";
    private static final double SOME = 0.01;

    private record Counts(String subject, long rows, long early, long future, long ahead) {}

    @Override
    public List<Finding> findings(Imported imported) {
        List<Finding> findings = new ArrayList<>();
        List<Counts> all = new ArrayList<>();
        all.addAll(counts(imported, "source", "occurred_at", "event", "replaced_at is null"));
        all.addAll(counts(imported, "source", "recorded_at", "event", "replaced_at is null"));
        all.addAll(counts(imported, "source", "occurred_at", "outcome", "happened and replaced_at is null"));
        all.addAll(counts(imported, "'created_at of leads'", "created_at", Imported.LEAD, "listed"));
        all.forEach(counts -> {
            early(counts).ifPresent(findings::add);
            future(counts).ifPresent(findings::add);
        });
        imported.workspace().declarations().attributes().forEach((name, type) -> {
            if (type == ValueType.DATE || type == ValueType.TIMESTAMP) {
                placeholder(imported, name).ifPresent(findings::add);
            }
        });
        return findings;
    }

    private static List<Counts> counts(
            Imported imported, String subject, String column, String table, String condition) {
        String now = Sql.literal(imported.now());
        return imported.store()
                .rows(
                        """
                        select
                            %s as subject,
                            count(%s) as row_count,
                            count(*) filter (where %s < %s) as early,
                            count(*) filter (where %s >= %s) as future,
                            count(*) filter (where %s >= %s + interval 15 hours) as ahead
                        from %s
                        where %s
                        group by all
                        having count(*) filter (where %s < %s or %s >= %s) > 0
                        order by all
                        """.formatted(
                                        subject, column, column, EARLIEST, column, now, column, now, table, condition,
                                        column, EARLIEST, column, now),
                        row -> new Counts(
                                subject.equals("source") ? row.text("subject") + "." + column : row.text("subject"),
                                row.number("row_count"),
                                row.number("early"),
                                row.number("future"),
                                row.number("ahead")));
    }

    private static Optional<Finding> early(Counts counts) {
        return counts.early() == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        "impossible_time",
                        Severity.WARNING,
                        counts.subject(),
                        Figures.counted(counts.early(), "time lies", "times lie") + " before 1990 ("
                                + Figures.percent(counts.early(), counts.rows()) + ").",
                        "find out what the exporting program writes for no time and list it under `csv.missing`, or check"
                                + " `timestamp_format`.",
                        Map.of("rows", counts.rows(), "early", counts.early())));
    }

    private static Optional<Finding> future(Counts counts) {
        return counts.ahead() == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        "impossible_time",
                        Severity.WARNING,
                        counts.subject(),
                        Figures.counted(counts.future(), "time lies", "times lie") + " in the future ("
                                + Figures.percent(counts.future(), counts.rows()) + ").",
                        "check day against month in `timestamp_format`, and that the column says when it happened and not"
                                + " when it is planned.",
                        Map.of("rows", counts.rows(), "future", counts.future())));
    }

    private static Optional<Finding> placeholder(Imported imported, String attribute) {
        String column = Sql.identifier(attribute);
        return imported.store()
                .first(
                        """
                        select
                            count(%s) as filled,
                            count(*) filter (where cast(%s as date) in %s) as placeholders
                        from lead
                        """.formatted(column, column, PLACEHOLDERS),
                        row -> new Counts(attribute, row.number("filled"), row.number("placeholders"), 0, 0))
                .filter(counts -> counts.early() > 0 && Figures.share(counts.early(), counts.rows()) >= SOME)
                .map(counts -> new Finding(
                        "impossible_time",
                        Severity.WARNING,
                        counts.subject(),
                        Figures.counted(counts.early(), "value is", "values are")
                                + " the first day of 1900 or 1970, which programs write for no date ("
                                + Figures.percent(counts.early(), counts.rows()) + ").",
                        "list what the file writes there under `csv.missing`.",
                        Map.of("filled", counts.rows(), "placeholders", counts.early())));
    }
}
