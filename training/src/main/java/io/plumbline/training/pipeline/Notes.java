package io.plumbline.training.pipeline;

import io.plumbline.engine.feature.DerivedFeatures;
import io.plumbline.engine.feature.SetAside;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.problem.Some;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.leakage.LeakageFindings;
import io.plumbline.training.metric.Ranking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a reader of a model must know, in the order it is told. */
record Notes(List<Note> all) {
    /** The ROC AUC of a score that knows nothing. */
    private static final double CHANCE = 0.5;

    /** Columns named in one note. */
    private static final int SHOWN_COLUMNS = 12;

    /**
     * One thing to know.
     *
     * @param topic what it is about: {@code time}, {@code history}, {@code hindsight}, {@code size},
     *     {@code drift}, {@code set_aside}, {@code yardstick}, {@code leakage}
     * @param text  a sentence
     */
    record Note(String topic, String text) {}

    /** These notes, and what a leakage audit says of its suspects. */
    Notes with(LeakageFindings findings) {
        List<Note> notes = new ArrayList<>(all);
        findings.sentences().forEach(sentence -> notes.add(new Note("leakage", sentence)));
        return new Notes(List.copyOf(notes));
    }

    static Notes of(
            Store store,
            Workspace workspace,
            Instant asOf,
            TrainingSet set,
            Parts parts,
            OutOfFold outOfFold,
            DerivedFeatures derived,
            Encoding encoding) {
        List<Note> notes = new ArrayList<>();
        time(workspace, notes);
        history(store, workspace, asOf, notes);
        hindsight(store, notes);
        size(set, parts, workspace, notes);
        ranking(set, outOfFold, notes);
        notImported(workspace, notes);
        derived.setAside().forEach(item -> notes.add(setAside(item)));
        encoding.setAside().forEach(item -> notes.add(setAside(item)));
        return new Notes(List.copyOf(notes));
    }

    /** These and another one, where there is one. */
    Notes and(Optional<Note> another) {
        return new Notes(Stream.concat(all.stream(), another.stream()).toList());
    }

    private static void time(Workspace workspace, List<Note> notes) {
        if (!workspace.training().snapshots().hasTime()) {
            notes.add(new Note(
                    "time", "The table has no dates: that only what was known then was used could not be checked."));
        }
    }

    private static void history(Store store, Workspace workspace, Instant asOf, List<Note> notes) {
        Set<String> without =
                new TreeSet<>(workspace.declarations().attributes().keySet());
        without.removeAll(AttributesAsOf.datedBefore(store, asOf));
        if (workspace.training().snapshots().hasTime() && !without.isEmpty()) {
            notes.add(new Note(
                    "history",
                    "These attributes have no history and are taken as always known: " + String.join(", ", without)
                            + "."));
        }
    }

    private static void hindsight(Store store, List<Note> notes) {
        long rows = count(store, "true");
        long unknown = count(store, "points_then is null");
        if (unknown == rows) {
            notes.add(new Note(
                    "hindsight",
                    "Points of past snapshots are those of the current scorecard, which may not have existed then."));
        } else if (count(store, "points_then is distinct from points") > 0) {
            notes.add(new Note(
                    "hindsight",
                    String.format(
                            Locale.ROOT,
                            "Points of past snapshots are those of the current scorecard; points_then are those of the"
                                    + " version in force then, which the store knows of %,d of %,d rows.",
                            rows - unknown,
                            rows)));
        }
    }

    private static long count(Store store, String condition) {
        return store.number("select count(*) from training_row where " + condition)
                .orElseThrow();
    }

    private static void size(TrainingSet set, Parts parts, Workspace workspace, List<Note> notes) {
        int[] test = parts.split().test();
        small("test", set.positives(test), notes);
        small("development", set.positives(parts.split().development()), notes);
        int asked = workspace.training().folds();
        if (parts.folds().isEmpty()) {
            notes.add(new Note(
                    "size",
                    "The development part is too small for out-of-fold predictions: no threshold was chosen, nothing"
                            + " was calibrated, and the strongest penalty was taken."));
        } else if (parts.folds().size() < asked) {
            notes.add(new Note(
                    "size",
                    parts.folds().size() + " of the " + asked + " folds asked for were used, because there are no more"
                            + " snapshots that can be judged."));
        }
    }

    private static void ranking(TrainingSet set, OutOfFold outOfFold, List<Note> notes) {
        OptionalDouble rocAuc = Ranking.of(outOfFold.linearPredictors(), set.labels(outOfFold.rows()))
                .figures()
                .rocAuc();
        if (rocAuc.orElse(1) < CHANCE) {
            notes.add(new Note(
                    "drift",
                    String.format(
                            Locale.ROOT,
                            "Out of fold the model ranks the wrong way round (ROC AUC %.3f): what held earlier did not"
                                    + " hold later, so the predictive thresholds, which are chosen there, mean little.",
                            rocAuc.getAsDouble())));
        }
    }

    private static void small(String part, int positives, List<Note> notes) {
        if (positives < Parts.ENOUGH_POSITIVES) {
            notes.add(new Note(
                    "size",
                    "The " + part + " part has " + positives + " positive rows; below " + Parts.ENOUGH_POSITIVES
                            + " its figures are rough, as the wide intervals show."));
        }
    }

    /** Columns that the workspace leaves out, those of one reason together. */
    private static void notImported(Workspace workspace, List<Note> notes) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        workspace
                .sources()
                .leads()
                .forEach(source -> source.notUsed()
                        .forEach((column, reason) -> byReason.computeIfAbsent(reason, key -> new ArrayList<>())
                                .add(column)));
        byReason.forEach((reason, columns) -> notes.add(new Note(
                "set_aside", Some.of(columns, SHOWN_COLUMNS) + ": not imported, as the workspace says: " + reason)));
    }

    private static Note setAside(SetAside item) {
        return new Note("set_aside", item.name() + ": " + item.reason());
    }
}
