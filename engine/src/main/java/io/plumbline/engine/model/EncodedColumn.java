package io.plumbline.engine.model;

import io.plumbline.engine.sql.Sql;

/**
 * A column of the encoded rows that a model is fitted on: {@code (transform(value) - mean) / scale}.
 *
 * @param feature   name of the feature
 * @param transform makes its value a number
 * @param mean      of the transformed training values; 0 for indicators, which stay 0 and 1
 * @param scale     population standard deviation of the transformed training values, above 0; 1 for indicators
 * @param average   the encoded value of the average training row: 0 but for rounding, for indicators their share
 */
public record EncodedColumn(String feature, Transform transform, double mean, double scale, double average) {
    public EncodedColumn {
        if (!Double.isFinite(mean) || !(scale > 0) || !Double.isFinite(scale) || !Double.isFinite(average)) {
            throw new IllegalArgumentException("The column '" + transform.name(feature)
                    + "' needs a finite mean and average and a finite scale above 0.");
        }
    }

    /** A 0-or-1 column, not standardised. */
    public static EncodedColumn indicator(String feature, Transform transform, double share) {
        return new EncodedColumn(feature, transform, 0, 1, share);
    }

    /** Its name, unique in a model. */
    public String name() {
        return transform.name(feature);
    }

    /** Its value as an SQL expression of DOUBLE, never NULL, over a row that has the feature's column. */
    public String sql() {
        String transformed = transform.sql(Sql.identifier(feature));
        return transform.indicator()
                ? transformed
                : "(" + transformed + " - (" + Sql.literal(mean) + ")) / " + Sql.literal(scale);
    }
}
