package io.plumbline.engine.proposal.text;

import io.plumbline.engine.proposal.Plan;
import io.plumbline.engine.proposal.Understanding;
import io.plumbline.engine.workspace.SnapshotPolicy;
import io.plumbline.engine.workspace.SnapshotPolicy.AtAge;
import io.plumbline.engine.workspace.SnapshotPolicy.Timeless;
import java.time.Duration;
import java.util.stream.Collectors;

/** Writes {@code outcome}, {@code training} and {@code thresholds}. */
record PlanText(Lines lines, Understanding understood) {

    void write() {
        Plan plan = understood.plan();
        lines.line(0, "outcome:");
        plan.why().forEach(why -> lines.comment(1, why));
        lines.line(1, "target: " + plan.target());
        plan.horizon().ifPresent(horizon -> lines.line(1, "horizon: " + text(horizon)));
        lines.line(1, "steps: [mql, sql, opportunity, customer]");
        lines.line(1, "lost: [lost]");
        training(plan);
        thresholds(plan);
    }

    private void training(Plan plan) {
        lines.line(0, "training:");
        lines.line(1, "snapshots: " + text(plan.snapshots()), meaning(plan.snapshots()));
        if (plan.snapshots().hasTime()) {
            lines.line(
                    1,
                    "eligible: { before: " + plan.before() + ", active_within: 90d }",
                    "from '" + plan.before() + "' on a lead is sales' and is not looked at");
        }
        lines.line(1, "test_share: " + plan.testShare());
        lines.line(1, "folds: " + plan.folds());
        lines.line(1, "seed: 1");
        if (!plan.windows().isEmpty()) {
            lines.line(1, "features:");
            lines.line(
                    2,
                    "windows: "
                            + plan.windows().stream().map(PlanText::text).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    private void thresholds(Plan plan) {
        lines.line(0, "thresholds:");
        boolean sales = plan.before().equals("sql")
                && plan.reports("sql")
                && !plan.target().equals("sql");
        if (plan.mqlsPerMonth().isPresent()) {
            lines.line(
                    1,
                    "mql: { policy: capacity, leads_per_month: "
                            + plan.mqlsPerMonth().getAsLong() + (sales ? ", label: sql" : "") + " }",
                    "as many as became MQLs in a month so far");
        } else {
            lines.line(1, "mql: { policy: max_f1 }");
        }
        lines.line(1, "sql: { policy: max_f1 }");
    }

    private static String text(SnapshotPolicy snapshots) {
        if (snapshots instanceof AtAge age) {
            return "{ at_age: " + text(age.age()) + " }";
        }
        return snapshots instanceof Timeless ? "none" : "monthly";
    }

    private static String meaning(SnapshotPolicy snapshots) {
        if (snapshots instanceof AtAge) {
            return "each lead once, at this age";
        }
        return snapshots instanceof Timeless
                ? "a flat table; `{ order: row }` if its rows are in the order of time"
                : "every open lead at the first of each month";
    }

    private static String text(Duration duration) {
        return duration.toHours() % 24 == 0 ? duration.toDays() + "d" : duration.toHours() + "h";
    }
}
