package io.plumbline.cli.run;

import io.plumbline.cli.answer.Model;
import io.plumbline.cli.answer.SuggestAnswer;
import io.plumbline.cli.terminal.InstantText;
import io.plumbline.engine.export.OutputFile;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.yaml.YamlDocument;
import io.plumbline.training.suggestion.Suggesting;
import io.plumbline.training.suggestion.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A scorecard that an audit suggests, written beside the one in force.
 *
 * @param file  relative to the current folder, or absolute; inside the workspace
 * @param force whether a file that is there is replaced
 */
public record SuggestedScorecard(Configuration configuration, Path file, boolean force) {
    private static final String PLACE = "audit --suggest";

    /**
     * What the audited rows were.
     *
     * @param learnedUntil every one of them is before it
     * @param unseenFrom   the first moment whose outcomes none of them has seen
     */
    private record Audited(String fingerprint, Optional<Instant> learnedUntil, Optional<Instant> unseenFrom) {}

    /**
     * Writes the file.
     *
     * @param model whose audit counts; the champion when empty
     * @throws ProblemException (usage) when the file may not be written there; (failed) when there is no audit of the present
     *     scorecard
     */
    public SuggestAnswer write(Optional<Long> model, Occasion occasion) {
        Workspace workspace = configuration.workspace();
        OutputFile output = place(workspace);
        return StoreChange.make(configuration, occasion, "audit", change -> {
            long modelId = Model.named(change.store(), model).modelId();
            Audited audited = audited(change.store(), modelId);
            Suggestion suggestion = Suggesting.of(
                    change.store(),
                    modelId,
                    configuration.audit(),
                    YamlDocument.read(workspace.scorecardFile()).root(),
                    configuration.scoringText(),
                    origin(modelId, audited));
            try (OutputFile.Draft draft = output.draft(change.runId())) {
                Files.writeString(draft.path(), suggestion.text());
                Scorecard written = ScorecardReader.readAll(draft.path(), workspace.declarations())
                        .scorecard();
                if (!suggestion.changes().isEmpty()) {
                    remember(change, modelId, audited, written);
                }
                draft.publish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new SuggestAnswer(
                    modelId,
                    output.path().toString(),
                    String.valueOf(output.path().getFileName()),
                    audited.unseenFrom(),
                    suggestion.changes(),
                    suggestion.notes());
        });
    }

    private OutputFile place(Workspace workspace) {
        Path path = file.toAbsolutePath().normalize();
        if (!path.startsWith(workspace.directory())) {
            throw ProblemException.usage(
                    PLACE,
                    "The file would lie outside of the workspace, away from the lists and the store that it goes with.",
                    "name a file in the workspace's folder.");
        }
        if (Files.exists(path) && !force && !workspace.scorecardFile().equals(path)) {
            throw ProblemException.usage(
                    String.valueOf(path.getFileName()),
                    "There is such a file already.",
                    "name another one, or replace it with --force.");
        }
        return OutputFile.of(workspace.directory(), path);
    }

    private Audited audited(Store store, long modelId) {
        Audited audited = store.first(
                        """
                        select
                            a.scorecard_fingerprint as fingerprint,
                            a.learned_until as learned_until,
                            p.first_snapshot_at as unseen_from
                        from points_audit as a
                        left join model_part as p on p.model_id = a.model_id
                            and p.part = 'test'
                        where a.model_id = %s
                        order by
                            a.segment = 'all' desc
                        """.formatted(Sql.literal(modelId)),
                        row -> new Audited(
                                row.text("fingerprint"),
                                row.optionalInstant("learned_until"),
                                row.optionalInstant("unseen_from")))
                .orElseThrow(() -> ProblemException.failed(
                        PLACE,
                        "Model " + modelId + " has no audit of the rules.",
                        "train again with 'plumbline train'."));
        if (!audited.fingerprint().equals(configuration.scorecard().fingerprint())) {
            throw ProblemException.failed(
                    PLACE,
                    "The audit of model " + modelId + " is of another scorecard than scoring.yaml as it is now.",
                    "train again with 'plumbline train', so that these rules are audited.");
        }
        return audited;
    }

    private static String origin(long modelId, Audited audited) {
        return "Suggested by the audit of model " + modelId
                + audited.learnedUntil()
                        .map(until -> ", which learned from moments before " + InstantText.day(until))
                        .orElse("")
                + audited.unseenFrom()
                        .map(from -> "; 'plumbline simulate' replays it from " + InstantText.day(from) + " on")
                        .orElse("")
                + ".";
    }

    private void remember(Change change, long modelId, Audited audited, Scorecard written) {
        change.store()
                .insert(
                        "insert into suggestion values (?, ?, ?, ?, %s, %s, ?)"
                                .formatted(literal(audited.learnedUntil()), literal(audited.unseenFrom())),
                        change.runId(),
                        modelId,
                        audited.fingerprint(),
                        written.fingerprint(),
                        String.valueOf(file.getFileName()));
    }

    private static String literal(Optional<Instant> instant) {
        return instant.map(Sql::literal).orElse("null");
    }
}
