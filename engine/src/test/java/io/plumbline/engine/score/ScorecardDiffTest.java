package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.Condition;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.version.ScorecardDiff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScorecardDiffTest {
    private static final String BEFORE = """
            fit:
              groups: { company: { limit: 30 } }
              rules:
                - { id: size, points: 25, group: company, when: { attribute: employees, between: [50, 200] } }
                - { id: country, points: 17.5, when: { attribute: country, equals: de } }
            engagement:
              max: 80
              rules:
                - { id: pages, points: 20, event: page_view, half_life: 14d, limit: 12 }
                - { id: prices, points: 15, event: page_view, within: 30d, where: [ { property: page, equals: pricing } ] }
            stage:
              stages:
                - { name: deciding, enter_at: 5, rules: [ { id: asked, points: 5, event: demo_request } ] }
            points: { weights: { fit: 0.5, engagement: 1, stage: 1 }, max: 30 }
            levels:
              mql: { any_of: [ { scorer: points, at_least: 30 } ] }
            """;

    @Test
    void aScorecardDoesNotDifferFromItself() {
        assertEquals(List.of(), lines(BEFORE, "# a word\n" + BEFORE));
    }

    @Test
    void changedKeysAreToldWithBothValues() {
        assertEquals(
                List.of(
                        "changed rule size group: company -> none",
                        "changed rule size when: { attribute: employees, between: [50, 200] } -> { attribute: employees, at_least: 60 }",
                        "changed engagement bounds: 0 to 80 -> -10 to 100",
                        "changed rule pages points: 20 -> 2.5",
                        "changed rule pages decay: half_life 14d -> expiry 30d",
                        "changed rule pages limit: 12 -> none",
                        "changed rule prices where: [ { property: page, equals: pricing } ] -> [ { property: page, starts_with: pri } ]",
                        "changed rule prices within: 30d -> 36h",
                        "changed stage deciding enter_at: 5 -> 7",
                        "changed points fit: 0.5 -> 0.25",
                        "changed level mql conditions: [ { scorer: points, at_least: 30 } ] -> [ { scorer: points, at_least: 40 } ]"),
                lines(
                        BEFORE,
                        BEFORE.replace("points: 25, group: company", "points: 25")
                                .replace("between: [50, 200]", "at_least: 60")
                                .replace("max: 80", "min: -10")
                                .replace(
                                        "points: 20, event: page_view, half_life: 14d, limit: 12",
                                        "points: 2.5, event: page_view, expires: 30d")
                                .replace("equals: pricing", "starts_with: pri")
                                .replace("within: 30d", "within: 36h")
                                .replace("enter_at: 5", "enter_at: 7")
                                .replace("fit: 0.5", "fit: 0.25")
                                .replace("at_least: 30", "at_least: 40")));
    }

    @Test
    void conditionsAreSpelledAsTheFileHasThem() {
        String before = """
                lists: { rivals: [acme, globex] }
                fit: { rules: [ { id: asked, points: 1, any_of: [ { event: webinar } ] } ] }
                stage: { stages: [ { name: deciding, enter_at: 5, rules: [ { id: demo, points: 5, event: demo_request } ] } ] }
                points: { weights: { fit: 1 } }
                levels: { mql: { all_of: [ { rule: asked } ] } }
                """;
        String conditions = "[ { event: page_view, where: { property: page, equals: \"50\", match_case: true },"
                + " within: 14d, at_least_times: 3 }, { event: [webinar, newsletter] },"
                + " { event: page_view, within: 36h, sum: { property: seconds, at_least: 300.5 } },"
                + " { attribute: job_title, mailbox_in_list: rivals }, { attribute: trial_end, within_next: 90d },"
                + " { attribute: trial_end, at_least: 2026-01-01 }, { attribute: country, not_in: [\"no\", DE] },"
                + " { attribute: job_title, matches: \"^vp\\\\b\" }, { attribute: free_mail, is_true: true },"
                + " { attribute: interests, contains_any: [\"a: b\"] } ]";
        String levels =
                "[ { scorer: predictive, at_least: learned }, { scorer: points, at_least: 60, leave_below: 50 },"
                        + " { stage: deciding }, { grade: [A1, B1] },"
                        + " { none_of: [ { step: customer }, { all_of: [ { rule: demo } ] } ] } ]";
        assertEquals(
                List.of(
                        "changed rule asked conditions: [ { event: webinar } ] -> " + conditions,
                        "changed level mql conditions: [ { rule: asked } ] -> " + levels,
                        "added list rivals entries: - -> acme, globex"),
                lines(
                        before,
                        before.replace("[ { event: webinar } ]", conditions).replace("[ { rule: asked } ]", levels)));
    }

    /** What is spelled is written into a file, and read. */
    @Test
    void whatIsSpelledMeansTheSame() {
        Scorecard nothing = Scorecards.of("");
        for (long seed = 0; seed < 300; seed++) {
            Map<String, Map<String, String>> subjects = new LinkedHashMap<>();
            Scorecard scorecard = new RandomScorecards(seed).scorecard();
            if (!scorecard.segments().isEmpty()) {
                continue;
            }
            ScorecardDiff.of(nothing, scorecard)
                    .changes()
                    .forEach(change -> change.after()
                            .ifPresent(after -> subjects.computeIfAbsent(
                                            change.subject(), subject -> new LinkedHashMap<>())
                                    .put(change.key(), after)));
            Map<String, List<Condition>> read = conditions(Scorecards.of(yaml(subjects)));
            Map<String, List<Condition>> meant = conditions(scorecard);
            meant.keySet().retainAll(read.keySet());
            assertEquals(meant, read, "seed " + seed);
        }
    }

    private static String yaml(Map<String, Map<String, String>> subjects) {
        StringBuilder lists = new StringBuilder();
        StringBuilder rules = new StringBuilder();
        subjects.forEach((subject, keys) -> {
            String name = subject.substring(subject.indexOf(' ') + 1);
            String condition = keys.containsKey("when")
                    ? "when: " + keys.get("when")
                    : keys.get("combination") + ": " + keys.get("conditions");
            if (subject.startsWith("list ")) {
                lists.append("  ")
                        .append(name)
                        .append(": [")
                        .append(keys.get("entries"))
                        .append("]\n");
            } else if (subject.startsWith("rule ") && (keys.containsKey("when") || keys.containsKey("conditions"))) {
                rules.append("    - { id: ")
                        .append(name)
                        .append(", points: 1, ")
                        .append(condition)
                        .append(" }\n");
            }
        });
        return (lists.isEmpty() ? "" : "lists:\n" + lists) + "fit:\n  rules:"
                + (rules.isEmpty() ? " []\n" : "\n" + rules);
    }

    private static Map<String, List<Condition>> conditions(Scorecard scorecard) {
        Map<String, List<Condition>> conditions = new TreeMap<>();
        scorecard.rules().forEach(rule -> {
            if (rule instanceof CompositeRule composite) {
                conditions.put(rule.id(), composite.conditions());
            } else if (rule instanceof AttributeRule attribute) {
                conditions.put(rule.id(), List.of(attribute.when()));
            }
        });
        return conditions;
    }

    @Test
    void rulesAreFoundByTheirIdWhereverTheyStand() {
        String rule = "    - { id: country, points: 17.5, when: { attribute: country, equals: de } }\n";
        String moved = BEFORE.replace(rule, "").replace("  max: 80\n  rules:\n", "  max: 80\n  rules:\n" + rule);
        assertEquals(List.of("changed rule country in: fit -> engagement"), lines(BEFORE, moved));
    }

    @Test
    void whatComesAndGoesIsTold() {
        String changed = BEFORE.replace(
                "{ id: asked, points: 5, event: demo_request }",
                "{ id: download, points: 5, event: download, per: day }");
        assertEquals(
                List.of(
                        "dropped rule asked in: stage deciding -> -",
                        "dropped rule asked kind: event_rule -> -",
                        "dropped rule asked points: 5 -> -",
                        "dropped rule asked event: [demo_request] -> -",
                        "dropped rule asked per: event -> -",
                        "added rule download in: - -> stage deciding",
                        "added rule download kind: - -> event_rule",
                        "added rule download points: - -> 5",
                        "added rule download event: - -> [download]",
                        "added rule download per: - -> day"),
                lines(BEFORE, changed));
    }

    @Test
    void anotherOrderIsADifferenceToo() {
        String size =
                "    - { id: size, points: 25, group: company, when: { attribute: employees, between: [50, 200] } }\n";
        String country = "    - { id: country, points: 17.5, when: { attribute: country, equals: de } }\n";
        assertEquals(
                List.of("changed fit rules order: rule size, rule country -> rule country, rule size"),
                lines(BEFORE, BEFORE.replace(size + country, country + size)));
    }

    @Test
    void ofASegmentOnlyWhatItChangesItselfIsTold() {
        String before = """
                fit: { rules: [ { id: size, points: 25, when: { attribute: employees, at_least: 50 } } ] }
                engagement: { rules: [ { id: visit, points: 5, event: page_view } ] }
                points: { weights: { fit: 1, engagement: 1 } }
                segments:
                  - name: german
                    when: [ { attribute: country, equals: DE } ]
                    fit: { rules: [ { id: size, points: 30 } ] }
                """;
        assertEquals(
                List.of(
                        "changed rule visit points: 5 -> 6",
                        "changed segment german when: [ { attribute: country, equals: DE } ] -> [ { attribute: country, equals: AT } ]",
                        "changed segment german: rule size points: 30 -> 40"),
                lines(
                        before,
                        before.replace("points: 5", "points: 6")
                                .replace("equals: DE", "equals: AT")
                                .replace("points: 30", "points: 40")));
    }

    @Test
    void weightsOfChannelsAreToldByRule() {
        String before = """
                engagement:
                  channels: { property: page, weights: { email: 1, social: 0.5 }, otherwise: 1 }
                  rules: [ { id: visit, points: 5, event: page_view } ]
                points: { weights: { engagement: 1 } }
                """;
        assertEquals(
                List.of("changed rule visit channels: page [email 1, social 0.5] 1 -> page [email 1, social 2] 1"),
                lines(before, before.replace("social: 0.5", "social: 2")));
    }

    @Test
    void ofAListTheEntriesThatCameOrWentAreTold() {
        String before = """
                lists: { rivals: [acme, globex, initech] }
                fit: { rules: [ { id: rival, points: -10, when: { attribute: country, in_list: rivals } } ] }
                points: { weights: { fit: 1 } }
                """;
        assertEquals(
                List.of("changed list rivals entries: globex -> hooli, umbrella"),
                lines(before, before.replace("globex", "umbrella, hooli")));
    }

    @Test
    void scorecardsDifferExactlyWhereTheirFingerprintsDo() {
        for (long seed = 0; seed < 100; seed++) {
            Scorecard first = new RandomScorecards(seed).scorecard();
            Scorecard second = new RandomScorecards(seed + 1).scorecard();
            assertEquals(List.of(), ScorecardDiff.of(first, first).changes());
            assertFalse(ScorecardDiff.of(first, second).changes().isEmpty());
        }
    }

    private static List<String> lines(String before, String after) {
        return ScorecardDiff.of(Scorecards.whole(before), Scorecards.whole(after)).changes().stream()
                .map(change -> change.kind().name().toLowerCase(Locale.ROOT) + " " + change.subject() + " "
                        + change.key() + ": " + change.before().orElse("-") + " -> "
                        + change.after().orElse("-"))
                .toList();
    }
}
