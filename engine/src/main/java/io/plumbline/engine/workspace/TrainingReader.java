package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.DeclaredFeatureReader;
import io.plumbline.engine.workspace.TrainingPolicy.Eligibility;
import io.plumbline.engine.workspace.TrainingPolicy.FeaturePolicy;
import io.plumbline.engine.workspace.TrainingPolicy.LeakagePolicy;
import io.plumbline.engine.workspace.TrainingPolicy.SegmentPolicy;
import io.plumbline.engine.yaml.YamlNode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code training}. */
record TrainingReader(Reading reading, OutcomeDefinition outcome, Declarations declarations) {
    private static final String WORKED_BY_SALES = "sql";
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Set<ValueType> DIVIDING = EnumSet.of(ValueType.TEXT, ValueType.BOOLEAN);

    /** Groups by which every model is judged; a segment of such a name would be taken for one of them. */
    private static final Set<String> GROUPS = Set.of("worked", "held_out");

    private static final List<Duration> WINDOWS = List.of(Duration.ofDays(7), Duration.ofDays(30), QUARTER);

    TrainingPolicy read(YamlNode node) {
        return new TrainingPolicy(
                snapshots(node.field("snapshots")),
                reading.instant(node, "first_snapshot", ZoneOffset.UTC),
                eligibility(node.find("eligible")),
                node.find("test_share").map(YamlNode::number).orElse(0.25),
                whole(node, "folds", 4),
                node.find("c")
                        .map(list -> list.items().stream()
                                .map(YamlNode::number)
                                .sorted()
                                .toList())
                        .orElse(List.of(0.01, 0.1, 1.0)),
                node.find("seed").map(YamlNode::whole).orElse(1L),
                whole(node, "bootstrap_draws", 500),
                whole(node, "minimum_positives", 20),
                features(node.find("features")),
                new SegmentPolicy(segments(node.find("segments")), whole(node, "segment_minimum", 30)),
                truth(node, "yardstick"),
                leakage(node.find("leakage")));
    }

    private static SnapshotPolicy snapshots(YamlNode node) {
        if (node.isMapping()) {
            return Reading.duration(node, "at_age")
                    .<SnapshotPolicy>map(SnapshotPolicy.AtAge::new)
                    .orElseGet(() -> new SnapshotPolicy.RowOrder(Reading.text(node, "period_runs_of")));
        }
        return node.text().equals("none") ? new SnapshotPolicy.Timeless() : new SnapshotPolicy.Monthly();
    }

    private Eligibility eligibility(Optional<YamlNode> node) {
        Optional<YamlNode> before = node.flatMap(eligible -> eligible.find("before"));
        before.ifPresent(step -> reading.known(step, step.text(), outcome.steps(), "step of outcome.steps"));
        String first = before.map(YamlNode::text).orElse(WORKED_BY_SALES);
        return new Eligibility(
                outcome.steps().contains(first) ? outcome.from(first) : List.of(),
                node.flatMap(eligible -> Reading.duration(eligible, "active_within"))
                        .orElse(QUARTER));
    }

    private FeaturePolicy features(Optional<YamlNode> node) {
        Optional<YamlNode> exclude = node.flatMap(features -> features.find("exclude"));
        TreeSet<String> known = new TreeSet<>(declarations.attributes().keySet());
        known.addAll(declarations.eventTypes().keySet());
        if (!reading.isIncomplete()) {
            exclude.map(YamlNode::fields)
                    .orElse(Map.of())
                    .forEach((name, reason) -> reading.known(reason, name, known, "attribute or type of events"));
        }
        FeaturePolicy derived = new FeaturePolicy(
                node.flatMap(features -> features.find("windows"))
                        .map(list -> list.items().stream()
                                .map(YamlNode::duration)
                                .sorted()
                                .distinct()
                                .toList())
                        .orElse(WINDOWS),
                Reading.texts(exclude),
                node.flatMap(features -> features.find("company_events"))
                        .map(YamlNode::truth)
                        .orElse(false),
                List.of());
        return node.flatMap(features -> features.find("declared"))
                .map(declared -> with(derived, declared))
                .orElse(derived);
    }

    private FeaturePolicy with(FeaturePolicy derived, YamlNode declared) {
        DeclaredFeatureReader reader =
                new DeclaredFeatureReader(declarations, derived.options(), reading.declaredNames());
        declared.items().forEach(item -> reading.attempt(() -> reader.read(item)));
        return new FeaturePolicy(derived.windows(), derived.exclude(), derived.companyEvents(), reader.features());
    }

    private LeakagePolicy leakage(Optional<YamlNode> node) {
        Optional<YamlNode> keep = node.flatMap(leakage -> leakage.find("keep"));
        if (!reading.isIncomplete()) {
            TreeSet<String> known = new TreeSet<>(declarations.attributes().keySet());
            known.addAll(declarations.eventTypes().keySet());
            keep.map(YamlNode::fields)
                    .orElse(Map.of())
                    .forEach((name, reason) -> reading.known(reason, name, known, "attribute or type of events"));
        }
        boolean leaveOut = node.flatMap(leakage -> Reading.text(leakage, "suspects"))
                .map("leave_out"::equals)
                .orElse(true);
        return new LeakagePolicy(leaveOut, Reading.texts(keep));
    }

    private List<String> segments(Optional<YamlNode> node) {
        List<YamlNode> names = node.map(YamlNode::items).orElse(List.of());
        if (!reading.isIncomplete()) {
            Set<String> dividing = new TreeSet<>(declarations.attributes().keySet());
            dividing.removeIf(
                    name -> !DIVIDING.contains(declarations.attributes().get(name)));
            dividing.removeAll(GROUPS);
            names.forEach(name -> reading.known(
                    name,
                    name.text(),
                    dividing,
                    "attribute of type text or boolean (worked and held_out are names of groups)"));
        }
        names.forEach(name -> declarations
                .protection()
                .check(reading.declaredNames(), "A segment with thresholds of its own", "attribute", name));
        return names.stream().map(YamlNode::text).toList();
    }

    private static boolean truth(YamlNode node, String key) {
        return node.find(key).map(YamlNode::truth).orElse(false);
    }

    private static int whole(YamlNode node, String key, int otherwise) {
        return node.find(key).map(YamlNode::whole).map(Math::toIntExact).orElse(otherwise);
    }
}
