package io.plumbline.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.datasets.b2b.B2bOptions;
import io.plumbline.datasets.b2b.B2bSaas;
import io.plumbline.engine.ingest.Importer;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.scorecard.Scoring;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import io.plumbline.engine.yaml.YamlDocument;
import io.plumbline.training.Training;
import io.plumbline.training.replay.Replay;
import io.plumbline.training.suggestion.Suggesting;
import io.plumbline.training.suggestion.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an audit suggests ranks leads of later months better than the scorecard that it was made from. {@code -Dsuggest.seeds=N}
 * tries more markets, {@code -Dsuggest.leads=N} larger ones, and prints a line for each.
 */
class SuggestedScorecardTest {
    private static final int SEEDS = Integer.getInteger("suggest.seeds", 1);
    private static final int LEADS = Integer.getInteger("suggest.leads", 8_000);

    @TempDir
    Path temporary;

    /**
     * Average precision of the points on moments that the suggestion has not learned from.
     *
     * @param changes numbers that it changes
     */
    private record Outcome(int changes, double before, double after, double low, double high) {
        String line(long seed) {
            return String.format(
                    Locale.ROOT,
                    "seed %d: %d numbers, average precision %.4f -> %.4f, difference %.4f to %.4f",
                    seed,
                    changes,
                    before,
                    after,
                    low,
                    high);
        }
    }

    @Test
    void theSuggestedScorecardRanksUnseenMonthsBetter() throws IOException {
        double gained = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Outcome outcome = outcome(Files.createDirectory(temporary.resolve("seed-" + seed)), seed);
            if (SEEDS > 1) {
                System.out.println(outcome.line(seed));
            }
            assertTrue(outcome.changes() > 0, outcome.line(seed));
            assertTrue(outcome.high() > 0, "shown to be worse: " + outcome.line(seed));
            gained += outcome.after() - outcome.before();
        }
        assertTrue(gained > 0, "lost " + gained + " over all markets");
    }

    private static Outcome outcome(Path directory, long seed) throws IOException {
        B2bOptions options = B2bOptions.defaults().withSeed(seed).withLeads(LEADS);
        B2bSaas.write(directory, options);
        Instant asOf = options.end();
        Workspace workspace = WorkspaceReader.read(directory);
        Path file = directory.resolve("scoring.yaml");
        Scoring scoring = ScorecardReader.readAll(file, workspace.declarations());
        try (Store store = Store.inMemory()) {
            store.transaction(() -> new Importer(store, workspace).run(1, asOf));
            long model = Training.train(store, workspace, scoring.scorecard(), 1, asOf)
                    .modelId();
            String text = Files.readString(file);
            Suggestion suggestion = Suggesting.of(
                    store, model, scoring.audit(), YamlDocument.read(file).root(), text, "Suggested.");
            Path draft = Files.writeString(directory.resolve("draft.yaml"), suggestion.text());
            Scorecard suggested = ScorecardReader.read(draft, workspace.declarations());
            Instant unseen = store.first(
                            "select first_snapshot_at from model_part where part = 'test' and model_id = " + model,
                            row -> row.instant("first_snapshot_at"))
                    .orElseThrow();
            new Replay(store, workspace, scoring.scorecard(), new Replay.Draft("draft.yaml", suggested), 2, asOf, 2)
                    .write(new Replay.Scope(Optional.of(unseen), Optional.empty(), Optional.of("mql")), done -> {});
            assertEquals(
                    0L,
                    store.number("select count(*) from replay where first_snapshot_at < (select max(learned_until) from"
                                    + " points_audit)")
                            .orElseThrow());
            return store.first(
                            "select * from replay_figure where measure = 'average_precision'",
                            row -> new Outcome(
                                    suggestion.changes().size(),
                                    row.real("current_value"),
                                    row.real("draft_value"),
                                    row.real("difference_low"),
                                    row.real("difference_high")))
                    .orElseThrow();
        }
    }
}
