package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Known;
import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.ScorePlan;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Monthly exports with changes, corrections, late events, deletions and merges, imported at once, month by month, out of
 * order and twice: as of every instant the store knows what a plain replay of the exports knows.
 */
@Tag("slow")
class HistoryTwinTest extends ImportFixture {
    private static final String YAML = """
            version: 1
            name: test
            sources:
              leads:
                - name: crm
                  file: leads-*.csv
                  exported_at: { file_name: "leads-%Y-%m-%d.csv" }
                  columns: { lead_id: id, created_at: created }
                  attributes: { title: text }
                  steps: { mql: { column: mql } }
                  deleted: { column: gone }
                  merged_into: master
              events:
                - name: web
                  file: events-*.csv
                  exported_at: { file_name: "events-%Y-%m-%d.csv" }
                  columns: { event_id: id, lead_id: lead, occurred_at: at }
                  type: view
                  late_events: known_when_they_happened
                  types: { view: { properties: { page: text } } }
              outcomes:
                - name: sales
                  file: steps-*.csv
                  exported_at: { file_name: "steps-%Y-%m-%d.csv" }
                  columns: { lead_id: lead, step: step, occurred_at: at, amount: amount }
            outcome: { target: customer, horizon: 30d }
            training: { snapshots: monthly }
            """;
    private static final String SCORING = """
            version: 1
            name: test
            fit:
              rules: [ { id: boss, points: 10, when: { attribute: title, equals: CEO } } ]
            engagement:
              rules: [ { id: views, points: 3, event: view, within: 3650d } ]
            points: { weights: { fit: 0.5, engagement: 0.5, stage: 0 } }
            """;

    static IntStream seeds() {
        return IntStream.of(0, 1, 2, 3, 10, 18, 23, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allAtOnce(int seed) {
        compare(seed, List.of(months()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void monthByMonth(int seed) {
        compare(seed, months().stream().map(List::of).toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void outOfOrderAndTwice(int seed) {
        Random random = new Random(seed);
        List<Integer> months = new ArrayList<>(months());
        Collections.shuffle(months, random);
        List<List<Integer>> imports = new ArrayList<>();
        while (!months.isEmpty()) {
            imports.add(List.copyOf(months.subList(0, 1 + random.nextInt(Math.min(2, months.size())))));
            months.subList(0, imports.get(imports.size() - 1).size()).clear();
            if (random.nextBoolean()) {
                imports.add(imports.get(0));
            }
        }
        compare(seed, imports);
    }

    private static List<Integer> months() {
        return IntStream.range(0, ExportWorld.MONTHS).boxed().toList();
    }

    private void compare(int seed, List<List<Integer>> imports) {
        boolean lateWhenExported = seed % 2 == 1;
        ExportWorld world = new ExportWorld(seed);
        String yaml = lateWhenExported ? YAML.replace("known_when_they_happened", "known_when_exported") : YAML;
        for (List<Integer> months : imports) {
            months.forEach(month -> write(world, month));
            load(yaml);
        }
        write("scoring.yaml", SCORING);
        Workspace workspace = WorkspaceReader.read(folder);
        Scorecard scorecard = ScorecardReader.read(folder.resolve("scoring.yaml"), workspace.declarations());
        ExportReplay replay = new ExportReplay(world, imports, lateWhenExported);
        for (Instant asOf : instants()) {
            Map<String, String> titles = replay.titles(asOf);
            List<String> events = replay.events(asOf);
            assertEquals(lines(titles), titles(asOf), "titles as of " + asOf);
            assertEquals(events, events(asOf), "events as of " + asOf);
            assertEquals(replay.steps(asOf), steps(asOf), "steps as of " + asOf);
            assertEquals(scores(titles, events), scores(scorecard, workspace, asOf), "scores as of " + asOf);
        }
    }

    private void write(ExportWorld world, int month) {
        String day = ExportWorld.day(month);
        write("leads-" + day + ".csv", world.leadFile(month));
        write("events-" + day + ".csv", world.eventFile(month));
        write("steps-" + day + ".csv", world.stepFile(month));
    }

    private static List<Instant> instants() {
        List<Instant> instants = new ArrayList<>(List.of(Instant.parse("2026-01-10T00:00:00Z")));
        for (int month : months()) {
            Instant exportedAt = ExportWorld.exportedAt(month);
            instants.addAll(
                    List.of(exportedAt, exportedAt.plus(1, ChronoUnit.MICROS), exportedAt.plus(13, ChronoUnit.DAYS)));
        }
        return instants;
    }

    private static List<String> lines(Map<String, String> titles) {
        return titles.entrySet().stream()
                .map(entry -> entry.getKey() + "|" + (entry.getValue().isEmpty() ? "-" : entry.getValue()))
                .sorted()
                .toList();
    }

    private List<String> titles(Instant asOf) {
        Moment moment = Moment.everyLead(asOf);
        SqlPlan plan = new SqlPlan(List.of(
                moment.step(), AttributesAsOf.in(store).step(moment, Map.of("title", ValueType.TEXT))));
        return table("lead_id, title", "(" + plan.query() + ")");
    }

    private List<String> events(Instant asOf) {
        return table(
                "event_id, lead_id, page",
                "(select e.* " + new KnownEvents(Moment.everyLead(asOf)).fromWhere(List.of("view"), Optional.empty())
                        + ")");
    }

    private List<String> steps(Instant asOf) {
        return table(
                "lead_id, step, instant, amount",
                "(select distinct o.lead_id, o.step, o.amount, strftime(o.occurred_at, '%Y-%m-%dT%H:%M:%SZ') as instant from outcome as o where o.step <>"
                        + " 'deleted' and " + Known.row("o", Sql.literal(asOf)) + ")");
    }

    private static List<String> scores(Map<String, String> titles, List<String> events) {
        return titles.entrySet().stream()
                .map(lead -> {
                    long views = events.stream()
                            .filter(event -> event.contains("|" + lead.getKey() + "|"))
                            .count();
                    return lead.getKey() + "|" + (lead.getValue().equals("CEO") ? 10_000_000 : 0) + "|"
                            + Math.min(100, 3 * views) * 1_000_000;
                })
                .sorted()
                .toList();
    }

    private List<String> scores(Scorecard scorecard, Workspace workspace, Instant asOf) {
        SqlPlan plan =
                ScorePlan.of(scorecard, workspace.declarations(), AttributesAsOf.in(store), Moment.everyLead(asOf));
        return table("lead_id, fit_us, engagement_us", "(" + plan.query() + ")");
    }
}
