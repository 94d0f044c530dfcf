package io.plumbline.engine.ingest;

import io.plumbline.engine.fingerprint.Sha256;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Source;
import io.plumbline.engine.workspace.TimeFormat;
import io.plumbline.engine.workspace.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the times in a source's columns are read. What was imported keeps its instants, so a column cannot be read in one
 * zone or format once and in another later: rows would stand beside one another hours apart.
 *
 * <p>It is kept with each imported file at the end of {@code source_file.definition}: for each column a space, eight
 * digits of the fingerprint of its name, a colon, and eight of that of its zone and format.
 *
 * @param formats the eight digits of the zone and format by those of the column
 */
record TimeReadings(Map<String, String> formats) {
    private static final int DIGITS = 8;
    private static final Pattern ENTRY = Pattern.compile(" ([0-9a-f]{8}):([0-9a-f]{8})");

    static TimeReadings of(Source source) {
        Map<String, String> formats = new TreeMap<>();
        source.timeColumns()
                .forEach(column ->
                        formats.put(digits(column), digits(text(source.file().times(column)))));
        return new TimeReadings(formats);
    }

    private static String text(TimeFormat format) {
        return format.zone() + " " + format.pattern().orElse("");
    }

    private static String digits(String text) {
        return Sha256.hex(text).substring(0, DIGITS);
    }

    private static TimeReadings parse(String definition) {
        return new TimeReadings(ENTRY.matcher(definition)
                .results()
                .collect(Collectors.toMap((MatchResult entry) -> entry.group(1), entry -> entry.group(2))));
    }

    /** As it stands at the end of a definition. */
    String text() {
        return formats.entrySet().stream()
                .map(entry -> " " + entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining());
    }

    /** What to tell when a column of a source was read otherwise before. */
    static Optional<Problem> changed(Store store, Source source) {
        TimeReadings now = of(source);
        String before = "select distinct coalesce(definition, '') as definition from source_file where source = "
                + Sql.literal(source.name());
        return store.rows(before, row -> parse(row.text("definition"))).stream()
                .filter(now::contradicts)
                .findFirst()
                .map(found -> Problem.of(
                        Workspace.FILE,
                        "The times of source '" + source.name() + "' are read otherwise than in an earlier import:"
                                + " another time_zone, timestamp_format or times.",
                        "set them back, or move plumbline.duckdb away and import everything anew."));
    }

    private boolean contradicts(TimeReadings before) {
        return formats.entrySet().stream()
                .anyMatch(entry -> !before.formats
                        .getOrDefault(entry.getKey(), entry.getValue())
                        .equals(entry.getValue()));
    }
}
