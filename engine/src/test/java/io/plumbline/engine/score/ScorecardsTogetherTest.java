package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScorecardsTogetherTest {
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

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachGivesWhatItGivesAlone(long seed) {
        RandomScorecards random = new RandomScorecards(5_000 + seed);
        random.history(12, 150).fill(store);
        Scorecard first = random.scorecard();
        List<Scorecard> cards = List.of(first, random.scorecard(), weighingOnlyFit(first));
        Moment moment = Moment.everyLead(RandomScorecards.AS_OF);
        AttributesAsOf attributes = AttributesAsOf.in(store);
        assertTrue(ScorecardsTogether.fit(cards));
        List<Collection<String>> fired = cards.stream()
                .<Collection<String>>map(card ->
                        card.rules().stream().map(Rule::id).limit(4).collect(Collectors.toCollection(TreeSet::new)))
                .toList();
        ScorecardsTogether together = new ScorecardsTogether(cards, fired, History.DECLARATIONS, attributes);
        together.write(store, moment);
        for (int i = 0; i < cards.size(); i++) {
            Scorecard card = cards.get(i);
            assertEquals(
                    LeadPoints.of(store, ScorePlan.of(card, History.DECLARATIONS, attributes, moment)),
                    LeadPoints.of(store, together.scores(i)));
            assertEquals(
                    fired(
                            FiredRules.plan(card, fired.get(i), History.DECLARATIONS, attributes, moment)
                                    .query(),
                            fired.get(i)),
                    fired(together.scores(i).query(), fired.get(i)));
        }
        ScorecardsTogether.drop(store);
    }

    private static Scorecard weighingOnlyFit(Scorecard card) {
        return new Scorecard(
                card.name(),
                card.fit(),
                card.engagement(),
                card.stage(),
                new PointsScore(1, 0, 0, card.points().bounds()),
                card.grades(),
                card.levels(),
                card.grid(),
                card.segments());
    }

    private static List<String> fired(String query, Collection<String> ids) {
        String columns =
                ids.stream().map(id -> ", ' ', q." + FiredRules.column(id)).collect(Collectors.joining());
        return store.rows(
                "select concat(q.lead_id" + columns + ") as line from (" + query + ") as q order by q.lead_id",
                row -> row.text("line"));
    }
}
