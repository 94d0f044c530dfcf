package io.plumbline.training.pipeline;

import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.moment.Known;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.split.Split;
import java.time.Instant;
import java.util.stream.IntStream;

/** What must be there before a model is trained. */
final class Requirements {
    private static final String WHERE = "train";

    private Requirements() {}

    static void outcomes(Store store, Workspace workspace, Instant asOf) {
        String target = workspace.outcome().target();
        long reached = store.number(
                        """
                        select count(*)
                        from outcome as o
                        where o.step = %s
                            and o.happened
                            and (o.occurred_at is null or o.occurred_at < %s)
                            and %s
                        """.formatted(Sql.literal(target), Sql.literal(asOf), Known.told("o", Sql.literal(asOf))))
                .orElseThrow();
        if (reached > 0) {
            return;
        }
        throw workspace.sources().report(target)
                ? ProblemException.failed(
                        WHERE,
                        "No lead has reached '" + target + "' yet, so there is nothing to learn from.",
                        "Import newer or longer exports of the outcomes; 'plumbline score' gives points without a model.")
                : ProblemException.failed(
                        WHERE,
                        "No source says when a lead becomes '" + target + "', so there is nothing to learn from.",
                        "Add a log under sources.outcomes, or `steps` or `label` to a source of leads; 'plumbline score'"
                                + " gives points without a model.");
    }

    static void positives(TrainingSet set, Split split, Workspace workspace) {
        int needed = workspace.training().minimumPositives();
        int found = set.positives(IntStream.range(0, set.size()).toArray());
        if (found < needed) {
            throw tooFew(
                    "The mature snapshot rows hold " + found + (found == 1 ? " positive" : " positives") + " of '"
                            + workspace.outcome().target() + "'; at least " + needed + " are needed.",
                    "Wait for more outcomes, import a longer history, shorten outcome.horizon, or lower"
                            + " training.minimum_positives and trust the result less.");
        }
        if (found == set.size()) {
            throw tooFew(
                    "All " + found + " mature snapshot rows are followed by '"
                            + workspace.outcome().target() + "', so there is nothing to tell apart.",
                    "Import the leads that did not get there too.");
        }
        int learned = set.positives(split.development());
        if (learned < needed || learned == split.development().length) {
            throw tooFew(
                    "Of " + found + " positives only " + learned + " lie in the " + split.development().length
                            + " rows before the test part and its gap; at least " + needed
                            + " and some rows of both outcomes are needed there.",
                    "Import a longer history, shorten outcome.horizon, or lower training.test_share.");
        }
    }

    static void columns(Encoding encoding) {
        if (encoding.columns().isEmpty()) {
            throw tooFew(
                    "No feature differs between leads, so there is nothing to predict by.",
                    "Declare attributes or import events that some leads have and others have not.");
        }
    }

    private static ProblemException tooFew(String what, String fix) {
        return ProblemException.failed(WHERE, what, fix);
    }
}
