package io.plumbline.training.pipeline;

import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.curve.LabelledHoldout;
import io.plumbline.training.snapshot.TrainingRows;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of the file that {@link ModelRows} writes. It names no lead and no account, but numbers them.
 *
 * @param comment beginning with what one row is
 * @param query   of its content
 */
record SideTable(String name, String comment, String query) {

    static List<SideTable> all(Workspace workspace, long modelId, FeatureSet features, Encoding encoding) {
        return List.of(
                model(workspace, modelId),
                rows(workspace, modelId),
                new SideTable(
                        "raw_feature",
                        "one row per training row; key: row_id; the features as they were known then",
                        "select\n    row_id as row_id,\n"
                                + features.names().stream()
                                        .map(name -> "    " + Sql.identifier(name))
                                        .collect(Collectors.joining(",\n"))
                                + "\nfrom " + TrainingRows.FEATURES + "\norder by row_id"),
                new SideTable(
                        "encoded_feature",
                        "one row per training row; key: row_id; the features as numbers, by what the development rows"
                                + " teach; encoded_column says what each column is",
                        "select\n    row_id as row_id,\n" + encoding.select() + "\nfrom " + TrainingRows.FEATURES
                                + "\norder by row_id"),
                columns(encoding));
    }

    private static SideTable model(Workspace workspace, long modelId) {
        return new SideTable(
                "model", "one row: the model whose rows these are, and how its intervals are drawn", """
                select
                    model_id as model_id,
                    as_of as as_of,
                    target as target,
                    horizon_days as horizon_days,
                    regularisation_c as regularisation_c,
                    fingerprint as fingerprint,
                    cast(%s as bigint) as seed,
                    cast(%s as bigint) as bootstrap_draws
                from model
                where model_id = %s""".formatted(
                        workspace.training().seed(), workspace.training().bootstrapDraws(), modelId));
    }

    private static SideTable rows(Workspace workspace, long modelId) {
        String target = workspace.outcome().target();
        return new SideTable(
                "training_row",
                "one row per lead and snapshot; key: row_id, oldest first; part: development, gap or test; outcome and"
                        + " label say whether the target followed; leads and what is drawn together (accounts where"
                        + " given) have numbers; linear_predictor and probability are the model's, on test rows only",
                """
                select
                    r.row_id as row_id,
                    p.part as part,
                    case when b.label then %s else %s end as outcome,
                    b.label as label,
                    dense_rank() over (order by r.lead_id) as lead_no,
                    dense_rank() over (order by %s) as cluster_no,
                    r.snapshot_no as snapshot_no,
                    r.snapshot_at as snapshot_at,
                    r.points as points,
                    h.linear_predictor as linear_predictor,
                    h.probability as probability
                from training_row as r
                join (select row_id, %s as part from %s) as p on p.row_id = r.row_id
                join training_label as b on b.row_id = r.row_id and b.label_step = %s
                left join holdout_score as h
                    on h.model_id = %s
                    and h.part = 'test'
                    and p.part = 'test'
                    and h.lead_id = r.lead_id
                    and h.snapshot_no = r.snapshot_no
                order by r.row_id""".formatted(
                                Sql.literal(target),
                                Sql.literal("not_" + target),
                                LabelledHoldout.clusterKey("r"),
                                RowParts.NAME,
                                RowParts.TABLE,
                                Sql.literal(target),
                                modelId));
    }

    private static SideTable columns(Encoding encoding) {
        List<EncodedColumn> columns = encoding.columns();
        String values = IntStream.range(0, columns.size())
                .mapToObj(i -> "    (%s, %s, %s, %s, %s)"
                        .formatted(
                                i + 1,
                                Sql.literal(Encoding.sqlName(i)),
                                Sql.literal(columns.get(i).name()),
                                Sql.literal(columns.get(i).feature()),
                                Sql.literal(columns.get(i).transform().words())))
                .collect(Collectors.joining(",\n"));
        return new SideTable(
                "encoded_column",
                "one row per column of encoded_feature; key: position; term and transform are those of model_feature",
                "select * from (values\n" + values + "\n) as c(position, column_name, term, feature, transform)"
                        + "\norder by position");
    }

    /** Writes the content beside the file, inside the transaction in which the rows are. */
    void spill(Store store, Path folder) {
        store.execute("copy (" + query + ") to " + spilled(folder) + " (format parquet)");
    }

    /** Makes the table in the attached database {@code side} of what was spilled. */
    void create(Store store, Path folder) {
        store.execute("create table side." + Sql.identifier(name) + " as from read_parquet(" + spilled(folder) + ")");
        store.execute("comment on table side." + Sql.identifier(name) + " is " + Sql.literal(comment));
    }

    private String spilled(Path folder) {
        return Sql.literal(folder.resolve(name + ".parquet").toAbsolutePath().toString());
    }
}
