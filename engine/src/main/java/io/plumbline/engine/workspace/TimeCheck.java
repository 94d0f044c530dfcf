package io.plumbline.engine.workspace;

import io.plumbline.engine.workspace.SnapshotPolicy.AtAge;
import io.plumbline.engine.yaml.YamlNode;

/** Whether the outcome, the snapshots and the sources agree about time. */
record TimeCheck(Reading reading, YamlNode root) {

    void check(OutcomeDefinition outcome, TrainingPolicy training, Sources sources) {
        if (training.snapshots().hasTime()) {
            checkDated(outcome, training.snapshots(), sources);
        } else {
            checkUndated(sources);
        }
    }

    private void checkDated(OutcomeDefinition outcome, SnapshotPolicy snapshots, Sources sources) {
        YamlNode policy = root.field("training").field("snapshots");
        if (outcome.horizon().isEmpty()) {
            reading.problem(
                    root.field("outcome"),
                    "'horizon' is missing: snapshots in time need to know how far the label looks ahead.",
                    "add `horizon: 90d`, or write `snapshots: none` for a table without time.");
        }
        if (sources.leads().stream().anyMatch(source -> source.label().isPresent())) {
            reading.problem(
                    policy,
                    "A flat label says that a step happened but not when, so no snapshot in time can use it.",
                    "write `snapshots: none` or `snapshots: { order: row }`, or give the step a date column under `steps`.");
        }
        if (snapshots instanceof AtAge
                && sources.leads().stream().noneMatch(LeadSource::datesItsLeads)
                && sources.events().isEmpty()) {
            reading.problem(
                    policy,
                    "Leads have no age: no source says when they were created.",
                    "add `columns.created_at` to a source of leads.");
        }
    }

    private void checkUndated(Sources sources) {
        YamlNode policy = root.field("training").field("snapshots");
        root.field("outcome")
                .find("horizon")
                .ifPresent(horizon -> reading.problem(
                        horizon,
                        "A horizon has no meaning without snapshots in time.",
                        "remove it, or write `snapshots: monthly`."));
        root.field("training")
                .find("first_snapshot")
                .ifPresent(first -> reading.problem(
                        first,
                        "A first snapshot has no meaning without snapshots in time.",
                        "remove it, or write `snapshots: monthly`."));
        if (sources.leads().isEmpty()) {
            reading.problem(
                    policy,
                    "A table without time needs a source of leads, and there is none.",
                    "add one under sources.leads, or write `snapshots: monthly`.");
        }
    }
}
