package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.Declarations;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What {@code plumbline.yaml} says.
 *
 * @param directory    the workspace's folder, absolute and without symbolic links
 * @param name         its name, shown in reports
 * @param sources      the files to import
 * @param declarations the attributes and types of events that the sources declare, all together
 * @param outcome      what leads should become
 * @param training     how the model is trained
 * @param thresholds   policy by level ({@code mql}, {@code sql}); a level without a policy is absent
 * @param promotion    what a new model must show before it is used
 * @param drift        from what change on a month gives an alarm
 * @param holdOut      which leads are never handed over; absent when all may be
 * @param funnel       by what the funnel is divided
 */
public record Workspace(
        Path directory,
        String name,
        Sources sources,
        Declarations declarations,
        OutcomeDefinition outcome,
        TrainingPolicy training,
        NavigableMap<String, ThresholdPolicy> thresholds,
        PromotionPolicy promotion,
        DriftPolicy drift,
        Optional<HoldOutPolicy> holdOut,
        FunnelPolicy funnel) {

    /** Name of the file that describes a workspace. */
    public static final String FILE = "plumbline.yaml";

    /** Name of the file that holds its scorecard. */
    public static final String SCORECARD_FILE = "scoring.yaml";

    public Workspace {
        thresholds = Collections.unmodifiableNavigableMap(new TreeMap<>(thresholds));
    }

    /** {@code scoring.yaml}: the scorecard. */
    public Path scorecardFile() {
        return directory.resolve(SCORECARD_FILE);
    }

    /** {@code plumbline.duckdb}: everything imported and computed. */
    public Path storeFile() {
        return directory.resolve("plumbline.duckdb");
    }

    /** {@code plumbline-read.duckdb}: the published copy of the results. */
    public Path readCopyFile() {
        return directory.resolve("plumbline-read.duckdb");
    }

    /** The steps after which a lead is not open: sales works it already, or nobody does any more. */
    public NavigableSet<String> closingSteps() {
        NavigableSet<String> closing = new TreeSet<>(training.eligibility().endedBy());
        closing.add(outcome.target());
        closing.addAll(outcome.lost());
        closing.add(OutcomeDefinition.DELETED);
        return closing;
    }

    /** {@code reports}: what reports are written to. */
    public Path reportsDirectory() {
        return directory.resolve("reports");
    }
}
