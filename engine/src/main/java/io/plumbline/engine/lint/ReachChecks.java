package io.plumbline.engine.lint;

import io.plumbline.engine.scorecard.Bounds;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.RuleGroup;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Stage;
import java.util.List;

/** What limits and bounds cut off, and stages, grades and levels that no points reach. */
record ReachChecks(Findings findings, Reach reach) {

    void check(Scorecard card) {
        dimension("fit", card.fit(), card.points().fit());
        dimension("engagement", card.engagement(), card.points().engagement());
        card.stage().stages().forEach(this::stage);
        grades("fit", card.fit(), card.grades().fitMicros());
        grades("engagement", card.engagement(), card.grades().engagementMicros());
        new LevelReach(findings, card, reach).check();
    }

    private void dimension(String name, Dimension dimension, double weight) {
        dimension.groups().forEach(group -> group(name, dimension, group));
        dimension
                .rules()
                .forEach(rule ->
                        RuleRange.ofOneFiring(rule).ifPresent(one -> bound(name, dimension.bounds(), rule, one)));
        if (!dimension.rules().isEmpty() && reach.of(dimension).equals(Range.NOTHING)) {
            findings.warn(
                    "always_zero",
                    findings.at(name),
                    "'" + name + "' is 0 for every lead: its rules only take away, and its bounds begin at 0.",
                    "give it a 'min' below 0, or rules that give points.");
        }
        if (!dimension.rules().isEmpty() && weight == 0) {
            findings.note(
                    "no_weight",
                    findings.at("points", "weights"),
                    "'" + name + "' has rules and no weight: they change grades and levels at most, never the points.",
                    "give '" + name + "' a weight, or leave it so where that is meant.");
        }
    }

    /** Bounds that begin at 0 keep nothing back of what is taken away: it is taken from what others give. */
    private void bound(String name, Bounds bounds, Rule rule, long one) {
        if (one > bounds.maxMicros()) {
            findings.warn(
                    "bound_below_points",
                    findings.rule(rule.id()),
                    "Rule '" + rule.id() + "' gives " + MicroPoints.text(one) + " points, and '" + name
                            + "' holds at most " + MicroPoints.text(bounds.maxMicros()) + ".",
                    "raise 'max' of '" + name + "', or lower the points.");
        } else if (bounds.minMicros() < 0 && one < bounds.minMicros()) {
            findings.warn(
                    "bound_below_points",
                    findings.rule(rule.id()),
                    "Rule '" + rule.id() + "' takes " + MicroPoints.text(-one) + " points, and '" + name
                            + "' goes down to " + MicroPoints.text(bounds.minMicros()) + ".",
                    "lower 'min' of '" + name + "', or take fewer points.");
        }
    }

    private void group(String name, Dimension dimension, RuleGroup group) {
        List<Rule> rules = dimension.rules().stream()
                .filter(rule -> rule.group().filter(group.name()::equals).isPresent())
                .toList();
        if (rules.isEmpty()) {
            findings.warn(
                    "unused_group",
                    findings.at(name, "groups", group.name()),
                    "No rule is in the group '" + group.name() + "'.",
                    "write `group: " + group.name() + "` at the rules it is to limit, or drop it.");
        }
        rules.forEach(rule -> RuleRange.ofOneFiring(rule).ifPresent(one -> limit(group, rule, Math.abs(one))));
    }

    private void limit(RuleGroup group, Rule rule, long one) {
        if (one > group.limit().maxMicros()) {
            findings.warn(
                    "limit_below_points",
                    findings.rule(rule.id()),
                    "Rule '" + rule.id() + "' gives " + MicroPoints.text(one)
                            + " points, of which the limit of its group '" + group.name() + "' lets through "
                            + MicroPoints.text(group.limit().maxMicros()) + ".",
                    "raise the limit of the group, or lower the points.");
        }
    }

    private void stage(Stage stage) {
        long most = reach.ofRules(stage.rules()).high();
        if (most < stage.enterAtMicros()) {
            findings.warn(
                    "unreachable_stage",
                    findings.stage(stage.name()),
                    "No lead can be in the stage '" + stage.name() + "': its rules give at most "
                            + MicroPoints.text(most) + " points, and it begins at "
                            + MicroPoints.text(stage.enterAtMicros()) + ".",
                    "lower 'enter_at', or give its rules more points.");
        }
    }

    /** The usual cut points, where the file has none, may be of no use to anybody. */
    private void grades(String name, Dimension dimension, List<Long> cuts) {
        long most = reach.of(dimension).high();
        if (dimension.rules().isEmpty() || most >= cuts.get(0)) {
            return;
        }
        boolean written =
                findings.root().find("grade").flatMap(grade -> grade.find(name)).isPresent();
        String what = "No lead can have the best grade of '" + name + "': it reaches at most " + MicroPoints.text(most)
                + " points, and that grade begins at " + MicroPoints.text(cuts.get(0)) + ".";
        if (written) {
            findings.warn(
                    "unreachable_grade",
                    findings.at("grade", name),
                    what,
                    "lower the cut points under grade." + name + ", or let '" + name + "' reach higher.");
        } else {
            findings.note(
                    "unreachable_grade",
                    findings.at(name),
                    what,
                    "write cut points of your own under grade." + name + ", if grades are to be used.");
        }
    }
}
