package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScorePlanTwinTest {
    private static Store store;

    @BeforeAll
    static void open() {
        store = Store.inMemory();
        History.addColumns(store);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static List<Long> seeds() {
        return LongStream.range(0, 20).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sqlAndPlainJavaGiveTheSameMicroPoints(long seed) {
        RandomScorecards random = new RandomScorecards(seed);
        History history = random.history(12, 150);
        history.fill(store);
        for (int i = 0; i < 3; i++) {
            Scorecard scorecard = random.scorecard();
            Instant asOf = RandomScorecards.AS_OF.minus(Duration.ofHours(36L * i));
            assertEquals(
                    PlainScorer.every(scorecard, History.DECLARATIONS, history, asOf),
                    LeadPoints.of(store, plan(scorecard, Moment.everyLead(asOf))));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aMomentOfItsOwnForEachLeadGivesTheSame(long seed) {
        RandomScorecards random = new RandomScorecards(1_000 + seed);
        History history = random.history(12, 150);
        history.fill(store);
        Scorecard scorecard = random.scorecard();
        Map<String, LeadPoints> expected = new TreeMap<>();
        store.execute("create or replace temp table moments (lead_id varchar, as_of_us bigint)");
        for (int i = 0; i < history.leads.size(); i++) {
            Instant asOf = RandomScorecards.AS_OF.minus(Duration.ofHours(7L * i));
            History.Lead lead = history.leads.get(i);
            expected.put(lead.id(), new PlainScorer(scorecard, History.DECLARATIONS, history, lead, asOf).score());
            store.insert("insert into moments values (?, ?)", lead.id(), asOf.toEpochMilli() * 1_000);
        }
        assertEquals(expected, LeadPoints.of(store, plan(scorecard, Moment.of("moments"))));
    }

    private static SqlPlan plan(Scorecard scorecard, Moment moment) {
        return ScorePlan.of(scorecard, History.DECLARATIONS, AttributesAsOf.in(store), moment);
    }
}
