package io.plumbline.training.compare;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.Estimate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A point of a gains curve.
 *
 * @param depthPercent above 0, at most 100
 * @param taken        rows or leads that it stands for
 * @param found        positives among them
 * @param share        {@code found} of all positives
 */
record GainRow(Scorer scorer, double depthPercent, double taken, double found, Estimate share) {

    /** Stores points in one statement. */
    static void write(Store store, long modelId, Unit unit, String labelStep, List<GainRow> rows) {
        String common = "%s, %s, %s, %s"
                .formatted(
                        Sql.literal(Part.TEST.word()),
                        Sql.literal(unit.word()),
                        Sql.literal(labelStep),
                        Sql.literal(CurveKey.ALL));
        store.execute("insert into gain values\n"
                + rows.stream().map(row -> row.values(modelId, common)).collect(Collectors.joining(",\n")));
    }

    private String values(long modelId, String common) {
        double full = depthPercent / 100;
        return Stream.of(
                        Sql.literal(modelId),
                        Sql.literal(scorer.word()),
                        common,
                        Sql.literal(depthPercent),
                        Sql.literal(taken),
                        Sql.literal(found),
                        number(share.value(), 1),
                        number(share.low(), 1),
                        number(share.high(), 1),
                        number(share.value(), full),
                        number(share.low(), full),
                        number(share.high(), full))
                .collect(Collectors.joining(", ", "    (", ")"));
    }

    private static String number(OptionalDouble value, double per) {
        return value.isPresent() ? Sql.literal(value.getAsDouble() / per) : "null";
    }
}
