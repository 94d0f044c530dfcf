package io.plumbline.training.group;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.protection.Protection;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.compare.SegmentValues;
import io.plumbline.training.curve.LabelledHoldout;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.group.Group.Basis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Scores and errors on the test rows by what protected attributes say of the leads, in unit row: the tables
 * {@code group_score} and {@code group_call}. An attribute that nothing reads is looked at like one that is allowed, since
 * others may stand for it.
 */
public final class GroupFigures {
    private static final List<Scorer> SCORERS = List.of(Scorer.PREDICTIVE, Scorer.POINTS);

    private final Store store;
    private final Workspace workspace;
    private final long modelId;

    private GroupFigures(Store store, Workspace workspace, long modelId) {
        this.store = store;
        this.workspace = workspace;
        this.modelId = modelId;
    }

    /** Counts and stores; scores, labels and thresholds of the model must be in the store. */
    public static void store(Store store, Workspace workspace, long modelId) {
        new GroupFigures(store, workspace, modelId).write();
    }

    private void write() {
        NavigableMap<String, ValueType> attributes = protectedAttributes();
        if (attributes.isEmpty()) {
            return;
        }
        Map<String, GroupRows> byStep = new LinkedHashMap<>();
        GroupRows rows = rows(workspace.outcome().target());
        byStep.put(workspace.outcome().target(), rows);
        List<Threshold> thresholds = thresholds();
        thresholds.forEach(threshold -> byStep.computeIfAbsent(threshold.labelStep(), this::rows));
        Map<String, List<Optional<String>>> values = SegmentValues.of(store, attributes, modelId, Part.TEST);
        GroupTables tables = new GroupTables(store, modelId);
        attributes.forEach((name, type) -> {
            String kind = protection().kind(name).orElseThrow();
            List<Group> groups =
                    Groups.of(Bands.of(kind, type, values.getOrDefault(name, List.of()), rows.moments()), rows.lead());
            for (int no = 0; no < groups.size(); no++) {
                figures(tables.of(name, no + 1L), groups.get(no), rows, byStep, thresholds);
            }
        });
    }

    private static void figures(
            GroupTables.Place place,
            Group group,
            GroupRows rows,
            Map<String, GroupRows> byStep,
            List<Threshold> thresholds) {
        SCORERS.forEach(scorer -> place.score(scorer, group, rows));
        if (group.basis() != Basis.HELD_BACK) {
            thresholds.forEach(
                    threshold -> place.call(threshold, group, byStep.getOrDefault(threshold.labelStep(), rows)));
        }
    }

    private NavigableMap<String, ValueType> protectedAttributes() {
        NavigableMap<String, ValueType> attributes =
                new TreeMap<>(workspace.declarations().attributes());
        attributes.keySet().removeIf(name -> protection().kind(name).isEmpty());
        return attributes;
    }

    private Protection protection() {
        return workspace.declarations().protection();
    }

    /**
     * A threshold of all leads.
     *
     * @param labelStep the step that it aims at
     */
    record Threshold(Scorer scorer, String level, String labelStep, double threshold) {}

    private List<Threshold> thresholds() {
        return store.rows(
                """
                select
                    scorer,
                    level,
                    label_step,
                    threshold
                from threshold
                where model_id = %s
                    and segment = 'all'
                    and threshold is not null
                    and scorer in %s
                order by
                    scorer,
                    level
                """.formatted(
                        modelId, Sql.literals(SCORERS.stream().map(Scorer::word).toList())),
                row -> new Threshold(
                        SCORERS.stream()
                                .filter(scorer -> scorer.word().equals(row.text("scorer")))
                                .findFirst()
                                .orElseThrow(),
                        row.text("level"),
                        row.text("label_step"),
                        row.real("threshold")));
    }

    /** The test rows in the order of lead and snapshot, labelled by a step. */
    private GroupRows rows(String labelStep) {
        Columns columns = store.columns(
                """
                select
                    cast(dense_rank() over (order by h.cluster_key) - 1 as bigint) as cluster,
                    cast(dense_rank() over (order by h.lead_id) - 1 as bigint) as lead,
                    h.label as label,
                    h.probability as probability,
                    h.points as points,
                    cast(r.as_of_us as double) as as_of_us
                from (%s) as h
                join training_row as r
                    on r.lead_id = h.lead_id
                    and r.snapshot_no = h.snapshot_no
                where h.part = %s
                    and h.label_step = %s
                order by
                    h.lead_id,
                    h.snapshot_no
                """.formatted(LabelledHoldout.of(modelId), Sql.literal(Part.TEST.word()), Sql.literal(labelStep)));
        return GroupRows.of(columns);
    }
}
