package io.plumbline.engine.proposal.text;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.name.SpokenName;
import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.ValueCount;
import io.plumbline.engine.proposal.ColumnRole;
import io.plumbline.engine.proposal.LeadTable;
import io.plumbline.engine.proposal.Role;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about who the lead is, from the columns whose names say what they are; what nobody can know is left to people. */
final class FitRules {
    private static final int FEW = 3;
    private static final int MOST_OTHERS = 8;
    private static final int MOST_NUMBERS = 5;
    private static final int MOST_POINTS = 40;
    private static final double COMMON = 0.1;

    private final LeadTable leads;
    private final RuleList rules;
    private final List<String> medians;
    private final Set<String> named = new HashSet<>();

    /** @param medians numbers that half of the leads reach, by the order of {@link LeadTable#numbers} */
    FitRules(LeadTable leads, RuleList rules, List<String> medians) {
        this.leads = leads;
        this.rules = rules;
        this.medians = medians;
    }

    void add() {
        titles();
        sizes();
        named("industry", 15, "an industry of the two commonest: name those that you want");
        named("country", 10, "a country of the two commonest: name those that you sell to");
        switches();
        if (rules.size() < FEW) {
            rules.comment(
                    "Nothing in the names of these columns says what you look for: these rules only spread the leads, by"
                            + " the upper half of a number, a yes, or the commonest value. Put what you believe in their place.");
            others();
        }
    }

    private void titles() {
        attribute("title", ValueType.TEXT).filter(FitRules::holdsTitles).ifPresent(role -> {
            String name = role.name();
            title("top-management", 30, name, "senior title");
            title("leads-a-department", 25, name, "leading title");
            title("manager", 15, name, "managing title");
            title("student-or-trainee", -20, name, "junior title");
        });
    }

    /** Whether some of the commonest values are titles of managers. */
    private static boolean holdsTitles(ColumnRole role) {
        List<String> words = Stream.of("senior title", "leading title", "managing title")
                .flatMap(section -> Vocabulary.WORDS.lines(section).stream())
                .toList();
        return role.column().commonest().stream()
                .map(count -> count.value().toLowerCase(Locale.ROOT))
                .anyMatch(value -> words.stream().anyMatch(value::contains));
    }

    private void title(String id, int points, String attribute, String section) {
        rules.add(
                id,
                points,
                "group: title, when: { attribute: " + attribute + ", contains_any: "
                        + Yaml.list(Vocabulary.WORDS.lines(section)) + " }",
                "");
    }

    private void sizes() {
        attribute("employees", ValueType.NUMBER).ifPresent(role -> {
            rules.add(
                    "small-company", 5, "group: size, when: { attribute: " + role.name() + ", between: [10, 49] }", "");
            rules.add(
                    "middling-company",
                    20,
                    "group: size, when: { attribute: " + role.name() + ", between: [50, 999] }",
                    "");
            rules.add("large-company", 25, "group: size, when: { attribute: " + role.name() + ", at_least: 1000 }", "");
        });
        attribute("company revenue", ValueType.NUMBER)
                .ifPresent(role -> rules.add(
                        "revenue-above-a-million",
                        10,
                        "when: { attribute: " + role.name() + ", at_least: 1000000 }",
                        ""));
    }

    private void named(String section, int points, String why) {
        attribute(section, ValueType.TEXT).ifPresent(role -> {
            List<String> values = role.column().commonest().stream()
                    .map(ValueCount::value)
                    .limit(2)
                    .toList();
            rules.add(section, points, "when: { attribute: " + role.name() + ", in: " + Yaml.list(values) + " }", why);
        });
    }

    private void switches() {
        attribute("free mail", ValueType.BOOLEAN)
                .ifPresent(role ->
                        rules.add("free-mail", -15, "when: { attribute: " + role.name() + ", is_true: true }", ""));
        attribute("budget", ValueType.BOOLEAN)
                .ifPresent(
                        role -> rules.add("budget", 20, "when: { attribute: " + role.name() + ", is_true: true }", ""));
        attribute("opted out", ValueType.BOOLEAN)
                .ifPresent(role ->
                        rules.add("opted-out", -20, "when: { attribute: " + role.name() + ", is_true: true }", ""));
    }

    /** A table whose columns say nothing by their names still gets points that differ, for people to put right. */
    private void others() {
        List<ColumnRole> numbers = leads.numbers();
        List<ColumnRole> free = leads.all(Role.ATTRIBUTE).stream()
                .filter(role -> !named.contains(role.name()))
                .filter(role ->
                        !Vocabulary.COLUMNS.has("calendar", role.column().name()))
                .sorted(Comparator.comparingInt(role -> numbers.contains(role) ? 0 : 1))
                .toList();
        int points = Math.max(10, Math.min(MOST_POINTS, 100 / Math.max(1, Math.min(MOST_OTHERS, free.size()))));
        int added = 0;
        int amounts = 0;
        for (ColumnRole role : free) {
            boolean number = numbers.contains(role);
            if (added < MOST_OTHERS && (!number || amounts < MOST_NUMBERS) && other(role, numbers, points)) {
                added++;
                amounts += number ? 1 : 0;
            }
        }
    }

    private boolean other(ColumnRole role, List<ColumnRole> numbers, int points) {
        String head = "when: { attribute: " + role.name() + ", ";
        int number = numbers.indexOf(role);
        Optional<String> value = role.type() == ValueType.TEXT ? telling(role.column()) : Optional.empty();
        if (number >= 0 && !medians.get(number).isEmpty()) {
            judged("high-" + role.name(), points, head + "at_least: " + medians.get(number) + " }", role);
        } else if (role.type() == ValueType.BOOLEAN) {
            judged("is-" + role.name(), points, head + "is_true: true }", role);
        } else if (value.isPresent()) {
            rules.add(role.name(), points, head + "equals: " + Yaml.text(value.get()) + " }", "");
        } else {
            return false;
        }
        return true;
    }

    /** Gives points for much of something, or takes them where the name says that more is worse. */
    private void judged(String id, int points, String body, ColumnRole role) {
        boolean bad = Vocabulary.COLUMNS.has("bad when high", role.column().name());
        rules.add(id, bad ? -points : points, body, bad ? "more of it is worse, by its name" : "");
    }

    /** The commonest value when it says something: common, but not nearly everybody's. */
    private static Optional<String> telling(ColumnProfile column) {
        return column.commonest().stream()
                .filter(count -> count.count() >= COMMON * column.present() && count.count() <= 0.8 * column.present())
                .map(ValueCount::value)
                .filter(value -> !List.of("unknown", "other", "none", "na")
                        .contains(SpokenName.of(value).compact()))
                .findFirst();
    }

    private Optional<ColumnRole> attribute(String section, ValueType type) {
        List<String> names = Vocabulary.COLUMNS.among(
                section,
                leads.all(Role.ATTRIBUTE).stream()
                        .filter(role -> role.type() == type)
                        .map(role -> role.column().name())
                        .collect(Collectors.toList()));
        Optional<ColumnRole> found = names.stream()
                .findFirst()
                .flatMap(name -> leads.all(Role.ATTRIBUTE).stream()
                        .filter(role -> role.column().name().equals(name))
                        .findFirst());
        found.ifPresent(role -> named.add(role.name()));
        return found;
    }
}
