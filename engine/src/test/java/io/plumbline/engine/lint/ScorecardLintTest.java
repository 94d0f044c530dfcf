package io.plumbline.engine.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorecardLintTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    private static final Declarations DECLARED = new Declarations(
            new TreeMap<>(Map.of(
                    "employees", ValueType.NUMBER,
                    "country", ValueType.TEXT,
                    "email", ValueType.TEXT,
                    "trial_end", ValueType.DATE,
                    "student", ValueType.BOOLEAN)),
            new TreeMap<>(Map.of(
                    "visit",
                    new EventType(
                            "visit",
                            false,
                            new TreeMap<>(Map.of("page", ValueType.TEXT, "seconds", ValueType.NUMBER)),
                            Optional.empty()),
                    "call",
                    new EventType(
                            "call", false, new TreeMap<>(), Optional.of(Instant.parse("2026-02-01T00:00:00Z"))))));

    @TempDir
    private Path folder;

    @Test
    void aPlainScorecardIsQuiet() {
        assertEquals(List.of(), lint("""
                fit:
                  rules:
                    - { id: size, points: 60, when: { attribute: employees, between: [50, 200] } }
                    - { id: large, points: 80, when: { attribute: employees, at_least: 201 } }
                engagement:
                  rules:
                    - { id: visits, points: 5, event: visit, half_life: 30d, limit: 40 }
                    - { id: calls, points: 20, event: call, within: 30d, per: day }
                points: { weights: { fit: 0.5, engagement: 0.5 } }
                levels:
                  mql: { any_of: [ { scorer: points, at_least: 60 } ] }
                """));
    }

    @Test
    void conditionsThatContradictOneAnother() {
        assertEquals(
                List.of(
                        "5 warning never_fires: Rule 'both' can never fire: no value of 'employees' meets all that it asks of it.",
                        "6 warning never_fires: Rule 'pages' can never fire: no value of 'page' meets all that it asks of it.",
                        "7 warning never_fires: Rule 'gone' can never fire: no value of 'country' meets all that it asks of it.",
                        "8 warning never_fires: Rule 'ended' can never fire: no value of 'trial_end' meets all that it asks of it."),
                kinds("never_fires", """
                fit:
                  rules:
                    - { id: both, points: 5, all_of: [ { attribute: employees, at_least: 50 }, { attribute: employees, at_most: 49.5 } ] }
                    - { id: pages, points: 5, event: visit, where: [ { property: page, equals: pricing }, { property: page, starts_with: doc } ] }
                    - { id: gone, points: 5, all_of: [ { attribute: country, is_missing: true }, { attribute: country, equals: DE } ] }
                    - { id: ended, points: 5, all_of: [ { attribute: trial_end, at_most: 2026-01-01 }, { attribute: trial_end, at_least: 2026-01-02 } ] }
                    - { id: fine, points: 5, all_of: [ { attribute: country, in: [DE, FR] }, { attribute: country, starts_with: f } ] }
                    - { id: edge, points: 5, all_of: [ { attribute: employees, at_least: 50 }, { attribute: employees, at_most: 50 } ] }
                    - { id: told, points: 5, all_of: [ { attribute: country, matches: "^D" }, { attribute: country, contains_any: [x] } ] }
                points: { weights: { fit: 1 } }
                """));
    }

    @Test
    void rulesThatCountTheSameOrWithinOneAnother() {
        List<String> found = lint("""
                fit:
                  rules:
                    - { id: size, points: 5, when: { attribute: employees, at_least: 50 } }
                    - { id: large, points: 5, when: { attribute: employees, at_least: 200 } }
                    - { id: german, points: 5, when: { attribute: country, equals: DE } }
                    - { id: dach, points: 5, when: { attribute: country, in: [DE, AT, CH] } }
                    - { id: same, points: 9, when: { attribute: country, in: [at, ch, de] } }
                engagement:
                  rules:
                    - { id: visits, points: 1, event: [visit, call] }
                    - { id: prices, points: 15, event: visit, within: 30d, where: [ { property: page, equals: pricing } ] }
                points: { weights: { fit: 1, engagement: 1 } }
                grade: { fit: [10, 5, 2] }
                """);
        assertEquals(
                List.of(
                        "9 warning duplicate: Rules 'dach' and 'same' count the same, twice.",
                        "6 note contained: Whatever counts for rule 'large' counts for 'size' too.",
                        "7 note contained: Whatever counts for rule 'german' counts for 'dach', 'same' too.",
                        "13 note contained: Whatever counts for rule 'prices' counts for 'visits' too."),
                found);
    }

    @Test
    void limitsAndBoundsThatKeepPointsBack() {
        assertEquals(
                List.of(
                        "5 warning unused_group: No rule is in the group 'empty'.",
                        "7 warning limit_below_points: Rule 'size' gives 25 points, of which the limit of its group 'company' lets through 20.",
                        "10 warning always_zero: 'engagement' is 0 for every lead: its rules only take away, and its bounds begin at 0.",
                        "11 warning limit_below_points: Rule 'visits' gives 10 points for one event, of which its limit lets through 4.",
                        "11 warning no_points: Rule 'nothing' gives no points, whatever happens."),
                lint("""
                fit:
                  groups:
                    empty: { limit: 3 }
                    company: { limit: 20 }
                  rules: [ { id: size, points: 25, group: company, when: { attribute: employees, at_least: 50 } } ]
                  max: 100
                grade: { fit: [20, 10, 5], engagement: [0.3, 0.2, 0.1] }
                engagement:
                  rules: [ { id: visits, points: -10, event: visit, limit: 4 }, { id: nothing, points: 0, event: call } ]
                points: { weights: { fit: 1, engagement: 1 } }
                """).stream()
                        .filter(line -> !line.contains("unreachable_grade"))
                        .toList());
    }

    @Test
    void stagesGradesAndLevelsThatNobodyReaches() {
        assertEquals(
                List.of(
                        "7 warning unreachable_stage: No lead can be in the stage 'late': its rules give at most 5 points, and it begins at 6.",
                        "9 warning unreachable_grade: No lead can have the best grade of 'fit': it reaches at most 60 points, and that grade begins at 75.",
                        "12 warning unreachable_level: No lead can reach the level 'mql': it asks for 61 of 'points', which reaches at most 60.",
                        "13 warning unreachable_condition: A condition of the level 'sql' never holds: it asks for 1.5 of 'predictive', which reaches at most 1.",
                        "14 warning level_of_all: Every lead has the level 'all': its threshold is not above the lowest score."),
                lint("""
                fit:
                  rules: [ { id: small, points: 60, when: { attribute: country, equals: DE } }, { id: other, points: 50, when: { attribute: country, equals: FR } } ]
                stage:
                  stages:
                    - { name: late, enter_at: 6, rules: [ { id: late, points: 5, event: visit, per: once } ] }
                    - { name: sure, enter_at: 6, rules: [ { id: sure, points: 5, event: visit } ] }
                grade: { fit: [75, 50, 25] }
                points: { weights: { fit: 1 } }
                levels:
                  mql: { all_of: [ { scorer: points, at_least: 61 } ] }
                  sql: { any_of: [ { scorer: predictive, at_least: 1.5 }, { scorer: fit, at_least: 60 } ] }
                  all: { any_of: [ { scorer: points, at_least: 0 } ] }
                """));
    }

    @Test
    void aWindowThatWasNotObservedYetAndAListThatNobodyNames() {
        assertEquals(
                List.of(
                        "3 warning unused_list: No condition looks into the list 'unread'.",
                        "7 warning window_not_observed: Rule 'silent' cannot fire before 2026-05-02T00:00:00Z: its events are complete since 2026-02-01T00:00:00Z, and its window is longer than that."),
                lint("""
                lists: { unread: [a, b],
                  read: [c] }
                fit:
                  min: -10
                  rules: [ { id: silent, points: -5, absent: [call], within: 90d }, { id: list, points: 80, when: { attribute: email, domain_in_list: read } } ]
                points: { weights: { fit: 1 } }
                """));
    }

    @Test
    void anEventGivesWhatItsHeaviestChannelGives() {
        assertEquals(
                List.of("5 warning limit_below_points: Rule 'two' gives 20 points for one event,"
                        + " of which its limit lets through 15."),
                lint("""
                engagement:
                  channels: { property: page, weights: { email: 2 } }
                  rules: [ { id: two, points: 10, event: visit, within: 9d, limit: 15 }, { id: one, points: 40, event: visit, per: once } ]
                points: { weights: { engagement: 1 } }
                grade: { engagement: [95, 50, 25] }
                """).stream().filter(line -> line.contains("warning")).toList());
    }

    @Test
    void aThousandRulesAreLookedAtInAFewSeconds() {
        StringBuilder rules = new StringBuilder("fit:\n  rules:\n");
        for (int i = 0; i < 500; i++) {
            rules.append(
                    "    - { id: n%s, points: 1, when: { attribute: employees, at_least: %s } }\n".formatted(i, i));
            rules.append("    - { id: t%s, points: 1, when: { attribute: country, in: [c%s, d] } }\n".formatted(i, i));
        }
        List<String> found = lint(rules + "points: { weights: { fit: 1 } }\n");
        assertEquals(499, found.size());
        assertEquals("7 note contained: Whatever counts for rule 'n1' counts for 'n0' too.", found.get(0));
    }

    @Test
    void aSegmentIsLookedAtWhereItDiffersFromTheBase() {
        assertEquals(
                List.of(
                        "5 warning no_points: Rule 'nothing' gives no points, whatever happens.",
                        "12 warning unreachable_level: In the segment 'german': No lead can reach the level 'mql': it asks for 90 of 'points', which reaches at most 80.",
                        "13 warning empty_segment: No lead can be in the segment 'nobody': no value of 'employees' meets all that it asks of it."),
                lint("""
                fit:
                  rules:
                    - { id: nothing, points: 0, event: call }
                    - { id: size, points: 80, when: { attribute: employees, at_least: 50 } }
                points: { weights: { fit: 1 } }
                levels: { mql: { any_of: [ { scorer: points, at_least: 60 } ] } }
                segments:
                  - name: german
                    when: [ { attribute: country, equals: DE } ]
                    levels: { mql: { any_of: [ { scorer: points, at_least: 90 } ] } }
                  - name: nobody
                    when: [ { attribute: employees, at_least: 9 }, { attribute: employees, at_most: 8 } ]
                """));
    }

    @Test
    void onTheDataRulesThatNeverOrAlwaysFire() {
        try (Store store = Store.inMemory()) {
            store.execute("alter table lead add column country varchar");
            store.execute("alter table event add column page varchar");
            store.execute("insert into lead (lead_id, created_at, row_no, run_id, country)"
                    + " select 'lead ' || i, timestamp '2025-01-01', i, 1, 'DE' from range(25) as r (i)");
            store.execute("insert into event (event_id, lead_id, occurred_at, event_type, source, run_id, page)"
                    + " values ('e', 'lead 1', timestamp '2025-01-02', 'visit', 'web', 1, 'home')");
            store.execute("insert into event (event_id, lead_id, occurred_at, event_type, source, run_id, page)"
                    + " select 'e' || i, 'lead ' || i, timestamp '2025-01-01 06:00', 'visit', 'web', 1, 'home'"
                    + " from range(25) as r (i)");
            Path file = file("""
                    fit:
                      rules:
                        - { id: german, points: 5, when: { attribute: country, equals: DE } }
                        - { id: french, points: 5, when: { attribute: country, equals: FR } }
                    engagement:
                      rules:
                        - { id: recent, points: 5, event: visit, within: 12h }
                        - { id: calls, points: 5, event: call, within: 12h }
                        - { id: quiet, points: 5, none_of: [ { event: visit, within: 12h }, { attribute: country, equals: FR } ] }
                        - { id: never-quiet, points: 5, none_of: [ { attribute: country, equals: DE } ] }
                    points: { weights: { fit: 1, engagement: 1 } }
                    """);
            assertEquals(
                    List.of(
                            "5 warning always_fires: Rule 'german' gives every one of the 25 leads the same points, so that it tells none from another.",
                            "6 warning never_fired: Rule 'french' fired for none of the 25 leads, at any time.",
                            "10 warning never_fired: Rule 'calls' fired for none of the 25 leads, at any time.",
                            "12 warning never_fired: Rule 'never-quiet' fired for none of the 25 leads, at any time."),
                    onData(file, store));
        }
    }

    @Test
    void anEventOfTheFarFutureHidesNoneOfToday() {
        try (Store store = Store.inMemory()) {
            store.execute("insert into lead (lead_id, created_at, row_no, run_id)"
                    + " values ('ann', timestamp '2025-01-01', 1, 1)");
            store.execute("insert into event (event_id, lead_id, occurred_at, event_type, source, run_id)"
                    + " values ('a', 'ann', timestamp '2025-02-02', 'visit', 'web', 1),"
                    + " ('b', 'ann', timestamp '2062-02-02', 'visit', 'web', 1)");
            Path file = file("""
                    engagement:
                      rules:
                        - { id: visits, points: 5, event: visit, within: 12h }
                    points: { weights: { engagement: 1 } }
                    """);
            assertEquals(List.of(), onData(file, store));
        }
    }

    @Test
    void onTheDataSegmentsWithoutLeadsAndRulesThatNeverFireInTheirs() {
        try (Store store = Store.inMemory()) {
            store.execute("alter table lead add column country varchar");
            store.execute(
                    "insert into lead (lead_id, created_at, row_no, run_id, country)"
                            + " select 'lead ' || i, timestamp '2025-01-01', i, 1, if(i < 20, 'DE', 'FR') from range(25) as r (i)");
            store.execute("insert into event (event_id, lead_id, occurred_at, event_type, source, run_id)"
                    + " values ('e', 'lead 1', timestamp '2025-01-02', 'visit', 'web', 1)");
            Path file = file("""
                    engagement:
                      rules:
                        - { id: visits, points: 5, event: visit, within: 30d }
                        - { id: calls, points: 5, event: call }
                    points: { weights: { engagement: 1 } }
                    segments:
                      - name: french
                        when: { attribute: country, equals: FR }
                        engagement:
                          without: [calls]
                          rules: [ { id: visits, points: 9 } ]
                      - name: spanish
                        when: { attribute: country, equals: ES }
                        engagement: { rules: [ { id: spain, points: 9, event: visit } ] }
                    """);
            assertEquals(
                    List.of(
                            "6 warning never_fired: Rule 'calls' fired for none of the 20 leads that it is for, at any time.",
                            "13 warning never_fired: Rule 'visits' fired for none of the 5 leads that it is for, at any time.",
                            "14 warning segment_without_leads: None of the 25 leads is in the segment 'spanish'."),
                    onData(file, store));
        }
    }

    private static List<String> onData(Path file, Store store) {
        return ScorecardLint.onData(file, ScorecardReader.read(file, DECLARED), DECLARED, store, AS_OF).stream()
                .map(ScorecardLintTest::line)
                .toList();
    }

    @Test
    void aRuleOfNoPointsThatALevelAsksForIsMeant() {
        assertEquals(
                List.of("6 warning no_points: Rule 'idle' gives no points, whatever happens."),
                kinds("no_points", """
                engagement:
                  rules:
                    - { id: asked, points: 0, event: call }
                    - { id: idle, points: 0, event: visit }
                    - { id: far, points: 0, event: visit, within: 9d }
                points: { weights: { engagement: 1 } }
                levels: { mql: { any_of: [ { scorer: points, at_least: 60 }, { none_of: [ { rule: asked } ] } ] } }
                segments:
                  - name: german
                    when: { attribute: country, equals: DE }
                    levels: { mql: { any_of: [ { rule: far } ] } }
                """));
    }

    @Test
    void limitsAreHeldAgainstWhatRulesReallyGive() {
        assertEquals(
                List.of(
                        "8 warning limit_below_points: Rule 'limited' gives 20 points for one event, of which its limit lets through 10.",
                        "9 warning limit_below_points: Rule 'weighed' gives 30 points, of which the limit of its group 'g' lets through 15.",
                        "11 warning bound_below_points: Rule 'takes' takes 60 points, and 'engagement' goes down to -50.",
                        "12 note channel_of_some: Rule 'both' goes without channel weights: not all of its types of events have 'page'."),
                lint("""
                engagement:
                  min: -50
                  groups: { g: { limit: 15 } }
                  channels: { property: page, weights: { email: 3 } }
                  rules:
                    - { id: limited, points: 20, limit: 10, group: g, event: visit, within: 9d, channel_weights: false }
                    - { id: weighed, points: 10, group: g, event: visit, within: 8d, per: once }
                    - { id: timed, points: 20, group: g, event: visit, within: 7d, times: { property: seconds }, limit: 15 }
                    - { id: takes, points: -60, event: call }
                    - { id: both, points: 1, event: [call, visit], within: 40d }
                points: { weights: { engagement: 1 } }
                grade: { engagement: [40, 30, 25] }
                """).stream().filter(line -> !line.contains("contained")).toList());
    }

    @Test
    void datesBesideTheMomentAreJudgedByTheirLengthsAlone() {
        assertEquals(List.of("5 note contained: Whatever counts for rule 'soon' counts for 'later' too."), lint("""
                fit:
                  rules:
                    - { id: soon, points: 50, when: { attribute: trial_end, within_next: 30d } }
                    - { id: later, points: 30, when: { attribute: trial_end, within_next: 90d } }
                    - { id: past, points: 20, when: { attribute: trial_end, within_last: 90d } }
                    - { id: both, points: 5, all_of: [ { attribute: trial_end, within_last: 9d }, { attribute: trial_end, at_least: 2027-01-01 } ] }
                points: { weights: { fit: 1 } }
                """));
        try (Store store = Store.inMemory()) {
            store.execute("alter table lead add column trial_end date");
            store.execute("insert into lead (lead_id, created_at, row_no, run_id, trial_end)"
                    + " values ('ann', timestamp '2025-01-01', 1, 1, date '2029-01-01')");
            Path file = file("""
                    fit:
                      rules:
                        - { id: soon, points: 50, when: { attribute: trial_end, within_next: 30d } }
                    points: { weights: { fit: 1 } }
                    """);
            assertEquals(List.of(), onData(file, store));
        }
    }

    @Test
    void aListWithoutEntriesIsTold() throws IOException {
        Files.writeString(folder.resolve("empty.txt"), "# still to come\n");
        assertEquals(
                List.of(
                        "3 note empty_list: The list 'targets' has no entries: nothing is in it.",
                        "4 note empty_list: The list 'rivals' has no entries: nothing is in it."),
                lint("""
                lists: { targets: [],
                  rivals: { file: empty.txt } }
                fit:
                  rules:
                    - { id: target, points: 50, when: { attribute: country, in_list: targets } }
                    - { id: rival, points: 50, when: { attribute: email, domain_in_list: rivals } }
                points: { weights: { fit: 1 } }
                """));
    }

    private List<String> kinds(String kind, String sections) {
        return lint(sections).stream().filter(line -> line.contains(kind + ":")).toList();
    }

    private List<String> lint(String sections) {
        Path file = file(sections);
        return ScorecardLint.of(file, ScorecardReader.readAll(file, DECLARED), DECLARED, AS_OF).stream()
                .map(ScorecardLintTest::line)
                .toList();
    }

    private Path file(String sections) {
        try {
            return Files.writeString(folder.resolve("scoring.yaml"), "version: 1\nname: example\n" + sections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(LintFinding finding) {
        return finding.where().substring("scoring.yaml:".length()) + " "
                + finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.kind() + ": "
                + finding.what();
    }
}
