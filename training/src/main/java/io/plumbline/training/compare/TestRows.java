package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.curve.Part;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The test rows of a model with the labels of any step and what conversions brought, each read once. */
public final class TestRows {
    private final Store store;
    private final Workspace workspace;
    private final long modelId;
    private final Map<String, HoldoutColumns> rows = new TreeMap<>();
    private final Map<String, Optional<double[]>> amounts = new TreeMap<>();

    /** @param modelId a model whose held-out rows and labels are stored */
    public TestRows(Store store, Workspace workspace, long modelId) {
        this.store = store;
        this.workspace = workspace;
        this.modelId = modelId;
    }

    /** The rows with the label of a step. */
    HoldoutColumns of(String labelStep) {
        return rows.computeIfAbsent(labelStep, step -> HoldoutColumns.read(store, modelId, Part.TEST, step));
    }

    /** What a conversion to a step brought, row by row; empty where that is not known. */
    Optional<double[]> amounts(String labelStep) {
        return amounts.computeIfAbsent(labelStep, step -> Amounts.of(store, workspace, modelId, step));
    }

    Store store() {
        return store;
    }

    Workspace workspace() {
        return workspace;
    }

    long modelId() {
        return modelId;
    }
}
