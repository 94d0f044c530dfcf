package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.section.GroupLine.Call;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What is protected, and scores and errors by what it says of people.
 *
 * @param attributes what is protected, or sounds so; the allowed ones first
 * @param groups     of the test rows, by attribute
 */
public record GroupSection(List<ProtectedAttribute> attributes, List<GroupLine> groups) {

    /** Reads the section of a report. What is protected is taken from the newest scoring up to its run. */
    public static GroupSection read(Store store, Subject subject) {
        return new GroupSection(
                ProtectedAttribute.read(store, subject.runId()), GroupLine.read(store, subject.modelId()));
    }

    /** Whether there is anything protected. */
    public boolean isEmpty() {
        return attributes.isEmpty() && groups.isEmpty();
    }

    /** Those that may be read, with the reason. */
    public List<ProtectedAttribute> allowed() {
        return attributes.stream()
                .filter(attribute -> attribute.status().equals("allowed"))
                .toList();
    }

    /** Those that nothing may read. */
    public List<ProtectedAttribute> refused() {
        return attributes.stream()
                .filter(attribute -> attribute.status().equals("refused"))
                .toList();
    }

    /** The attributes that have groups. */
    public List<String> divided() {
        return groups.stream().map(GroupLine::attribute).distinct().toList();
    }

    /** The groups of an attribute. */
    public List<GroupLine> of(String attribute) {
        return groups.stream()
                .filter(group -> group.attribute().equals(attribute))
                .toList();
    }

    /** What calling at a threshold comes to in a group. */
    public record Called(GroupLine group, Call call) {}

    /** The groups of an attribute at each threshold, those of one threshold together. */
    public List<Called> called(String attribute) {
        return calls(attribute).stream()
                .flatMap(List::stream)
                .flatMap(call -> of(attribute).stream()
                        .filter(group -> group.groupNo() == call.groupNo())
                        .map(group -> new Called(group, call)))
                .toList();
    }

    /** Whether anything was called at a threshold. */
    public boolean hasCalls(String attribute) {
        return of(attribute).stream().anyMatch(group -> !group.calls().isEmpty());
    }

    /** What differs between groups by more than the intervals leave open, as sentences. */
    public List<String> findings(Words words) {
        List<String> findings = new ArrayList<>();
        for (String attribute : divided()) {
            findings.addAll(promised(attribute, words));
            calls(attribute).forEach(calls -> {
                apart(calls, Call::falseNegatives)
                        .ifPresent(pair -> findings.add(told("protected.missed", pair, Call::falseNegatives, words)));
                apart(calls, Call::falsePositives)
                        .ifPresent(pair -> findings.add(told("protected.called", pair, Call::falsePositives, words)));
            });
        }
        return List.copyOf(findings);
    }

    /** Groups of which more or less was expected than of all together, set off by what came of all. */
    private List<String> promised(String attribute, Words words) {
        List<GroupLine> shown =
                of(attribute).stream().filter(GroupLine::isShown).toList();
        double rows = sum(shown, group -> OptionalDouble.of(1));
        double converted = sum(shown, group -> group.conversion().value()) / rows;
        double expected = sum(shown, group -> group.probability().value()) / rows;
        return shown.stream()
                .filter(group -> expected > 0)
                .filter(group -> group.probability().times(converted / expected).isApartFrom(group.conversion()))
                .map(group -> words.say(
                        "protected.promised",
                        "attribute",
                        attribute,
                        "group",
                        quoted(group, words),
                        "expected",
                        words.figures().share(group.probability()),
                        "came",
                        words.figures().share(group.conversion()),
                        "all_expected",
                        words.figures().share(expected),
                        "all_came",
                        words.figures().share(converted)))
                .toList();
    }

    private static double sum(List<GroupLine> groups, Function<GroupLine, OptionalDouble> value) {
        return groups.stream()
                .mapToDouble(group -> group.rowCount() * value.apply(group).orElse(0))
                .sum();
    }

    /** The calls of all groups at one threshold, for each threshold. */
    private List<List<Call>> calls(String attribute) {
        List<Call> all =
                of(attribute).stream().flatMap(group -> group.calls().stream()).toList();
        return all.stream()
                .map(call -> call.scorer() + " " + call.level())
                .distinct()
                .map(key -> all.stream()
                        .filter(call -> key.equals(call.scorer() + " " + call.level()))
                        .toList())
                .toList();
    }

    /** The calls with the highest and the lowest rate at one threshold. */
    private record Pair(Call most, Call least) {}

    private static Optional<Pair> apart(List<Call> calls, Function<Call, Estimate> rate) {
        Comparator<Call> byRate =
                Comparator.comparingDouble(call -> rate.apply(call).value().orElse(0));
        List<Call> known = calls.stream()
                .filter(call -> rate.apply(call).hasInterval())
                .sorted(byRate)
                .toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pair(known.get(known.size() - 1), known.get(0)))
                        .filter(pair -> rate.apply(pair.most()).isApartFrom(rate.apply(pair.least())));
    }

    private String told(String key, Pair pair, Function<Call, Estimate> rate, Words words) {
        return words.say(
                key,
                "level",
                words.named("level", pair.most().level()),
                "scorer",
                words.named("scorer", pair.most().scorer()),
                "attribute",
                pair.most().attribute(),
                "most",
                words.figures().share(rate.apply(pair.most())),
                "most_group",
                quoted(pair.most(), words),
                "least",
                words.figures().share(rate.apply(pair.least())),
                "least_group",
                quoted(pair.least(), words));
    }

    private String quoted(Call call, Words words) {
        return of(call.attribute()).stream()
                .filter(group -> group.groupNo() == call.groupNo())
                .findFirst()
                .map(group -> quoted(group, words))
                .orElse("");
    }

    private static String quoted(GroupLine group, Words words) {
        String name = group.words(words);
        return group.basis().equals("value") ? words.say("protected.quoted", "name", name) : name;
    }
}
