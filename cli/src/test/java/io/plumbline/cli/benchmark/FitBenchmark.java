package io.plumbline.cli.benchmark;

import com.sun.management.OperatingSystemMXBean;
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
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Our side of {@code benchmarks/fit.sh}: makes the rows, and fits them out of DuckDB. The same arguments make the same
 * rows.
 */
public final class FitBenchmark {
    private static final int NUMBERS = 40;
    private static final int[] WINDOW_DAYS = {7, 30, 90, 365};
    private static final int CATEGORIES = 20;
    private static final int LEVELS = 20;
    private static final List<Double> GRID = List.of(0.001, 0.01, 0.03, 0.1, 0.3, 1.0, 10.0, 100.0);
    private static final int FOLDS = 4;
    private static final int WARM_UP = 3;
    private static final int REPETITIONS = 5;

    private FitBenchmark() {}

    /**
     * {@code generate FOLDER KIND ROWS}, {@code fit FOLDER KIND C THREADS}, {@code again FOLDER KIND C THREADS} or
     * {@code grid FOLDER KIND C THREADS}. Of the kinds, {@code dense} has 40 normal columns that share a factor, {@code windows} the logarithms of the counts of
     * ten types of event in four windows, one inside the other, and {@code onehot} 20 categories of 20 levels, the most
     * frequent ten or more times as frequent as the rarest.
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        Kind kind = Kind.valueOf(args[2].toUpperCase(Locale.ROOT));
        switch (args[0]) {
            case "generate" -> generate(folder, kind, Integer.parseInt(args[3]));
            case "fit" -> fit(folder, kind, Double.parseDouble(args[3]), Integer.parseInt(args[4]));
            case "again" -> again(folder, kind, Double.parseDouble(args[3]), Integer.parseInt(args[4]));
            case "grid" -> grid(folder, kind, Double.parseDouble(args[3]), Integer.parseInt(args[4]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void fit(Path folder, Kind kind, double c, int threads) {
        try (Store store = Store.openForReading(store(folder, kind))) {
            print(once(store, kind, c, threads));
        }
    }

    /** In a process that has fitted before, as most fits of a training are: the median by CPU. */
    private static void again(Path folder, Kind kind, double c, int threads) {
        try (Store store = Store.openForReading(store(folder, kind))) {
            List<Timed> timed = IntStream.range(0, WARM_UP + REPETITIONS)
                    .mapToObj(k -> once(store, kind, c, threads))
                    .skip(WARM_UP)
                    .sorted(Comparator.comparingDouble(Timed::cpu))
                    .toList();
            print(timed.get(REPETITIONS / 2));
        }
    }

    private static Timed once(Store store, Kind kind, double c, int threads) {
        long cpu = cpuNanos();
        long begin = System.nanoTime();
        DesignMatrix matrix = EncodedRows.read(store, encoding(kind), rows("true"));
        boolean[] labels = labels(store, "true");
        double read = seconds(begin);
        long fitting = System.nanoTime();
        LogisticFit fit = new LogisticTrainer(c, threads).fit(matrix, labels);
        return new Timed(read, seconds(fitting), (cpuNanos() - cpu) / 1e9, fit.objective(), fit.iterations());
    }

    private static void print(Timed timed) {
        System.out.printf(
                Locale.ROOT,
                "%.3f %.3f %.3f %.17g %d%n",
                timed.read(),
                timed.fit(),
                timed.cpu(),
                timed.objective(),
                timed.steps());
    }

    /** Seconds of reading and of fitting, and of the processor for both. */
    private record Timed(double read, double fit, double cpu, double objective, int steps) {}

    /** Rolling folds: each judges a block of rows by fits on all rows before it. */
    private static void grid(Path folder, Kind kind, double c, int threads) {
        try (Store store = Store.openForReading(store(folder, kind))) {
            long rowCount = store.number("select count(*) from training_row").orElseThrow();
            long begin = System.nanoTime();
            for (int fold = 1; fold <= FOLDS; fold++) {
                long end = rowCount * fold / (FOLDS + 1);
                String train = "row_id < " + end;
                String judged = "row_id >= " + end + " and row_id < " + rowCount * (fold + 1) / (FOLDS + 1);
                RegularisationPath.linearPredictors(
                        EncodedRows.read(store, encoding(kind), rows(train)),
                        labels(store, train),
                        GRID,
                        EncodedRows.read(store, encoding(kind), rows(judged)),
                        threads);
            }
            double grid = seconds(begin);
            long once = System.nanoTime();
            new LogisticTrainer(c, threads)
                    .fit(EncodedRows.read(store, encoding(kind), rows("true")), labels(store, "true"));
            System.out.printf(Locale.ROOT, "%.3f %.3f%n", grid, seconds(once));
        }
    }

