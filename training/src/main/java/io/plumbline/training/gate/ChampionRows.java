package io.plumbline.training.gate;

import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeaturePlan;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.snapshot.TrainingRows;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The champion's features for rows of the new model's training. Those that the new model reads too are taken from its
 * rows; others are computed as of each row.
 *
 * @param known features that the training rows hold
 */
record ChampionRows(Store store, Workspace workspace, FeatureSet known) {
    /** One row per row asked for: {@code row_id} and a column per feature. */
    static final String TABLE = "gate_feature";

    /**
     * Fills {@link #TABLE}.
     *
     * @param condition on {@code row_id}: the rows asked for
     * @throws io.plumbline.engine.problem.ProblemException when a feature reads what is not declared any more
     */
    void build(FeatureSet features, String condition) {
        List<Feature> missing = features.features().stream()
                .filter(feature -> !known.features().contains(feature))
                .toList();
        store.execute("create or replace temp table gate_asked as select row_id, lead_id, snapshot_no, as_of_us from"
                + " training_row where " + condition);
        if (!missing.isEmpty()) {
            compute(new FeatureSet(missing));
        }
        String columns = features.features().stream()
                .map(feature -> (missing.contains(feature) ? "m." : "f.") + Sql.identifier(feature.name()))
                .collect(Collectors.joining(",\n    ", ",\n    ", ""));
        store.execute("""
                create or replace temp table %s as
                select
                    a.row_id as row_id%s
                from gate_asked as a
                join %s as f on f.row_id = a.row_id
                %s
                order by a.row_id
                """.formatted(
                        TABLE,
                        features.features().isEmpty() ? "" : columns,
                        TrainingRows.FEATURES,
                        missing.isEmpty() ? "" : "join gate_missing as m on m.row_id = a.row_id"));
    }

    private void compute(FeatureSet missing) {
        store.execute("drop table if exists temp.gate_missing");
        store.rows("select distinct snapshot_no from gate_asked order by snapshot_no", row -> row.number("snapshot_no"))
                .forEach(snapshot -> add(missing, snapshot));
    }

    /** A lead occurs once in a snapshot, as a moment asks for. */
    private void add(FeatureSet missing, long snapshot) {
        store.execute("create or replace temp table gate_moment as select * from gate_asked where snapshot_no = "
                + Sql.literal(snapshot));
        String plan = FeaturePlan.of(
                        missing, workspace.declarations(), AttributesAsOf.in(store), Moment.of("gate_moment"))
                .query();
        store.append("gate_missing", """
                select
                    a.row_id as row_id,
                    f.* exclude (lead_id)
                from gate_moment as a
                join (%s) as f on f.lead_id = a.lead_id
                """.formatted(plan));
    }
}
