package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.SqlPlan;

/** Compiles to SQL why leads have their points at a moment. */
public final class PointsReasonPlan {
    private PointsReasonPlan() {}

    /**
     * The plan of {@code lead_id, reason_1, reason_2, reason_3}, beside other columns: the rules that change the points
     * most, in words, NULL where there are fewer.
     */
    public static SqlPlan of(Scorecard scorecard, Declarations declared, AttributesAsOf attributes, Moment moment) {
        return PointsReasons.plan(scorecard, declared, attributes, moment);
    }
}