    /** Of the whole process. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static Path store(Path folder, Kind kind) {
        return folder.resolve(kind.word() + ".duckdb");
    }

    private static FeatureRows rows(String condition) {
        return FeatureRows.numbered("training_row", condition, "row_id");
    }

    private static boolean[] labels(Store store, String condition) {
        return store.columns("select label as label from training_row where " + condition + " order by row_id")
                .truth("label");
    }

    private static Encoding encoding(Kind kind) {
        return new Encoding(
                kind != Kind.ONEHOT
                        ? IntStream.range(0, NUMBERS)
                                .mapToObj(j -> new EncodedColumn("f_" + j, new Transform.Plain(0), 0, 1, 0))
                                .toList()
                        : IntStream.range(0, CATEGORIES * LEVELS)
                                .mapToObj(k -> EncodedColumn.indicator(
                                        "f_" + k / LEVELS, new Transform.Level(level(k % LEVELS)), 1.0 / LEVELS))
                                .toList(),
                List.of());
    }

    /** What the rows hold. */
    private enum Kind {
        DENSE,
        WINDOWS,
        ONEHOT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        double[] row(SplittableRandom random) {
            double common = random.nextGaussian();
            return switch (this) {
                case DENSE -> random(NUMBERS, () -> 0.8 * random.nextGaussian() + 0.6 * common);
                case WINDOWS -> counts(common, random);
                case ONEHOT -> random(CATEGORIES, () -> Math.floor(LEVELS * Math.pow(random.nextDouble(), 3)));
            };
        }

        private static double[] random(int length, DoubleSupplier values) {
            return IntStream.range(0, length)
                    .mapToDouble(j -> values.getAsDouble())
                    .toArray();
        }

        private static double[] counts(double common, SplittableRandom random) {
            double[] row = new double[NUMBERS];
            for (int type = 0; type < NUMBERS / WINDOW_DAYS.length; type++) {
                double perDay = 0.02 * Math.exp(common + 0.8 * random.nextGaussian());
                int count = 0;
                int days = 0;
                for (int w = 0; w < WINDOW_DAYS.length; w++) {
                    count += poisson(perDay * (WINDOW_DAYS[w] - days), random);
                    days = WINDOW_DAYS[w];
                    row[type * WINDOW_DAYS.length + w] = Math.log1p(count) - 0.5 * w;
                }
            }
            return row;
        }

        /** Arrivals in a time of that mean, counted by their exponential gaps. */
        private static int poisson(double mean, SplittableRandom random) {
            int arrivals = 0;
            for (double time = -Math.log(1 - random.nextDouble()); time < mean; arrivals++) {
                time -= Math.log(1 - random.nextDouble());
            }
            return arrivals;
        }
    }

    private static String level(int k) {
        return "level " + (char) ('a' + k);
    }

    private static void generate(Path folder, Kind kind, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(20261122);
        int width = kind == Kind.ONEHOT ? CATEGORIES : NUMBERS;
        double[][] values = new double[width][rows];
        double[] label = new double[rows];
        double[] effects = IntStream.range(0, kind == Kind.ONEHOT ? width * LEVELS : width)
                .mapToDouble(k -> (kind == Kind.WINDOWS ? 0.2 : 0.4) * random.nextGaussian())
                .toArray();
        for (int i = 0; i < rows; i++) {
            double[] row = kind.row(random);
            double predictor = -3;
            for (int j = 0; j < width; j++) {
                values[j][i] = row[j];
                predictor += kind == Kind.ONEHOT ? effects[j * LEVELS + (int) row[j]] : effects[j] * row[j];
            }
            label[i] = random.nextDouble() < 1 / (1 + Math.exp(-predictor)) ? 1 : 0;
        }
        write(folder, kind.word(), values, label);
        store(folder, kind, values, label);
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

    private static void store(Path folder, Kind kind, double[][] values, double[] label) throws IOException {
        Files.deleteIfExists(store(folder, kind));
        try (Store store = Store.open(store(folder, kind))) {
            StringBuilder definition = new StringBuilder("create temp table raw (row_id double");
            StringBuilder select = new StringBuilder("select\n    cast(row_id as bigint) as row_id");
            for (int j = 0; j < values.length; j++) {
                definition.append(", f_").append(j).append(" double");
                String value = kind != Kind.ONEHOT ? "f_" + j : "'level ' || chr(cast(97 + f_" + j + " as integer))";
                select.append(",\n    ").append(value).append(" as f_").append(j);
            }
            store.execute(definition + ", label double)");
            double[][] columns = new double[values.length + 2][];
            columns[0] = IntStream.range(0, label.length).asDoubleStream().toArray();
            System.arraycopy(values, 0, columns, 1, values.length);
            columns[values.length + 1] = label;
            store.append("raw", columns);
            store.execute("create table training_row as " + select
                    + ",\n    label > 0.5 as label\nfrom raw\norder by row_id");
            System.out.println(Arrays.stream(label).sum() + " positives of " + label.length);
        }
    }
}
