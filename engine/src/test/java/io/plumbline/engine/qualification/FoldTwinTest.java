package io.plumbline.engine.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.qualification.RandomMarket.Arrival;
import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the fold remembers is a function of what the store holds: the same however the data arrived and whenever commands
 * ran, and the same as a plain evaluation hour by hour. {@code -Dlevels.seeds=N} tries more than a few.
 */
class FoldTwinTest {
    private static final String RULES = """
            fit: { rules: [ { id: german, points: 7, when: { attribute: country, equals: DE } } ] }
            engagement: { rules: [ { id: views, points: 10, event: view, within: 3d } ] }
            """;
    private static final String FIRST = RULES + """
            evaluate: daily
            levels:
              mql:
                any_of:
                  - { scorer: points, at_least: 27, leave_below: 11 }
                  - { scorer: predictive, at_least: learned }
              service: { all_of: [ { step: customer }, { rule: views } ] }
            """;
    private static final String SECOND = RULES + """
            evaluate: weekly
            levels:
              busy: { all_of: [ { scorer: engagement, at_least: 30 } ] }
              mql:
                all_of:
                  - { scorer: points, at_least: 20, leave_below: 17 }
                  - none_of: [ { step: customer } ]
            """;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("levels.seeds", 4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theFoldIsTheSameInAnySplitAndAtOnceAndInPlainJava(long seed) {
        RandomMarket market = new RandomMarket(seed);
        Random random = new Random(seed + 1_000);
        Instant secondFrom = RandomMarket.BEGIN.plus(Duration.ofHours(24L * 12 + random.nextInt(72)));
        List<String> plain = new PlainLevels(market, secondFrom).changes(RandomMarket.END);
        List<String> atOnce = folded(market, secondFrom, List.of(RandomMarket.END), random);
        assertEquals(plain, atOnce, "seed " + seed);
        List<Instant> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(RandomMarket.BEGIN.plus(Duration.ofHours(random.nextInt(28 * 24))));
        }
        runs.add(RandomMarket.END);
        assertEquals(plain, folded(market, secondFrom, runs, random), "seed " + seed + ", folded as of " + runs);
    }

    /** Rows arrive in any order, a part of them before each fold. */
    private static List<String> folded(RandomMarket market, Instant secondFrom, List<Instant> runs, Random random) {
        try (SampleLeads sample = RandomMarket.empty()) {
            Store store = sample.store();
            learned(store);
            Declarations declared = sample.declared().withSteps(Set.of("customer"));
            InForce first = new InForce(RandomMarket.BEGIN, Cards.of(declared, FIRST));
            InForce second = new InForce(secondFrom, Cards.of(declared, SECOND));
            List<Arrival> coming = new ArrayList<>(market.arrivals());
            Collections.shuffle(coming, random);
            for (int i = 0; i < runs.size(); i++) {
                int until = i + 1 == runs.size() ? coming.size() : random.nextInt(coming.size() + 1);
                List<Arrival> now = coming.subList(0, until);
                long run = i + 1L;
                now.forEach(arrival -> arrival.at(store, run));
                imported(store, run);
                now.clear();
                List<InForce> inForce = runs.get(i).isBefore(secondFrom) && i + 1 < runs.size()
                        ? List.of(first)
                        : List.of(first, second);
                new Qualifier(store, declared).fold(inForce, run, runs.get(i), done -> {});
            }
            return changes(store);
        }
    }

    private static void learned(Store store) {
        store.execute("""
                insert into threshold (model_id, scorer, level, segment, label_step, policy, status, reason, threshold)
                values (2, 'predictive', 'mql', 'all', 'customer', 'max_f1', 'met', '', 0.7)
                """);
    }

    private static void imported(Store store, long run) {
        store.execute("""
                insert into source_file
                select %s, 'crm', 'events', 'file-%1$s', 'x', 1, null, timestamp '2026-12-31', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, null
                """.formatted(run));
    }

    private static List<String> changes(Store store) {
        return store.rows("""
                select
                    concat_ws(' ', strftime(changed_at, '%Y-%m-%d'), lead_id, level, change) as line
                from qualification_change
                order by
                    line
                """, row -> row.text("line"));
    }
}
