package io.plumbline.engine.profile;

import io.plumbline.engine.ingest.ImportReading;
import io.plumbline.engine.ingest.TextRecords;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.workspace.CsvFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the first records of a text fall into columns under one delimiter and quote.
 *
 * @param csv     the delimiter and the quote
 * @param records the first records, at most 500
 * @param width   columns of most of them
 */
record Splitting(CsvFormat csv, List<Line> records, int width) {
    private static final int RECORDS = 500;
    private static final int CELLS = 2_000_000;
    private static final int MOST_COLUMNS = 20_000;
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

    /**
     * One record.
     *
     * @param number line at which it begins, from 1
     * @param end    the characters that end it
     */
    record Line(int number, String end, List<String> fields) {
        long filled() {
            return fields.stream().filter(field -> !field.isBlank()).count();
        }
    }

    /**
     * The splitting that fits best: most records have equally many columns, and there are many.
     *
     * @throws ProblemException when no delimiter gives two columns, or there are too many
     */
    static Splitting best(byte[] text, String name) {
        Splitting best = DELIMITERS.stream()
                .map(delimiter -> of(text, ImportReading.csv(delimiter, "\"")))
                .max(Comparator.comparingDouble(Splitting::score))
                .orElseThrow();
        if (best.width < 2 || best.score() < 0.3) {
            throw NoTable.failed(
                    name,
                    "The file has one column, or its lines do not fall into columns.",
                    "separate the columns with a comma, semicolon, tab or '|', the same in all lines.");
        }
        if (best.width > MOST_COLUMNS) {
            throw NoTable.failed(
                    name,
                    "The file has " + best.width + " columns.",
                    "leave out those that are not needed; up to " + MOST_COLUMNS + " are looked at.");
        }
        CsvFormat single = ImportReading.csv(best.csv.delimiter(), "'");
        return best.isQuotedBy("'") ? of(text, single) : best;
    }

    private static Splitting of(byte[] text, CsvFormat csv) {
        TextRecords walk = new TextRecords(text, 0, csv);
        List<Line> records = new ArrayList<>();
        for (int cells = 0; records.size() < RECORDS && cells < CELLS && walk.next(); ) {
            List<String> fields = walk.fields();
            cells += fields.size();
            records.add(new Line(walk.line(), walk.lineEnd(), fields));
        }
        Map<Integer, Long> widths = records.stream()
                .map(line -> line.fields().size())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        int width = widths.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
        return new Splitting(csv, records, width);
    }

    /** The more columns and the more regular, the higher; lines above the first that fits count against it. */
    private double score() {
        if (width < 2) {
            return 0;
        }
        long above = records.stream()
                .takeWhile(line -> line.fields().size() != width)
                .count();
        double share = (double) fitting().count() / (records.size() - above);
        return share * Math.log(width) / Math.log(2) * (above == 0 ? 1 : 0.4);
    }

    private Stream<Line> fitting() {
        return records.stream().filter(line -> line.fields().size() == width);
    }

    /** Whether at least every second record has a value inside quotes that this splitting took for part of it. */
    private boolean isQuotedBy(String quote) {
        long quoted = fitting()
                .filter(line -> line.fields().stream()
                        .anyMatch(field -> field.length() > 1 && field.startsWith(quote) && field.endsWith(quote)))
                .count();
        return quoted * 2 > records.size();
    }

    /** How lines end. */
    String lineEnd() {
        return records.get(0).end().isEmpty() ? "\n" : records.get(0).end();
    }
}
