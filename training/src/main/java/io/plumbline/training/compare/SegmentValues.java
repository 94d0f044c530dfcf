package io.plumbline.training.compare;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.curve.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of the attributes that make segments, as known at each row of a part. */
public final class SegmentValues {
    /** The temporary table: one row per row of the test part, {@code lead_id}, {@code snapshot_no} and the attributes. */
    public static final String TABLE = "segment_value";

    private final Store store;
    private final String table;
    private final Map<String, ValueType> attributes = new TreeMap<>();

    private SegmentValues(Store store, Map<String, ValueType> attributes, String table) {
        this.store = store;
        this.table = table;
        this.attributes.putAll(attributes);
    }

    private static Map<String, ValueType> segments(Workspace workspace) {
        Map<String, ValueType> attributes = new TreeMap<>();
        workspace
                .training()
                .segments()
                .attributes()
                .forEach(name -> attributes.put(
                        name, workspace.declarations().attributes().get(name)));
        return attributes;
    }

    /** The values of any attributes, at least one, at the rows of a part, in the order of lead and snapshot. */
    public static Map<String, List<Optional<String>>> of(
            Store store, Map<String, ValueType> attributes, long modelId, Part part) {
        return read(store, attributes, rows(modelId, part), TABLE + "_by_name").byAttribute();
    }

    /** The values of every segment attribute, in the order of lead and snapshot; empty where there is none. */
    public static Map<String, List<Optional<String>>> of(Store store, Workspace workspace, long modelId, Part part) {
        return workspace.training().segments().attributes().isEmpty()
                ? Map.of()
                : read(store, workspace, modelId, part, TABLE + "_" + part.word())
                        .byAttribute();
    }

    /**
     * The values of every segment attribute at other rows, in the order of lead and snapshot.
     *
     * @param rows a SELECT of {@code lead_id}, {@code snapshot_no} and {@code as_of_us}, with at least one row
     */
    public static Map<String, List<Optional<String>>> of(Store store, Workspace workspace, String rows) {
        return workspace.training().segments().attributes().isEmpty()
                ? Map.of()
                : read(store, segments(workspace), rows, TABLE + "_of_rows").byAttribute();
    }

    private Map<String, List<Optional<String>>> byAttribute() {
        Map<String, List<Optional<String>>> values = new TreeMap<>();
        attributes.keySet().forEach(attribute -> values.put(attribute, of(attribute)));
        return values;
    }

    static SegmentValues read(Store store, Workspace workspace, long modelId) {
        return read(store, workspace, modelId, Part.TEST, TABLE);
    }

    private static SegmentValues read(Store store, Workspace workspace, long modelId, Part part, String table) {
        return read(store, segments(workspace), rows(modelId, part), table);
    }

    private static String rows(long modelId, Part part) {
        return """
                select
                    r.lead_id as lead_id,
                    r.snapshot_no as snapshot_no,
                    r.as_of_us as as_of_us
                from training_row as r
                semi join holdout_score as h
                    on h.model_id = %s
                    and h.part = %s
                    and h.lead_id = r.lead_id
                    and h.snapshot_no = r.snapshot_no
                """.formatted(modelId, Sql.literal(part.word()));
    }

    /**
     * Reads them into a temporary table. A moment holds a lead once, so rows are taken by how many the lead had before.
     */
    private static SegmentValues read(Store store, Map<String, ValueType> attributes, String rows, String table) {
        store.execute("""
                create or replace temp table segment_row as
                select
                    r.*,
                    row_number() over (partition by r.lead_id order by r.snapshot_no) as turn
                from (%s) as r
                """.formatted(rows));
        store.execute("drop table if exists temp." + table);
        SegmentValues values = new SegmentValues(store, attributes, table);
        long turns =
                store.number("select coalesce(max(turn), 0) from segment_row").orElse(0L);
        for (long turn = 1; turn <= turns; turn++) {
            values.take(turn);
        }
        return values;
    }

    private void take(long turn) {
        store.execute("create or replace temp table segment_turn as select * from segment_row where turn = " + turn);
        Moment moment = Moment.of("segment_turn");
        SqlPlan known =
                new SqlPlan(List.of(moment.step(), AttributesAsOf.in(store).step(moment, attributes)));
        store.execute((turn == 1 ? "create temp table " + table + " as\n" : "insert into " + table + "\n")
                + """
                select
                    t.lead_id as lead_id,
                    t.snapshot_no as snapshot_no,
                    k.* exclude (lead_id)
                from segment_turn as t
                left join (%s) as k on k.lead_id = t.lead_id
                """.formatted(known.query()));
    }

    /** The values of one attribute, in the order of {@link HoldoutColumns}; empty where there is none. */
    List<Optional<String>> of(String attribute) {
        return store.rows(
                "select cast(%s as varchar) as value from %s order by lead_id, snapshot_no"
                        .formatted(Sql.identifier(attribute), table),
                row -> row.optionalText("value"));
    }
}
