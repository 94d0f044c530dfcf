package io.plumbline.engine.proposal.text;

import io.plumbline.engine.proposal.EventTypeRole;
import io.plumbline.engine.proposal.Understanding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code scoring.yaml}: points that marketing might give, from the columns that are there. */
public final class ScoringYaml {
    /** An MQL has about half of the points that a lead can have. */
    private static final double MQL_SHARE = 0.5;

    private final Lines lines = new Lines();
    private final Understanding understood;
    private final List<EventTypeRole> types;
    private final Set<String> ids = new HashSet<>();

    private ScoringYaml(Understanding understood) {
        this.understood = understood;
        this.types = understood.events().stream()
                .flatMap(table -> table.events().stream())
                .filter(type -> !type.byCompany())
                .toList();
    }

    /**
     * The file's text.
     *
     * @param name the workspace's name
     */
    public static String text(String name, Understanding understood) {
        return new ScoringYaml(understood).write(name);
    }

    private String write(String name) {
        lines.comment(
                0,
                "A starting point, proposed by 'plumbline init' from the columns that are there, not from who bought: the"
                        + " points are what marketing might give. Put in those that you give today, run, and see in the"
                        + " report which of them the outcomes bear out. Rules are explained in docs/guide/scoring.md.");
        lines.line(0, "version: 1");
        lines.line(0, "name: " + Yaml.quoted(name));
        RuleList fit = new RuleList(ids);
        new FitRules(understood.leads(), fit, understood.medians()).add();
        part("fit", fit);
        RuleList engagement = new RuleList(ids);
        new EventRules(types, engagement).add();
        part("engagement", engagement);
        boolean staged = stages();
        weights(fit, !engagement.isEmpty(), staged);
        playbook();
        return lines.text();
    }

    private void playbook() {
        lines.line(0, "playbook:");
        lines.line(1, "steps:");
        lines.line(2, "- { level: sql, for: sales, do: \"Call, the prediction is high\", within: 1d }");
        lines.line(2, "- { level: mql, for: inside sales, do: Qualify by mail or telephone, within: 3d }");
    }

    private void part(String dimension, RuleList rules) {
        if (rules.isEmpty()) {
            return;
        }
        lines.line(0, dimension + ":");
        List<String> groups = Stream.of("title", "size")
                .filter(rules::hasGroup)
                .map(group -> group + ": { limit: 30 }")
                .toList();
        if (!groups.isEmpty()) {
            lines.line(1, "groups: { " + String.join(", ", groups) + " }");
        }
        lines.line(1, "rules:");
        rules.write(lines, 2);
    }

    /** Stages are made of what the lead did lately. */
    private boolean stages() {
        List<EventTypeRole> interest = EventRules.interest(types);
        if (interest.isEmpty()) {
            return false;
        }
        lines.line(0, "stage:");
        lines.line(1, "stages:");
        stage("interested", 10, interest, "60d", "did-something");
        List<EventTypeRole> intent = EventRules.intent(interest);
        if (!intent.isEmpty()) {
            stage("evaluating", 30, intent, "30d", "asked-for-something");
        }
        return true;
    }

    private void stage(String name, int points, List<EventTypeRole> of, String within, String id) {
        RuleList rules = new RuleList(ids);
        rules.add(
                id,
                points,
                "event: "
                        + of.stream().map(EventTypeRole::name).distinct().collect(Collectors.joining(", ", "[", "]"))
                        + ", within: " + within + ", per: once",
                "");
        lines.line(2, "- name: " + name);
        lines.line(3, "enter_at: " + points);
        lines.line(3, "rules:");
        rules.write(lines, 4);
    }

    private void weights(RuleList fit, boolean engagement, boolean staged) {
        lines.line(0, "points:");
        String weights = !fit.isEmpty() && engagement
                ? "{ fit: 0.4, engagement: 0.4, stage: 0.2 }"
                : engagement ? "{ engagement: 0.8, stage: 0.2 }" : "{ fit: 1 }";
        lines.line(1, "weights: " + weights, staged ? "" : "no events, so fit alone makes the points");
        lines.line(0, "grade: { fit: [60, 40, 20], engagement: [60, 35, 15] }");
        lines.line(0, "levels:");
        long reachable = engagement ? 70 : Math.min(100, Math.max(20, fit.reachable()));
        lines.line(
                1,
                "mql: { any_of: [ { scorer: points, at_least: " + 5 * Math.round(reachable * MQL_SHARE / 5) + " } ] }",
                "`learned` takes the threshold that training chooses");
        lines.line(1, "sql: { all_of: [ { scorer: predictive, at_least: learned } ] }");
    }
}
