package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.OperatingPoint;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.pipeline.ModelRows;
import io.plumbline.training.trial.Trial;
import io.plumbline.training.trial.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;

/** The example of the guide, as it stands there. */
class OtherTrainerTest {
    private static final Path GUIDE = Path.of("../docs/guide/models.md");
    private static final Path SOURCE = Path.of("src/test/java/io/plumbline/training/OtherTrainerTest.java");

    @TempDir
    Path directory;

    @Test
    void anyTribuoTrainerIsJudgedAsTheModelIs() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            Training.train(
                    store,
                    SmallMarket.workspace(directory, "monthly", "0.1"),
                    SmallMarket.scorecard(),
                    1,
                    SmallMarket.AS_OF);
            new ModelRows(store, SmallMarket.workspace(directory, "monthly", "0.1"), SmallMarket.scorecard(), 1)
                    .write(directory, directory.resolve("rows.duckdb"));
        }
        // example
        Trial trial = Trial.open(directory.resolve("rows.duckdb"));
        Model<Label> forest = new XGBoostClassificationTrainer(50).train(trial.development());
        Verdict verdict = trial.judge("50 trees", forest);

        Estimate gain = verdict.figure(Metric.AVERAGE_PRECISION).difference();
        OperatingPoint half = verdict.byEntry().points().stream()
                .filter(point -> point.recall().orElse(0) >= 0.5)
                .findFirst()
                .orElseThrow();
        // end
        assertTrue(Math.abs(gain.value().orElseThrow()) < 0.1, gain.toString());
        assertTrue(gain.low().orElseThrow() < gain.high().orElseThrow());
        assertTrue(half.recall().orElseThrow() >= 0.5);
        assertTrue(verdict.figure(Metric.ROC_AUC).value().value().orElseThrow() > 0.7);
    }

    @Test
    void theGuideShowsThisExample() throws IOException {
        String source = Files.readString(SOURCE).replace("directory.resolve(", "Path.of(");
        assertEquals(
                bare(between(source, "// example\\n(.*?)// end\\n")),
                bare(between(Files.readString(GUIDE), "```java\\n(.*?)```")));
    }

    private static String between(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** Without comments and white space. */
    private static String bare(String java) {
        return java.replaceAll("//.*", "").replaceAll("\\s", "");
    }
}
