package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.ListAttribute;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.model.RowPredictions;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import io.plumbline.training.SlowDrift.Line;
import io.plumbline.training.SlowDrift.Month;
import io.plumbline.training.SlowDrift.Seen;
import io.plumbline.training.SlowDrift.Subject;
import io.plumbline.training.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run stores in {@code drift} is what its definition gives on the rows of the run. */
class DriftTest {
    private static final Instant LEARNED = Instant.parse("2025-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private final Store store = SmallMarket.store(1500);
    private long runs;

    /** Every lead has one to three interests, and a twelfth none. */
    @BeforeEach
    void addInterests() {
        store.execute("alter table lead add column interests varchar");
        store.execute("""
                update lead
                set interests = case hash(lead_id || 'interests') % 12
                    when 0 then null
                    when 1 then 'audit'
                    when 2 then 'audit;tax'
                    when 3 then 'tax;payroll;audit'
                    when 4 then 'payroll'
                    when 5 then 'tax;oddity ' || row_no
                    else 'payroll;tax'
                end
                """);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void allMonthsAreHeldAgainstTheModelJustTrained() throws IOException {
        train(SmallMarket.AS_OF);
        assertStored(1, twinOfTrained());
    }

    @Test
    void theMonthsSinceAreHeldAgainstTheChampion() throws IOException {
        train(LEARNED);
        List<At> learned = mature(rows());
        new ModelRegistry(store, 1).promote(1, "for the test");
        changeAfter(LEARNED);
        train(SmallMarket.AS_OF);
        assertStored(1, twinOfChampion(learned));
        assertStored(2, twinOfTrained());
        assertEquals(Set.of("employees missing_rate", "employees psi", "interests psi"), alarms("feature"));
        assertEquals(Set.of("customer base_rate"), alarms("label"));
        assertEquals(Set.of("predictive observed_over_expected"), alarms("calibration"));
        assertTrue(
                changes("interests").stream()
                        .allMatch(change -> change.startsWith("the share of 'audit' grew from 23.9 %")),
                changes("interests").toString());
    }

    @Test
    void withoutAChangeThereIsNoAlarm() throws IOException {
        train(LEARNED);
        new ModelRegistry(store, 1).promote(1, "for the test");
        train(SmallMarket.AS_OF);
        for (String kind : List.of("feature", "score", "label", "calibration")) {
            assertTrue(
                    store.number("select count(*) from drift where kind = '" + kind
                                            + "' and run_id = 2 and model_id = 1")
                                    .orElseThrow()
                            > 0,
                    kind);
            assertEquals(Set.of(), alarms(kind));
        }
    }

    /** Of leads that come later sizes are often missing and audits wanted; and of those before only half bought. */
    private void changeAfter(Instant instant) {
        store.execute("update lead set employees = null where created_at >= '" + instant + "' and row_no % 2 = 0");
        store.execute("update lead set interests = 'audit' where created_at >= '" + instant + "' and row_no % 5 < 4");
        store.execute("delete from outcome where occurred_at >= '" + instant + "' and hash(lead_id || 'lost') % 4 > 0");
    }

    private void train(Instant asOf) throws IOException {
        runs++;
        store.execute("insert into run values (" + runs
                + ", 'train', '2026-01-01', '2026-01-01', null, 'running', null, null, 'test')");
        Training.train(store, workspace(), SmallMarket.scorecard(), runs, asOf);
    }

    private Workspace workspace() throws IOException {
        SmallMarket.workspace(directory, "monthly", "1");
        Path file = directory.resolve("plumbline.yaml");
        Files.writeString(
                file, Files.readString(file).replace("employees: number", "employees: number, interests: list"));
        return WorkspaceReader.read(directory);
    }

    /** A row of the latest training, as its temporary tables hold it. */
    private record At(long rowId, boolean mature, boolean converts, Seen seen) {
        private At with(double probability) {
            Map<String, Object> values = new HashMap<>(seen.values());
            values.put("predictive", probability);
            return new At(rowId, mature, converts, new Seen(seen.month(), seen.cluster(), values));
        }
    }

    private List<At> rows() {
        List<At> rows = new ArrayList<>(rows("training", "b.label", "join training_label as b using (row_id)"));
        rows.addAll(rows("young", "false", ""));
        return rows;
    }

    private List<At> rows(String maturity, String label, String join) {
        List<Feature> features = model(runs).features().features();
        return store.rows(
                "select r.*, f.* exclude (row_id), " + label + " as converts from " + maturity + "_row as r join "
                        + maturity + "_feature as f using (row_id) " + join + " order by r.row_id",
                row -> {
                    Map<String, Object> values = new HashMap<>();
                    features.forEach(feature -> put(values, feature.name(), numeric(feature), row));
                    put(values, "points", true, row);
                    return new At(
                            row.number("row_id"),
                            join.contains("label"),
                            row.truth("converts"),
                            new Seen(row.number("snapshot_no"), row.text("lead_id"), values));
                });
    }

    private static void put(Map<String, Object> values, String name, boolean numeric, Row row) {
        if (numeric) {
            row.optionalReal(name).ifPresent(value -> values.put(name, value));
        } else {
            row.optionalText(name).ifPresent(value -> values.put(name, value));
        }
    }

    private static boolean numeric(Feature feature) {
        return subject(feature).values() == Subject.Values.NUMBER;
    }

    private static Subject subject(Feature feature) {
        return new Subject(
                "feature",
                feature.name(),
                feature instanceof ListAttribute
                        ? Subject.Values.LIST
                        : feature.valueType() == ValueType.NUMBER ? Subject.Values.NUMBER : Subject.Values.TEXT);
    }

    private List<Line> twinOfTrained() {
        List<At> rows = predicted(rows(), runs);
        List<At> learned = mature(rows);
        SlowDrift twin = twin(learned, rows, runs);
        List<Line> lines = new ArrayList<>(twin.ofValues());
        months(learned).forEach(month -> lines.add(twin.label(month, rate(learned))));
        heldOut("out_of_fold").forEach(month -> lines.add(twin.calibration(month, true)));
        heldOut("test").forEach(month -> lines.add(twin.calibration(month, false)));
        return lines;
    }

    private List<Line> twinOfChampion(List<At> learnedThen) {
        List<At> learned = predicted(learnedThen, 1);
        long last = learned.stream().mapToLong(at -> at.seen().month()).max().orElseThrow();
        List<At> since = predicted(rows(), 1).stream()
                .filter(at -> at.seen().month() > last)
                .toList();
        SlowDrift twin = twin(learned, since, 1);
        List<Line> lines = new ArrayList<>(twin.ofValues());
        months(mature(since)).forEach(month -> {
            lines.add(twin.label(month, rate(learned)));
            lines.add(twin.calibration(month, false));
        });
        return lines;
    }

    private SlowDrift twin(List<At> learned, List<At> rows, long modelId) {
        List<Subject> subjects = new ArrayList<>();
        model(modelId).features().features().forEach(feature -> subjects.add(subject(feature)));
        subjects.add(new Subject("score", "predictive", Subject.Values.NUMBER));
        subjects.add(new Subject("score", "points", Subject.Values.NUMBER));
        Set<Long> known = learned.stream().map(at -> at.seen().month()).collect(Collectors.toSet());
        Map<Long, List<Seen>> months = rows.stream()
                .map(At::seen)
                .collect(Collectors.groupingBy(Seen::month, TreeMap::new, Collectors.toList()));
        Set<Long> later = new TreeSet<>(months.keySet());
        later.removeAll(known);
        return new SlowDrift(learned.stream().map(At::seen).toList(), months, later, subjects);
    }

    private static List<At> mature(List<At> rows) {
        return rows.stream().filter(At::mature).toList();
    }

    private static double rate(List<At> rows) {
        return (double) rows.stream().filter(At::converts).count() / rows.size();
    }

    private static List<Month> months(List<At> rows) {
        return rows.stream().collect(Collectors.groupingBy(at -> at.seen().month())).entrySet().stream()
                .map(month -> Month.of(
                        month.getKey(),
                        month.getValue().stream()
                                .map(at -> new Month.Promise(
                                        (double) at.seen().values().get("predictive"), at.converts()))
                                .toList()))
                .toList();
    }

    private List<Month> heldOut(String part) {
        return HeldOut.read(store, runs, part, "probability", "customer").rows().stream()
                .collect(Collectors.groupingBy(HeldOut.Scored::snapshot))
                .entrySet()
                .stream()
                .map(month -> Month.of(
                        month.getKey(),
                        month.getValue().stream()
                                .map(row -> new Month.Promise(row.score(), row.label()))
                                .toList()))
                .toList();
    }

    /** What a model says of rows whose features are still in the temporary tables. */
    private List<At> predicted(List<At> rows, long modelId) {
        Map<Boolean, Map<Long, Double>> predictions =
                Map.of(true, predictions("training_feature", modelId), false, predictions("young_feature", modelId));
        return rows.stream()
                .map(at -> at.with(predictions.get(at.mature()).get(at.rowId())))
                .toList();
    }

    private Map<Long, Double> predictions(String table, long modelId) {
        Map<Long, Double> predictions = new HashMap<>();
        store.each(
                RowPredictions.of(model(modelId), table, "row_id").query(),
                row -> predictions.put(row.number("row_id"), row.real("probability")));
        return predictions;
    }

    private PropensityModel model(long modelId) {
        return store.first(
                        "select definition from model where model_id = " + modelId,
                        row -> PropensityModel.parse(row.text("definition")))
                .orElseThrow();
    }

    private void assertStored(long modelId, List<Line> twin) {
        Map<String, Line> expected = new TreeMap<>();
        twin.forEach(line -> expected.put(line.key(), line));
        Map<String, Line> stored = new TreeMap<>();
        store.each("select * from drift where run_id = " + runs + " and model_id = " + modelId, row -> {
            Line line = stored(row);
            stored.put(line.key(), line);
        });
        assertEquals(String.join("\n", expected.keySet()), String.join("\n", stored.keySet()));
        expected.forEach((key, line) -> {
            Line found = stored.get(key);
            assertEquals(line.alarm(), found.alarm(), key + line + found);
            for (int i = 0; i < line.figures().size(); i++) {
                assertEquals(line.figures().get(i), found.figures().get(i), 1e-9, key + " figure " + i);
            }
        });
    }

    private static Line stored(Row row) {
        return new Line(
                SlowDrift.key(
                        row.text("kind"),
                        row.text("subject"),
                        row.text("measure"),
                        row.number("snapshot_no"),
                        row.truth("in_reference"),
                        row.number("row_count")),
                Stream.of("value", "reference_value", "low", "high", "expected", "alarm_from")
                        .map(column -> row.optionalReal(column).orElse(SlowDrift.NONE))
                        .toList(),
                row.truth("alarm"));
    }

    private Set<String> alarms(String kind) {
        return Set.copyOf(store.rows(
                "select distinct subject || ' ' || measure as line from drift where run_id = 2 and model_id = 1"
                        + " and alarm and kind = '" + kind + "'",
                row -> row.text("line")));
    }

    private List<String> changes(String subject) {
        return store.rows(
                "select change from drift where run_id = 2 and model_id = 1 and alarm and subject = '" + subject + "'",
                row -> row.text("change"));
    }
}
