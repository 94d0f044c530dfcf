package io.plumbline.training.drift;

import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.sql.Sql;
import io.plumbline.training.curve.Scorer;
import java.util.Locale;

/**
 * What may drift by its values.
 *
 * @param name   the feature's, or the scorer's
 * @param column its value in SQL, over rows {@code r}, their features {@code f} and predictions {@code p}
 * @param values what they are
 */
record Subject(Kind kind, String name, String column, Values values) {

    /** What is looked at. */
    enum Kind {
        FEATURE,
        SCORE,
        LABEL,
        CALIBRATION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many figures of it a month has that may give an alarm, at most. */
    int figures() {
        return kind == Kind.FEATURE ? 2 : 1;
    }

    static Subject of(Feature feature) {
        return new Subject(Kind.FEATURE, feature.name(), "f." + Sql.identifier(feature.name()), Values.of(feature));
    }

    static Subject of(Scorer scorer) {
        String relation = scorer == Scorer.PREDICTIVE ? "p." : "r.";
        return new Subject(Kind.SCORE, scorer.word(), relation + Sql.identifier(scorer.column()), Values.NUMBERS);
    }
}
