package io.plumbline.cli.run;

import io.plumbline.cli.answer.NurtureAnswer;
import io.plumbline.engine.export.OutputFile;
import io.plumbline.engine.export.OutputFormat;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.handoff.Openness;
import io.plumbline.engine.nurture.FollowedLeads;
import io.plumbline.engine.nurture.Nurturing;
import io.plumbline.engine.nurture.TrackList;
import io.plumbline.engine.nurture.TrackLists;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.NurturePolicy;
import io.plumbline.engine.scorecard.NurtureTrack;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.AnswerSource;
import io.plumbline.engine.workspace.OutcomeDefinition;
import io.plumbline.training.nurture.NurtureResults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts the leads of the newest run that are not ready on tracks, writes a list for each, and tells what came of those put
 * there before.
 *
 * @param out the folder of the lists; {@code nurture} of the workspace when empty
 */
public record Nurture(Configuration configuration, OutputFormat format, Optional<String> out) {
    /** Where lists are, in the workspace. */
    static final String FOLDER = "nurture";

    /** All tracks, as CSV in their usual place. */
    static Nurture usual(Configuration configuration) {
        return new Nurture(configuration, OutputFormat.CSV, Optional.empty());
    }

    /**
     * Puts leads on tracks and writes the lists.
     *
     * @throws ProblemException when there are no scores, or they are of another scorecard, or a file cannot be written
     */
    public NurtureAnswer write(Function<Instant, Occasion> occasions) {
        ScoredRun run = newest();
        Occasion occasion = occasions.apply(run.asOf());
        return StoreChange.make(
                configuration,
                occasion,
                "nurture",
                change -> occasion.stages().stage("nurture", () -> write(change.store(), run, change.runId())));
    }

    private ScoredRun newest() {
        try (Store store = Store.openForReading(configuration.workspace().storeFile())) {
            return ScoredRun.of(store, Optional.empty());
        }
    }

    /**
     * Puts leads on tracks and writes the lists beside their places, which they take once the store has kept what they say.
     *
     * @param runId the command's own run
     */
    NurtureAnswer write(Store store, ScoredRun run, long runId) {
        requireSameScorecard(store, run);
        follow(store, run, runId);
        nurturing(run).write(store, runId);
        List<OutputFile.Draft> drafts = new ArrayList<>();
        try {
            policy().tracks().forEach(track -> write(store, run, runId, track).ifPresent(drafts::add));
        } catch (RuntimeException e) {
            drafts.forEach(OutputFile.Draft::close);
            throw e;
        }
        return NurtureAnswer.read(store, runId);
    }

    /** A track without a lead is not remembered; one whose leads are all held out has no list. */
    private Optional<OutputFile.Draft> write(Store store, ScoredRun run, long runId, NurtureTrack track) {
        Path workspace = configuration.workspace().directory();
        TrackLists lists = new TrackLists(store, workspace);
        if (count(store, runId, track, "true") == 0) {
            return Optional.empty();
        }
        if (count(store, runId, track, "not held_out") == 0) {
            lists.remember(runId, run, track, format, Optional.empty());
            return Optional.empty();
        }
        OutputFile file = OutputFile.of(workspace, file(run, track));
        OutputFile.Draft draft = file.draft(runId);
        try {
            new TrackList(runId, track).table().write(store, format, true, draft.path());
            lists.remember(runId, run, track, format, Optional.of(file));
            return Optional.of(draft);
        } catch (RuntimeException e) {
            draft.close();
            throw e;
        }
    }

    private static long count(Store store, long runId, NurtureTrack track, String which) {
        return store.number("select count(*) from nurture_lead where run_id = " + Sql.literal(runId) + " and track = "
                        + Sql.literal(track.name()) + " and " + which)
                .orElse(0L);
    }

    private NurturePolicy policy() {
        return configuration.nurture().orElse(NurturePolicy.USUAL);
    }

    /** Looks at those whose time is over; later runs have scored and evaluated levels up to then. */
    private void follow(Store store, ScoredRun run, long runId) {
        OutcomeDefinition outcome = configuration.workspace().outcome();
        Set<String> steps = new TreeSet<>(outcome.steps());
        steps.add(outcome.target());
        new FollowedLeads(configuration.scorecard(), configuration.workspace().declarations(), openness(), steps)
                .write(store, runId, run.asOf());
        new NurtureResults(store).write(runId);
    }

    private Openness openness() {
        Set<String> ending = new TreeSet<>(configuration.workspace().outcome().lost());
        ending.add(OutcomeDefinition.DELETED);
        return new Openness(configuration.workspace().closingSteps(), ending);
    }

    private Nurturing nurturing(ScoredRun run) {
        return new Nurturing(
                policy(),
                configuration.scorecard(),
                configuration.workspace().declarations(),
                openness(),
                run,
                worked(),
                configuration.workspace().holdOut());
    }

    private Set<String> worked() {
        return configuration.workspace().sources().answers().stream()
                .map(AnswerSource::worked)
                .collect(Collectors.toSet());
    }

    private void requireSameScorecard(Store store, ScoredRun run) {
        String fingerprint = configuration.scorecard().fingerprint();
        boolean same = store.first(
                        "select scorecard_fingerprint from lead_score where run_id = " + Sql.literal(run.runId())
                                + " limit 1",
                        row -> row.text("scorecard_fingerprint"))
                .filter(fingerprint::equals)
                .isPresent();
        if (!same) {
            throw ProblemException.failed(
                    "scoring.yaml",
                    "The scores of run " + run.runId() + " are those of another scorecard.",
                    "score again with 'plumbline run', or 'plumbline score'.");
        }
    }

    /** Marketing may have written into a list that is there already, so it is never replaced. */
    private Path file(ScoredRun run, NurtureTrack track) {
        Path folder = out.map(Path::of)
                .orElseGet(() -> configuration.workspace().directory().resolve(FOLDER));
        String name = track.name() + "-" + run.asOf().toString().substring(0, 10) + "-run-" + run.runId();
        Path file = folder.resolve(name + "." + format.extension());
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "-" + i + "." + format.extension());
        }
        return file;
    }
}
