package io.plumbline.cli.check;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.feature.DefaultFeatures;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.LevelCondition;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.workspace.ReadSoFar;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that is wrong in the two YAML files.
 *
 * @param workspace present when nothing is wrong in {@code plumbline.yaml}
 * @param errors    what keeps commands from their work, first file first
 * @param warnings  what will not work as somebody may expect
 */
record ConfigurationCheck(Optional<Workspace> workspace, Problems errors, Problems warnings) {
    private static final Declarations NOTHING =
            new Declarations(Collections.emptyNavigableMap(), Collections.emptyNavigableMap());
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    static ConfigurationCheck of(Path directory) {
        try {
            ReadSoFar read = WorkspaceReader.look(directory);
            ConfigurationCheck check = new ConfigurationCheck(read.workspace(), new Problems(), new Problems());
            read.problems().forEach(check.errors::add);
            read.workspace().ifPresent(check::featureNames);
            read.workspace().ifPresent(check::target);
            read.workspace()
                    .ifPresent(workspace -> KnownTypes.problems(workspace).forEach(check.errors::add));
            check.scorecard(directory, read);
            return check;
        } catch (ProblemException e) {
            ConfigurationCheck check = new ConfigurationCheck(Optional.empty(), new Problems(), new Problems());
            e.problems().forEach(check.errors::add);
            Path scorecard = directory.resolve(Workspace.SCORECARD_FILE);
            if (Files.exists(scorecard)) {
                check.attempt(() -> ScorecardReader.look(scorecard, NOTHING, name -> true));
            }
            return check;
        }
    }

    private void scorecard(Path directory, ReadSoFar read) {
        Path file = directory.resolve(Workspace.SCORECARD_FILE);
        attempt(() -> {
            if (read.workspace().isPresent()) {
                learnedLevels(
                        file,
                        ScorecardReader.read(file, read.declarations()),
                        read.workspace().get());
            } else {
                ScorecardReader.look(file, read.declarations(), read.uncertain()::contains);
            }
        });
    }

    private void target(Workspace workspace) {
        String target = workspace.outcome().target();
        if (!workspace.sources().report(target)) {
            warnings.add(new Places(workspace.directory().resolve(Workspace.FILE))
                    .problem(
                            "outcome.target",
                            "No source says when a lead becomes '" + target
                                    + "': leads get points, and 'run' and 'train' need outcomes.",
                            "add a log under sources.outcomes, or `steps` or `label` to a source of leads."));
        }
    }

    private void learnedLevels(Path file, Scorecard scorecard, Workspace workspace) {
        Set<Level> told = new LinkedHashSet<>();
        for (Scorecard card : scorecard.cards()) {
            card.levels().stream()
                    .filter(level -> level.leaves().anyMatch(ConfigurationCheck::isLearned))
                    .filter(level -> !workspace.thresholds().containsKey(level.name()))
                    .filter(told::add)
                    .forEach(level -> warnings.add(new Places(file)
                            .problem(
                                    place(scorecard, card) + "levels." + level.name(),
                                    "The level '" + level.name()
                                            + "' waits for a learned threshold, and plumbline.yaml has no policy to learn it"
                                            + " by: no lead will reach it.",
                                    "add thresholds." + level.name() + " to plumbline.yaml, or write a number here.")));
        }
    }

    /** Where a scorecard stands in the file. */
    private static String place(Scorecard scorecard, Scorecard card) {
        return scorecard.segments().stream()
                .filter(segment -> segment.card().equals(card))
                .map(segment -> "segments[" + scorecard.segments().indexOf(segment) + "].")
                .findFirst()
                .orElse("");
    }

    private static boolean isLearned(LevelCondition condition) {
        return condition instanceof LevelCondition.Scored scored
                && scored.atLeast().isEmpty();
    }

    /** Names that only training refuses, because a feature made from an event has them. */
    private void featureNames(Workspace workspace) {
        try {
            DefaultFeatures.possible(
                    workspace.declarations(), workspace.training().features().options());
        } catch (ProblemException e) {
            for (Problem problem : e.problems()) {
                Matcher name = QUOTED.matcher(problem.what());
                errors.add(new Places(workspace.directory().resolve(Workspace.FILE))
                        .ofAttribute(name.find() ? name.group(1) : "", problem.what(), problem.fix()));
            }
        }
    }

    private void attempt(Runnable check) {
        try {
            check.run();
        } catch (ProblemException e) {
            e.problems().forEach(errors::add);
        }
    }
}
