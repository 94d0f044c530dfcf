package io.plumbline.training.trial;

import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.data.sql.SQLDBConfig;
import org.tribuo.data.sql.SQLDataSource;

/**
 * The rows of a model, from the file that {@code plumbline models rows} wrote, for trying any Tribuo trainer on them: what
 * it learns from the development rows is judged on the test rows as the model itself is.
 */
public final class Trial {
    private static final String DEVELOPMENT = "development";
    private static final String TEST = "test";

    private final Path file;
    private final List<String> columns;
    private final TestRows test;

    private Trial(Path file, List<String> columns, TestRows test) {
        this.file = file;
        this.columns = columns;
        this.test = test;
    }

    /**
     * Opens a file of rows; it is read and closed.
     *
     * @throws io.plumbline.engine.problem.ProblemException when there is no such file
     */
    public static Trial open(Path file) {
        try (Store side = Store.openForReading(file)) {
            List<String> columns = side.rows(
                    "select column_name from encoded_column order by position", row -> row.text("column_name"));
            return new Trial(file.toAbsolutePath(), columns, TestRows.read(side));
        }
    }

    /** The step that the rows are about; the outcome of a row is this or {@code not_} and this. */
    public String target() {
        return test.target();
    }

    /** The rows to learn from, oldest first. */
    public MutableDataset<Label> development() {
        return dataset(DEVELOPMENT);
    }

    /** The rows to be judged on, oldest first. */
    public MutableDataset<Label> test() {
        return dataset(TEST);
    }

    /**
     * The rows of a part as a Tribuo data source, which the caller closes: the encoded columns as features, oldest row
     * first.
     *
     * @param part {@code development}, {@code gap} or {@code test}
     */
    public SQLDataSource<Label> source(String part) throws SQLException {
        LabelFactory labels = new LabelFactory();
        Map<String, FieldProcessor> fields = new LinkedHashMap<>();
        columns.forEach(column -> fields.put(column, new DoubleFieldProcessor(column, true, true)));
        return new SQLDataSource<>(
                """
                select r.outcome, e.* exclude (row_id)
                from training_row as r
                join encoded_feature as e on e.row_id = r.row_id
                where r.part = '%s'
                order by r.row_id
                """.formatted(part.replace("'", "''")),
                new SQLDBConfig("jdbc:duckdb:" + file, Map.of("duckdb.read_only", "true")),
                labels,
                new RowProcessor<>(outcome(labels), fields),
                true);
    }

    /** Unless told otherwise, Tribuo writes outcomes in capital letters. */
    private FieldResponseProcessor<Label> outcome(LabelFactory labels) {
        return new FieldResponseProcessor<>(List.of("outcome"), List.of("not_" + target()), labels, false, false);
    }

    private MutableDataset<Label> dataset(String part) {
        try (SQLDataSource<Label> source = source(part)) {
            return new MutableDataset<>(source);
        } catch (SQLException e) {
            throw new IllegalStateException("The file of rows cannot be read", e);
        }
    }

    /**
     * Judges a model on the test rows.
     *
     * @param name  for the verdict
     * @param model of the two outcomes, trained on the development rows
     */
    public Verdict judge(String name, Model<Label> model) {
        double[] scores =
                model.predict(test()).stream().mapToDouble(this::score).toArray();
        return model.generatesProbabilities() ? test.judge(name, scores, scores) : test.judge(name, scores);
    }

    /**
     * Judges any scores of the test rows, higher for likelier leads.
     *
     * @param scores one per test row, oldest first; finite
     */
    public Verdict judge(String name, double[] scores) {
        return test.judge(name, scores);
    }

    private double score(Prediction<Label> prediction) {
        Label scored = prediction.getOutputScores().get(target());
        if (scored == null) {
            throw new IllegalArgumentException("The model has no outcome '" + target() + "'");
        }
        return scored.getScore();
    }
}
