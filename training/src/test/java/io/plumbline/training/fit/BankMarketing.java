package io.plumbline.training.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * The bank-marketing contacts (Moro, Cortez and Rita 2014), without {@code duration}, which is known only after the
 * call. Numbers are standardised and categories one-hot by what the training rows hold; a level unseen there is all
 * zero.
 */
final class BankMarketing {
    private final String[] header;
    private final String[][] rows;
    private final Map<Integer, double[]> parsed = new HashMap<>();

    private BankMarketing(String[] header, String[][] rows) {
        this.header = header;
        this.rows = rows;
    }

    static BankMarketing parse(String text) {
        String[][] lines =
                text.lines().map(line -> line.replace("\"", "").split(";", -1)).toArray(String[][]::new);
        return new BankMarketing(lines[0], Arrays.copyOfRange(lines, 1, lines.length));
    }

    int size() {
        return rows.length;
    }

    boolean[] labels(int[] part) {
        boolean[] labels = new boolean[part.length];
        for (int i = 0; i < part.length; i++) {
            labels[i] = rows[part[i]][header.length - 1].equals("yes");
        }
        return labels;
    }

    /** The rows of {@code part}, encoded by what the rows of {@code training} hold. */
    DesignMatrix encoded(int[] part, int[] training) {
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int field = 0; field < header.length - 1; field++) {
            int column = field;
            if (header[field].equals("duration")) {
                continue;
            }
            if (isNumber(rows[0][field])) {
                names.add(header[field]);
                columns.add(column(part, standardised(column, training)));
            } else {
                for (String level : levels(field, training)) {
                    names.add(header[field] + "=" + level);
                    columns.add(column(part, row -> rows[row][column].equals(level) ? 1 : 0));
                }
            }
        }
        return DesignMatrix.of(names, columns.toArray(double[][]::new), part.length);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9.]+");
    }

    private List<String> levels(int field, int[] training) {
        return Arrays.stream(training)
                .mapToObj(row -> rows[row][field])
                .distinct()
                .sorted()
                .toList();
    }

    private IntToDoubleFunction standardised(int field, int[] training) {
        double[] numbers = numbers(field);
        double mean = Arrays.stream(training)
                .mapToDouble(row -> numbers[row])
                .average()
                .orElseThrow();
        double variance = Arrays.stream(training)
                .mapToDouble(row -> Math.pow(numbers[row] - mean, 2))
                .average()
                .orElseThrow();
        return row -> (numbers[row] - mean) / Math.sqrt(variance);
    }

    private double[] numbers(int field) {
        return parsed.computeIfAbsent(
                field,
                f -> Arrays.stream(rows)
                        .mapToDouble(row -> Double.parseDouble(row[f]))
                        .toArray());
    }

    private static double[] column(int[] part, IntToDoubleFunction value) {
        return Arrays.stream(part).mapToDouble(value).toArray();
    }
}
