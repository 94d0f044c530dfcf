package io.plumbline.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.feature.EventCount;
import io.plumbline.engine.feature.FeatureSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PredictorTest {
    private static final Instant AS_OF = RandomModels.AS_OF;

    @Test
    void everyLeadThatExistsIsScoredOnceAndMarkedOpenOrNot() {
        try (SampleLeads leads = new SampleLeads()
                .type("view", Map.of())
                .lead("open", Optional.empty())
                .lead("closed", Optional.of(AS_OF.minusSeconds(60)))
                .lead("not yet", Optional.of(AS_OF))
                .event("open", "view", AS_OF.minusSeconds(60))
                .event("open", "view", AS_OF)) {
            leads.store().execute("create temp table open_lead as select 'open' as lead_id");
            PropensityModel model = model();
            long written = Predictor.predict(leads.store(), model, 3, leads.declared(), 7, AS_OF, "open_lead");
            assertEquals(2, written);
            assertEquals(
                    List.of(
                            "7 closed 2026-03-01T12:00:00Z 3 -1.0 " + Sigmoid.of(-1) + " 0.0 false",
                            "7 open 2026-03-01T12:00:00Z 3 1.0 " + Sigmoid.of(1) + " 100.0 true"),
                    leads.store()
                            .rows(
                                    "select * from prediction order by lead_id",
                                    row -> "%s %s %s %s %s %s %s %s"
                                            .formatted(
                                                    row.number("run_id"),
                                                    row.text("lead_id"),
                                                    row.instant("as_of"),
                                                    row.number("model_id"),
                                                    row.real("linear_predictor"),
                                                    row.real("probability"),
                                                    row.real("predictive_score"),
                                                    row.truth("open"))));
        }
    }

    private static PropensityModel model() {
        EncodedColumn views = new EncodedColumn("view_count", new Transform.Plain(0), 0.5, 0.5, 0);
        return new PropensityModel(
                "customer",
                OptionalDouble.of(90),
                AS_OF,
                new FeatureSet(List.of(new EventCount("view", Optional.empty()))),
                List.of(new Term(views, 1)),
                0,
                new NoCalibration(),
                PercentileScale.of(new double[] {0.4, 0.6}));
    }
}
