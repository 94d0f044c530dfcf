package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.training.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which model is used, and what is told of the others. */
class ModelsTest {

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace = new SmallWorkspace(Path.of(""));

    @BeforeEach
    void aRunThenATrainingThatTheNextRunPromotes() {
        workspace = SmallWorkspace.in(temporary);
        shows(done("run"), "Model 1 (champion)", "Model 1 is the champion: passed the gate");
        shows(done("train"), "Model 2 (challenger)", "Model 2 is a challenger, champion 1 stays");
        shows(done("run"), "Model 2 is the champion: passed the gate (compared with the champion's recipe).");
    }

    @Test
    void predictUsesTheChampionAndTrainMakesAChallenger() {
        shows(
                done("train"),
                "Model 3 (challenger)",
                "It is not used until 'plumbline models promote 3' makes it the champion.");
        shows(done("predict"), "Predictions of model 2");
        shows(done("models", "show"), "Model 2 (champion)", "passed the gate");
        shows(
                done("models", "promote", "3", "--reason", "agreed"),
                "Model 3 is now the champion, model 2 is retired.",
                "Predictions are as they were until the next 'plumbline predict' or 'plumbline run'.");
        shows(done("predict"), "Predictions of model 3");
        shows(done("models", "rollback"), "Model 2 is now the champion, model 3 is retired.");
        shows(done("models", "rollback"), "Model 1 is now the champion, model 2 is retired.");
        shows(done("models", "list"), "retired", "champion");
        Ended none = workspace.plumbline("models", "rollback");
        assertEquals(1, none.exitCode(), none.all());
        shows(none.err(), "Model 1 is the champion, and there is none before it to return to.");
        Ended missing = workspace.plumbline("models", "promote", "9");
        assertEquals(2, missing.exitCode(), missing.all());
        shows(missing.err(), "There is no model 9.");
    }

    @Test
    void aSecondRunOfTheSameInputsIsIdenticalAndChangesAreNamed() {
        shows(
                done("models", "diff", "1", "2"),
                "Models 1 and 2 are identical: data, configuration, program, model, features");
        workspace.replace("plumbline.yaml", "horizon: 30d", "horizon: 31d # a day more");
        Ended refused = workspace.plumbline("train");
        assertEquals(3, refused.exitCode(), refused.all());
        shows(
                refused.out(),
                "Champion 2 foresees 'customer' within 30.0 days, this model 'customer' within 31.0 days",
                "Model 3 is refused, champion 2 stays.");
        shows(
                done("models", "diff", "2", "3"),
                "Models 2 and 3 differ",
                "data: the same",
                "configuration: 1 difference",
                "outcome.horizon",
                "PT720H",
                "PT744H",
                "program: the same",
                "coefficients: ");
        JsonNode json = JsonMapper.shared().readTree(done("models", "diff", "1", "2", "--json"));
        assertTrue(json.get("identical").asBoolean());
        assertEquals(0, json.get("diff").get("differences").size());
    }

    @Test
    void theRowsOfAModelAreWrittenForOtherTrainersAsLongAsTheyAreTheSame() {
        Path file = temporary.resolve("rows.duckdb");
        shows(
                done("models", "rows", "1", "--out", file.toString()),
                "Written: " + file,
                "rows of model 1, for any Tribuo trainer.");
        assertTrue(Trial.open(file).development().size() > 0);
        workspace.replace("plumbline.yaml", "horizon: 30d", "horizon: 31d");
        Ended refused = workspace.plumbline("models", "rows", "--out", file.toString());
        assertEquals(1, refused.exitCode(), refused.all());
        shows(refused.err(), "Model 2 was made from other settings than there are now: outcome.horizon.");
    }

    @Test
    void modelsAreWrittenForOtherPrograms() throws Exception {
        for (String form : new String[] {"onnx", "tribuo", "json"}) {
            Path file = temporary.resolve("model." + form);
            shows(
                    done("models", "export", "2", "--to", form, "--out", file.toString()),
                    "Written: " + file,
                    "It computes the");
            assertTrue(Files.size(file) > 500, form);
        }
        Ended missing = workspace.plumbline("models", "export", "7", "--to", "onnx", "--out", temporary.resolve("x"));
        assertEquals(2, missing.exitCode(), missing.all());
        shows(missing.err(), "There is no model 7.");
        assertTrue(Files.notExists(temporary.resolve("x")));
    }

    private String done(Object... words) {
        Ended ended = workspace.plumbline(words);
        assertEquals(0, ended.exitCode(), ended.all());
        return ended.out();
    }

    private static void shows(String printed, String... parts) {
        for (String part : parts) {
            assertTrue(printed.contains(part), part + "\n" + printed);
        }
    }
}
