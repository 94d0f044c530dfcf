package io.plumbline.training.drift;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.Part;
import io.plumbline.training.drift.RateDrift.Outcome;
import io.plumbline.training.snapshot.Maturity;
import java.util.List;
import java.util.Optional;

/** What became of the leads of a month. */
record Outcomes(Store store, List<Month> months, String target) {

    /** Of all mature rows; what was promised is what the model of the rows says now, 0 where it cannot be asked. */
    List<Outcome> mature(DriftRows rows) {
        if (!rows.maturities().contains(Maturity.MATURE)) {
            return List.of();
        }
        String probability = rows.allPredicted() ? "p.probability" : "0e0";
        return outcomes("""
                select
                    r.snapshot_no as snapshot_no,
                    min(r.snapshot_at) as snapshot_at,
                    count(*) as row_count,
                    count(*) filter (where b.label) as positive_count,
                    sum(%s order by r.row_id) as promised,
                    sum(%s * (1 - %s) order by r.row_id) as spread
                from training_row as r
                join training_label as b on b.row_id = r.row_id
                %swhere b.label_step = %s
                    and %s
                group by r.snapshot_no
                order by r.snapshot_no
                """.formatted(
                        probability,
                        probability,
                        probability,
                        rows.allPredicted() ? rows.predictions(Maturity.MATURE) : "",
                        Sql.literal(target),
                        rows.all()));
    }

    /** Of the rows that a model was judged on, with what it said of them without having seen them. */
    List<Outcome> heldOut(long modelId, Part part) {
        return outcomes("""
                select
                    snapshot_no,
                    min(snapshot_at) as snapshot_at,
                    count(*) as row_count,
                    count(*) filter (where label) as positive_count,
                    sum(probability order by lead_id) as promised,
                    sum(probability * (1 - probability) order by lead_id) as spread
                from holdout_score
                where model_id = %s
                    and part = %s
                group by snapshot_no
                order by snapshot_no
                """.formatted(modelId, Sql.literal(part.word())));
    }

    private List<Outcome> outcomes(String sql) {
        return store.rows(sql, this::outcome).stream().flatMap(Optional::stream).toList();
    }

    private Optional<Outcome> outcome(Row row) {
        return month(row)
                .map(month -> new Outcome(
                        month,
                        row.number("row_count"),
                        row.number("positive_count"),
                        row.real("promised"),
                        row.real("spread")));
    }

    /** Numbers of months may have moved since a model was judged; their dates have not. */
    private Optional<Month> month(Row row) {
        return months.stream()
                .filter(month -> month.holds(row.number("snapshot_no"), row.optionalInstant("snapshot_at")))
                .findFirst();
    }
}
