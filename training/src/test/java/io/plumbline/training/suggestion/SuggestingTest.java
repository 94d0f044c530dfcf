package io.plumbline.training.suggestion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.scorecard.AuditPolicy;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.yaml.YamlDocument;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuggestingTest {
    private static final String CARD = """
            # Ours since 2019; ask Eve before you change it.
            version: 1
            name: acme
            fit:
              rules:
                - { id: large, points: 25, when: { attribute: employees, at_least: 500 } }   # big ones
                - id: free-mail
                  points: -15       # nobody buys from home
                  when: { attribute: free_mail, is_true: true }
            engagement:
              rules:
                - { id: pages, points: 2, event: page_view, within: 30d, half_life: 14d, limit: 20 }
            stage:
              stages:
                - { name: trying, enter_at: 5, rules: [ { id: trial, points: 10, event: trial } ] }
            points: { weights: { fit: 0.4, engagement: 0.6 } }
            segments:
              - name: dach
                when: { attribute: country, in: [DE] }
                fit: { rules: [ { id: large, points: 30 } ] }
            """;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.inMemory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void verdict(String segment, String rule, String verdict, double given, double supported) {
        store.insert("""
                insert into rule_audit by name
                select
                    1 as model_id,
                    ? as segment,
                    ? as rule,
                    1 as position,
                    'fit' as dimension,
                    1 as weight,
                    100 as row_count,
                    100 as lead_count,
                    50 as positive_count,
                    ? as given_points,
                    1 as mean_points,
                    ? as supported_points,
                    ? as verdict,
                    'the outcomes bear out ' || ? as reason
                """, segment, rule, given, supported, verdict, String.valueOf(supported));
    }

    private void window(String rule, String kind, String days) {
        store.execute("""
                insert into rule_window values (1, 'all', '%s', '%s', 1, %s, %s, false, 0.1, -0.01, -0.02, -0.005, true)
                """.formatted(rule, kind, days, days.equals("null")));
    }

    private Suggestion suggestion() {
        return Suggesting.of(
                store,
                1,
                AuditPolicy.USUAL,
                YamlDocument.parse("scoring.yaml", CARD).root(),
                CARD,
                "Suggested.");
    }

    @Test
    void onlyNumbersChangeAndTheTopSaysWhich() {
        verdict("all", "large", "too_high", 25, 11.7);
        verdict("all", "free-mail", "vanity", -15, -0.3);
        assertEquals(
                """
                # Suggested.
                # large points 25 -> 12: the outcomes bear out 11.7
                # free-mail points -15 -> 0: the outcomes bear out -0.3
                """ + CARD.replace("large, points: 25", "large, points: 12").replace("points: -15 ", "points: 0 "),
                suggestion().text());
    }

    @Test
    void theLimitGoesWithThePointsSoThatAsManyEventsCount() {
        verdict("all", "pages", "too_low", 2, 3.2);
        assertEquals(
                CARD.replace("points: 2,", "points: 3,").replace("limit: 20", "limit: 30"),
                withoutRemarks(suggestion().text(), 3));
    }

    @Test
    void aRuleOfASegmentChangesWhereItIsWritten() {
        verdict("all", "large", "earns", 25, 25);
        verdict("dach", "large", "too_high", 30, 9);
        verdict("dach", "free-mail", "vanity", -15, 0);
        Suggestion suggestion = suggestion();
        assertEquals(CARD.replace("large, points: 30", "large, points: 9"), withoutRemarks(suggestion.text(), 2));
        assertEquals("dach", suggestion.changes().get(0).segment());
    }

    @Test
    void aScorecardThatIsRightStaysByteForByte() {
        verdict("all", "large", "earns", 25, 27);
        verdict("all", "pages", "cannot_tell", 2, 9);
        Suggestion suggestion = suggestion();
        assertEquals(CARD, suggestion.text());
        assertEquals(List.of(), suggestion.changes());
    }

    @Test
    void aLengthOfTimeChangesOnlyWhereTheDataPreferAnother() {
        verdict("all", "pages", "earns", 2, 2);
        window("pages", "half_life", "3.5");
        assertEquals(
                CARD.replace("half_life: 14d", "half_life: 84h"),
                withoutRemarks(suggestion().text(), 2));
    }

    @Test
    void noDecayMeansThatTheKeyGoes() {
        verdict("all", "pages", "earns", 2, 2);
        window("pages", "half_life", "null");
        assertEquals(
                CARD.replace("half_life: 14d, ", ""),
                withoutRemarks(suggestion().text(), 2));
    }

    @Test
    void pointsAndLengthsDoNotChangeAtOnce() {
        verdict("all", "pages", "too_low", 2, 4);
        window("pages", "half_life", "28");
        Suggestion suggestion = suggestion();
        assertEquals(
                List.of("points", "limit"),
                suggestion.changes().stream().map(Suggestion.Change::key).toList());
        assertEquals(
                List.of("The data prefer a half_life of 28d for rule pages, by its points as they were; its points are"
                        + " changed first, train and audit again."),
                suggestion.notes());
    }

    private static String withoutRemarks(String text, int remarks) {
        return text.lines().skip(remarks).reduce("", (all, line) -> all + line + "\n");
    }
}
