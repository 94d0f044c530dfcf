package io.plumbline.training.pipeline;

import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Some;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.registry.Manifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Builds the rows of a model again and writes them to a DuckDB file of their own, which other programs may open while the
 * store is in use. The store is left as it was.
 *
 * <p>A transaction writes to one database only, so the rows take the way through Parquet files.
 */
public final class ModelRows {
    private static final int NAMED = 5;

    private final Store store;
    private final Workspace workspace;
    private final Scorecard scorecard;
    private final long modelId;

    public ModelRows(Store store, Workspace workspace, Scorecard scorecard, long modelId) {
        this.store = store;
        this.workspace = workspace;
        this.scorecard = scorecard;
        this.modelId = modelId;
    }

    /**
     * Writes the rows.
     *
     * @param scratch a folder for files that nobody keeps
     * @param file    an empty file, or none yet
     * @return number of rows
     * @throws ProblemException when the model was made from other data, by other settings or another program than those
     *     there are now
     */
    public long write(Path scratch, Path file) {
        List<SideTable> tables = store.rehearse(() -> spilled(scratch));
        store.execute("attach " + Sql.literal(file.toAbsolutePath().toString()) + " as side");
        try {
            tables.forEach(table -> table.create(store, scratch));
            return store.number("select count(*) from side.training_row").orElseThrow();
        } finally {
            store.execute("detach side");
        }
    }

    private List<SideTable> spilled(Path scratch) {
        Instant asOf = store.first("select as_of from model where model_id = " + modelId, row -> row.instant("as_of"))
                .orElseThrow();
        requireSameOrigin(asOf);
        Preparation rows = Preparation.of(store, workspace, scorecard, modelId, asOf, 1);
        Encoding encoding =
                FittedModel.learn(store, rows.set(), rows.parts().split().development());
        RowParts.store(store, rows.parts().split());
        List<SideTable> tables = SideTable.all(workspace, modelId, rows.set().features(), encoding);
        tables.forEach(table -> table.spill(store, scratch));
        return tables;
    }

    private void requireSameOrigin(Instant asOf) {
        Manifest made = store.first(
                        "select manifest from model where manifest is not null and model_id = " + modelId,
                        row -> Manifest.parse(row.text("manifest")))
                .orElseThrow(() -> refused("Model " + modelId + " does not say what it was made from."));
        Manifest now = Manifest.of(store, workspace, scorecard, asOf);
        requireSame("data", made.data(), now.data());
        requireSame("settings", made.configuration(), now.configuration());
        requireSame("program", made.code(), now.code());
    }

    private void requireSame(String what, NavigableMap<String, String> made, NavigableMap<String, String> now) {
        TreeSet<String> names = new TreeSet<>(made.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> Objects.equals(made.get(name), now.get(name)));
        if (!names.isEmpty()) {
            throw refused("Model " + modelId + " was made from other " + what + " than there are now: "
                    + Some.of(List.copyOf(names), NAMED) + ".");
        }
    }

    private static ProblemException refused(String what) {
        return ProblemException.failed(
                "models rows",
                what,
                "take a model that 'plumbline train' makes now, or bring back what it was made from.");
    }
}
