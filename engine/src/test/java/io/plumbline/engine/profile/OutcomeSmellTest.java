package io.plumbline.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeSmellTest {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.inMemory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Rows 1, 3, 5 ... are learnt from, rows 2, 4, 6 ... measured. */
    @Test
    void figuresAreThoseCountedByHand() {
        TableProfile table = profile("""
                won,deal,size,tier
                yes,100,5,a
                yes,200,4,a
                yes,300,3,b
                no,,4,b
                no,,2,b
                no,,1,a
                no,,,b
                no,,,b
                """);
        List<OutcomeSmell> smells = smells(table, "won", "yes");
        OutcomeSmell deal = smells.get(1);
        assertEquals(new OutcomeSmell(1, 3, 3, 5, 0, 0, OptionalDouble.empty()), deal);
        assertTrue(deal.isFilledOnlyWithOutcome());
        assertEquals(1.0, deal.shareFilledWith());
        assertEquals(0.0, deal.shareFilledWithout());

        OutcomeSmell size = smells.get(2);
        // of 3 x 3 pairs (5, 4, 3 against 4, 2, 1) the winner is ahead in 7, level in 1
        assertEquals(new OutcomeSmell(2, 3, 3, 5, 3, 0, OptionalDouble.of(7.5 / 9)), size);
        assertFalse(size.isFilledOnlyWithOutcome());
        assertEquals(0.6, size.shareFilledWithout());

        // learnt: a 1 of 1, b 1 of 3; measured: a won, b lost, a lost, b lost: ahead of 2, level with 1
        assertEquals(OptionalDouble.of(2.5 / 3), smells.get(3).rankQuality());
    }

    @Test
    void aValueSeenOnlyWithTheOutcomeDecides() {
        StringBuilder rows = new StringBuilder("id,won,status\n");
        for (int i = 0; i < 20; i++) {
            rows.append(i).append(i < 6 ? ",yes,Customer\n" : i < 8 ? ",yes,Open\n" : ",no,Open\n");
        }
        OutcomeSmell status = smells(profile(rows.toString()), "won", "yes").get(2);
        assertEquals(6, status.decided());
        assertEquals(0.75, status.shareDecided());
    }

    @Test
    void valuesThatNeverComeBackPredictNothing() {
        StringBuilder rows = new StringBuilder("code,won\n");
        for (int i = 0; i < 100; i++) {
            rows.append("x-").append(i * 7919 % 1000).append(i % 3 == 0 ? ",yes\n" : ",no\n");
        }
        assertEquals(
                OptionalDouble.of(0.5),
                smells(profile(rows.toString()), "won", "yes").get(0).rankQuality());
    }

    @Test
    void theDateOfAStepIsAnOutcomeToo() {
        TableProfile table = profile("""
                id,customer since,last touch
                1,05.03.2024,06.03.2024
                2,,04.01.2024
                3,25.03.2024,31.12.2024
                4,,28.02.2024
                """);
        OutcomeCondition outcome =
                OutcomeCondition.filled(table.column("customer since").orElseThrow());
        OutcomeSmell touch = new OutcomeSmells(store, table, outcome).all().get(2);
        assertEquals(new OutcomeSmell(2, 2, 2, 2, 2, 0, OptionalDouble.of(1.0)), touch);
    }

    private TableProfile profile(String text) {
        return new Exports(folder, store).profile(text);
    }

    private List<OutcomeSmell> smells(TableProfile table, String column, String value) {
        OutcomeCondition outcome = OutcomeCondition.oneOf(table.column(column).orElseThrow(), List.of(value));
        return new OutcomeSmells(store, table, outcome).all();
    }
}
