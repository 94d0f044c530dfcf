package io.plumbline.training.pipeline;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.Arrays;

/** Writes what each part of the rows holds. */
record ModelParts(Store store, long modelId) {

    void write(TrainingSet set, Parts parts, Recipe recipe) {
        write("development", set, parts.split().development());
        write("gap", set, parts.split().gap());
        write("test", set, parts.split().test());
        write("out_of_fold", set, recipe.outOfFold().rows());
    }

    private void write(String part, TrainingSet set, int[] rows) {
        if (rows.length == 0) {
            return;
        }
        int[] snapshots = Arrays.stream(rows).map(row -> set.snapshot()[row]).toArray();
        store.execute("""
                insert into model_part
                select
                    %s as model_id,
                    %s as part,
                    (select snapshot_at from training_row where row_id = %s) as first_snapshot_at,
                    (select snapshot_at from training_row where row_id = %s) as last_snapshot_at,
                    %s as first_snapshot_no,
                    %s as last_snapshot_no,
                    %s as row_count,
                    %s as lead_count,
                    %s as positive_count
                """.formatted(
                        modelId,
                        Sql.literal(part),
                        rows[0],
                        rows[rows.length - 1],
                        Arrays.stream(snapshots).min().orElseThrow(),
                        Arrays.stream(snapshots).max().orElseThrow(),
                        rows.length,
                        set.leads(rows),
                        set.positives(rows)));
    }
}
