package io.plumbline.cli.benchmark;

import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.model.Transform;
import io.plumbline.engine.store.Store;
import io.plumbline.training.encoding.EncodedRows;
import io.plumbline.training.encoding.FeatureRows;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.LogisticFit;
import io.plumbline.training.fit.LogisticTrainer;
import io.plumbline.training.fit.RegularisationPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Our side of {@code benchmarks/fit.sh}: makes the rows, and fits them out of DuckDB. The same arguments make the same
 * rows.
 */
public final class FitBenchmark {
    private static final int NUMBERS = 40;
    private static final int CATEGORIES = 20;
    private static final int LEVELS = 20;
    private static final List<Double> GRID = List.of(0.001, 0.01, 0.03, 0.1, 0.3, 1.0, 10.0, 100.0);
    private static final int FOLDS = 4;

    private FitBenchmark() {}

    /**
     * {@code generate FOLDER dense|onehot ROWS}, {@code fit FOLDER dense|onehot C THREADS} or {@code grid FOLDER
     * dense|onehot C THREADS}.
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        boolean dense = args[2].equals("dense");
        switch (args[0]) {
            case "generate" -> generate(folder, dense, Integer.parseInt(args[3]));
            case "fit" -> fit(folder, dense, Double.parseDouble(args[3]), Integer.parseInt(args[4]));
            case "grid" -> grid(folder, dense, Double.parseDouble(args[3]), Integer.parseInt(args[4]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void fit(Path folder, boolean dense, double c, int threads) {
        try (Store store = Store.openForReading(store(folder, dense))) {
            long begin = System.nanoTime();
            DesignMatrix matrix = EncodedRows.read(store, encoding(dense), rows("true"));
            boolean[] labels = labels(store, "true");
            double read = seconds(begin);
            long fitting = System.nanoTime();
            LogisticFit fit = new LogisticTrainer(c, threads).fit(matrix, labels);
            System.out.printf(
                    Locale.ROOT,
                    "%.3f %.3f %.17g %d%n",
                    read,
                    seconds(fitting),
                    fit.objective(),
                    fit.iterations());
        }
    }

    /** Rolling folds: each judges a block of rows by fits on all rows before it. */
    private static void grid(Path folder, boolean dense, double c, int threads) {
        try (Store store = Store.openForReading(store(folder, dense))) {
            long rowCount = store.number("select count(*) from training_row").orElseThrow();
            long begin = System.nanoTime();
            for (int fold = 1; fold <= FOLDS; fold++) {
                long end = rowCount * fold / (FOLDS + 1);
                String train = "row_id < " + end;
                String judged = "row_id >= " + end + " and row_id < " + rowCount * (fold + 1) / (FOLDS + 1);
                RegularisationPath.linearPredictors(
                        EncodedRows.read(store, encoding(dense), rows(train)),
                        labels(store, train),
                        GRID,
                        EncodedRows.read(store, encoding(dense), rows(judged)),
                        threads);
            }
            double grid = seconds(begin);
            long once = System.nanoTime();
            new LogisticTrainer(c, threads)
                    .fit(EncodedRows.read(store, encoding(dense), rows("true")), labels(store, "true"));
            System.out.printf(Locale.ROOT, "%.3f %.3f%n", grid, seconds(once));
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static Path store(Path folder, boolean dense) {
        return folder.resolve(dense ? "dense.duckdb" : "onehot.duckdb");
    }

    private static FeatureRows rows(String condition) {
        return FeatureRows.numbered("training_row", condition, "row_id");
    }

    private static boolean[] labels(Store store, String condition) {
        return store.columns("select label as label from training_row where " + condition + " order by row_id")
                .truth("label");
    }

    private static Encoding encoding(boolean dense) {
        return new Encoding(
                dense
                        ? IntStream.range(0, NUMBERS)
                                .mapToObj(j -> new EncodedColumn("f_" + j, new Transform.Plain(0), 0, 1, 0))
                                .toList()
                        : IntStream.range(0, CATEGORIES * LEVELS)
                                .mapToObj(k -> EncodedColumn.indicator(
                                        "f_" + k / LEVELS, new Transform.Level(level(k % LEVELS)), 1.0 / LEVELS))
                                .toList(),
                List.of());
    }

    private static String level(int k) {
        return "level " + (char) ('a' + k);
    }

    private static void generate(Path folder, boolean dense, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(20261122);
        double[][] values = new double[dense ? NUMBERS : CATEGORIES][rows];
        double[] label = new double[rows];
        double[] effects = IntStream.range(0, dense ? NUMBERS : CATEGORIES * LEVELS)
                .mapToDouble(k -> 0.4 * random.nextGaussian())
                .toArray();
        for (int i = 0; i < rows; i++) {
            double common = random.nextGaussian();
            double predictor = -2.5;
            for (int j = 0; j < values.length; j++) {
                values[j][i] = dense
                        ? 0.8 * random.nextGaussian() + 0.6 * common
                        : Math.floor(LEVELS * Math.pow(random.nextDouble(), 1.5));
                predictor += dense ? effects[j] * values[j][i] : effects[j * LEVELS + (int) values[j][i]];
            }
            label[i] = random.nextDouble() < 1 / (1 + Math.exp(-predictor)) ? 1 : 0;
        }
        write(folder, dense ? "dense" : "onehot", values, label);
        store(folder, dense, values, label);
    }

    /** For scikit-learn: columns one after the other as little-endian doubles, the labels last. */
    private static void write(Path folder, String name, double[][] values, double[] label) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".f64"))) {
            for (double[] column : values) {
                out.write(bytes(column));
            }
            out.write(bytes(label));
        }
    }

    private static byte[] bytes(double[] column) {
        ByteBuffer buffer = ByteBuffer.allocate(column.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(column);
        return buffer.array();
    }

    private static void store(Path folder, boolean dense, double[][] values, double[] label) throws IOException {
        Files.deleteIfExists(store(folder, dense));
        try (Store store = Store.open(store(folder, dense))) {
            StringBuilder definition = new StringBuilder("create temp table raw (row_id double");
            StringBuilder select = new StringBuilder("select\n    cast(row_id as bigint) as row_id");
            for (int j = 0; j < values.length; j++) {
                definition.append(", f_").append(j).append(" double");
                String value = dense ? "f_" + j : "'level ' || chr(cast(97 + f_" + j + " as integer))";
                select.append(",\n    ").append(value).append(" as f_").append(j);
            }
            store.execute(definition + ", label double)");
            double[][] columns = new double[values.length + 2][];
            columns[0] = IntStream.range(0, label.length).asDoubleStream().toArray();
            System.arraycopy(values, 0, columns, 1, values.length);
            columns[values.length + 1] = label;
            store.append("raw", columns);
            store.execute("create table training_row as " + select + ",\n    label > 0.5 as label\nfrom raw\norder by row_id");
            System.out.println(Arrays.stream(label).sum() + " positives of " + label.length);
        }
    }
}
