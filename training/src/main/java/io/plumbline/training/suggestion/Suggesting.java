package io.plumbline.training.suggestion;

import io.plumbline.engine.scorecard.AuditPolicy;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.yaml.YamlNode;
import io.plumbline.engine.yaml.YamlText;
import io.plumbline.training.suggestion.Suggestion.Change;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts what an audit supports into the text of a scorecard. */
public final class Suggesting {
    private static final int LIMIT_DECIMALS = 3;
    private static final BigDecimal SMALLEST_LIMIT = new BigDecimal("0.001");

    private final Store store;
    private final long modelId;
    private final AuditPolicy policy;
    private final CardNodes cards;
    private final YamlText yaml;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Suggesting(Store store, long modelId, AuditPolicy policy, YamlNode root, String text) {
        this.store = store;
        this.modelId = modelId;
        this.policy = policy;
        this.cards = new CardNodes(root);
        this.yaml = YamlText.of(text);
    }

    /**
     * The scorecard that the audit of a model suggests.
     *
     * @param policy what may change
     * @param root   of {@code scoring.yaml}, without a problem in it
     * @param text   the same as it is written
     * @param origin a line that says where the suggestion comes from
     */
    public static Suggestion of(
            Store store, long modelId, AuditPolicy policy, YamlNode root, String text, String origin) {
        Suggesting suggesting = new Suggesting(store, modelId, policy, root, text);
        suggesting.cards.segments().forEach(suggesting::segment);
        return suggesting.suggestion(origin);
    }

    private Suggestion suggestion(String origin) {
        List<String> remarks = new ArrayList<>(List.of(origin));
        changes.forEach(change -> remarks.add(
                (change.segment().equals(CardNodes.BASE) ? "" : change.segment() + ": ") + change.rule() + " "
                        + change.key() + " " + change.before() + " -> " + change.after() + ": " + change.reason()));
        return new Suggestion(yaml.text(remarks), changes, notes);
    }

    private void segment(String segment) {
        List<RuleVerdict> own = RuleVerdict.of(store, modelId, segment).stream()
                .filter(each -> has(segment, each.rule(), "points"))
                .toList();
        NewPoints.Result result = NewPoints.of(own, policy);
        notes.addAll(result.notes());
        Set<String> changed = new HashSet<>();
        for (RuleVerdict each : own) {
            Double points = result.points().get(each.rule());
            if (points != null) {
                points(segment, each, points);
                changed.add(each.rule());
            }
        }
        PreferredWindow.of(store, modelId, segment).stream()
                .filter(window -> !policy.keep().contains(window.rule()))
                .forEach(window -> window(segment, window, changed));
    }

    private boolean has(String segment, String rule, String key) {
        return cards.rule(segment, rule).flatMap(node -> node.find(key)).isPresent();
    }

    private void points(String segment, RuleVerdict verdict, double points) {
        YamlNode rule = cards.rule(segment, verdict.rule()).orElseThrow();
        YamlNode before = rule.field("points");
        if (yaml.replace(before.path(), written(points))) {
            changes.add(
                    new Change(segment, verdict.rule(), "points", before.text(), written(points), verdict.reason()));
            rule.find("limit").ifPresent(limit -> limit(segment, verdict, limit, points));
        }
    }

    /** So that the rule counts as many events as before. */
    private void limit(String segment, RuleVerdict verdict, YamlNode limit, double points) {
        if (points == 0 || verdict.given() == 0) {
            return;
        }
        if (segment.equals(CardNodes.BASE) && cards.inheritLimit(verdict.rule())) {
            notes.add("The limit of rule " + verdict.rule() + " stays " + limit.text()
                    + ", because a segment with points of its own inherits it; look whether it still fits.");
            return;
        }
        double scaled = BigDecimal.valueOf(limit.number() * Math.abs(points / verdict.given()))
                .setScale(LIMIT_DECIMALS, RoundingMode.HALF_UP)
                .max(SMALLEST_LIMIT)
                .doubleValue();
        if (yaml.replace(limit.path(), written(scaled))) {
            changes.add(new Change(
                    segment,
                    verdict.rule(),
                    "limit",
                    limit.text(),
                    written(scaled),
                    "in proportion, so that as many events count"));
        }
    }

    private void window(String segment, PreferredWindow window, Set<String> changed) {
        Optional<YamlNode> given = cards.rule(segment, window.rule()).flatMap(rule -> rule.find(window.kind()));
        if (given.isEmpty()) {
            return;
        }
        String after = window.days().isPresent() ? window.written() : "none";
        if (changed.contains(window.rule())) {
            notes.add("The data prefer a " + window.kind() + " of " + after + " for rule " + window.rule()
                    + ", by its points as they were; its points are changed first, train and audit again.");
            return;
        }
        boolean done = window.days().isPresent()
                ? yaml.replace(given.get().path(), after)
                : yaml.remove(given.get().path());
        if (done) {
            changes.add(new Change(
                    segment,
                    window.rule(),
                    window.kind(),
                    given.get().text(),
                    after,
                    "the outcomes are told better so, beyond chance"));
        } else {
            notes.add("The data prefer a " + window.kind() + " of " + after + " for rule " + window.rule()
                    + "; it could not be taken out safely, change it by hand in line "
                    + given.get().line() + ".");
        }
    }

    private static String written(double number) {
        BigDecimal plain = BigDecimal.valueOf(number).stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }
}
