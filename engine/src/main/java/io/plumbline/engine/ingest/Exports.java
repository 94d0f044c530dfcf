package io.plumbline.engine.ingest;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Source;
import io.plumbline.engine.workspace.SourceFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The files of a source that are read now, oldest export first; a file's number is its index.
 *
 * <p>A file is known from its declared time on. Without one it is newer than all files of its source that the store
 * has, and known from the run's time on; one that is only read in another way keeps its time. Files of one time follow
 * one another by microseconds, in the order of their names, so that no two of a source have the same.
 */
record Exports(List<Export> all) {
    Exports {
        all = List.copyOf(all);
    }

    /** The declared time of a file. */
    static Optional<Instant> declared(SourceFile source, String path) {
        return source.exportedAt().flatMap(time -> time.of(path.substring(path.lastIndexOf('/') + 1)));
    }

    /**
     * Puts files in order.
     *
     * @param tables in the order of their names
     * @param asOf   the run's time
     */
    static Exports of(Store store, Source source, List<SourceTable> tables, Instant asOf) {
        NavigableSet<Instant> taken = new TreeSet<>(times(store, source, ""));
        Instant now = taken.isEmpty() || taken.last().isBefore(asOf) ? asOf : taken.last();
        List<Export> wanted = new ArrayList<>();
        for (SourceTable table : tables) {
            Optional<Instant> declared = declared(source.file(), table.name());
            Instant time = declared.or(() -> before(store, source, table)).orElse(now);
            wanted.add(new Export(table, declared, time.truncatedTo(ChronoUnit.MICROS), Optional.empty()));
        }
        wanted.sort(Comparator.comparing(Export::knownAt));
        return new Exports(wanted.stream().map(export -> placed(export, taken)).toList());
    }

    private static Export placed(Export wanted, NavigableSet<Instant> taken) {
        Instant second = wanted.knownAt().truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> previous = Optional.ofNullable(taken.lower(second));
        Instant time = wanted.knownAt();
        while (!taken.add(time)) {
            time = time.plus(1, ChronoUnit.MICROS);
        }
        return new Export(wanted.table(), wanted.exportedAt(), time, previous);
    }

    /** The time of a file that was the last one read at its path, if it was. */
    private static Optional<Instant> before(Store store, Source source, SourceTable table) {
        String path = " and path = " + Sql.literal(table.name());
        return times(
                        store,
                        source,
                        path + " and sha256 = " + Sql.literal(table.sha256())
                                + " and run_id = (select max(run_id) from source_file where source = "
                                + Sql.literal(source.name()) + path + ")")
                .stream()
                .findFirst();
    }

    private static List<Instant> times(Store store, Source source, String condition) {
        return store.rows(
                "select known_at from source_file where source = " + Sql.literal(source.name()) + condition,
                row -> row.instant("known_at"));
    }

    List<SourceTable> tables() {
        return all.stream().map(Export::table).toList();
    }

    Export get(int fileNo) {
        return all.get(fileNo);
    }

    /** The oldest time among the files. */
    Instant oldest() {
        return all.get(0).knownAt();
    }

    /**
     * When a row's file is known, as an SQL expression.
     *
     * @param fileNo the row's {@code file_no}, with its alias
     */
    String knownAt(String fileNo) {
        return ofFile(all.stream().map(export -> Sql.literal(export.knownAt())).toList(), 0, fileNo);
    }

    /** Whether something happened before the export before the row's, as an SQL condition that is never NULL. */
    String isLate(String occurredAt, String fileNo) {
        String previous =
                ofFile(all.stream().map(export -> literal(export.previous())).toList(), 0, fileNo);
        return "coalesce(" + occurredAt + " < " + previous + ", false)";
    }

    private static String literal(Optional<Instant> instant) {
        return instant.map(Sql::literal).orElse("cast(null as timestamp)");
    }

    /** The literal of a row's file, by halves: a join would hold all rows once more. */
    private static String ofFile(List<String> literals, int first, String fileNo) {
        if (literals.stream().distinct().count() == 1) {
            return literals.get(0);
        }
        int half = literals.size() / 2;
        return "case when " + fileNo + " < " + (first + half) + " then "
                + ofFile(literals.subList(0, half), first, fileNo) + " else "
                + ofFile(literals.subList(half, literals.size()), first + half, fileNo) + " end";
    }

    /** The times of the files as a list of literals. */
    String literals() {
        return all.stream().map(export -> Sql.literal(export.knownAt())).collect(Collectors.joining(", ", "(", ")"));
    }
}
