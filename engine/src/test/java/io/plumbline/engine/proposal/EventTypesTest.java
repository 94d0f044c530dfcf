package io.plumbline.engine.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.workspace.EventSource;
import io.plumbline.engine.workspace.OutcomeSource;
import io.plumbline.engine.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of events: what each type is, and which columns tell something about it. */
class EventTypesTest {
    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");
    private static final int LEADS = 240;

    @TempDir
    private Path folder;

    private static String leads() {
        return Exports.lines("lead_id,created_at,source", LEADS, i -> "L" + i + "," + created(i) + "," + (i % 3));
    }

    private static Instant created(int lead) {
        return START.plus(lead, ChronoUnit.DAYS);
    }

    /** Each lead looks at pages and gets mail; a third buys, a third is lost, and all is written down twice. */
    private static String log() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            Instant at = created(i);
            rows.add(row(rows.size(), i, at, "signed_in_first", "", ""));
            rows.add(
                    row(rows.size(), i, at.plus(1, ChronoUnit.DAYS), "page_view", "pricing", Integer.toString(i % 50)));
            rows.add(row(rows.size(), i, at.plus(2, ChronoUnit.DAYS), "page_view", "home", Integer.toString(i % 7)));
            rows.add(row(rows.size(), i, at.plus(3, ChronoUnit.DAYS), "email_sent", "", ""));
            if (i % 3 == 0) {
                Instant bought = at.plus(20, ChronoUnit.DAYS);
                rows.add(row(rows.size(), i, bought, "Purchase", "", ""));
                rows.add(row(rows.size(), i, bought.plusSeconds(2), "invoice_written", "", ""));
            } else if (i % 3 == 1) {
                rows.add(row(rows.size(), i, at.plus(30, ChronoUnit.DAYS), "rejected", "", ""));
            }
        }
        return "id,user_id,occurred_at,loaded_at,event_name,page,seconds,session_id\n" + String.join("\n", rows) + "\n";
    }

    private static String row(int number, int lead, Instant at, String type, String page, String seconds) {
        return String.join(
                ",",
                "e" + number,
                "L" + lead,
                at.toString(),
                at.plusSeconds(60).toString(),
                type,
                page,
                seconds,
                "s" + number % 400);
    }

    private Exports export() {
        return new Exports(folder).leads("people.csv", leads()).events("web.csv", log());
    }

    private static Map<String, EventTypeRole> types(EventTable events) {
        return events.types().stream().collect(Collectors.toMap(EventTypeRole::value, type -> type));
    }

    @Test
    void theColumnsThatEveryEventHas() {
        try (Exports export = export()) {
            Map<String, String> roles =
                    Exports.roles(export.understood().events().get(0));
            assertEquals("event id", roles.get("id"));
            assertEquals("lead id", roles.get("user_id"));
            assertEquals("time", roles.get("occurred_at"));
            assertEquals("known from", roles.get("loaded_at"));
            assertEquals("type of event", roles.get("event_name"));
            assertEquals("property page", roles.get("page"));
            assertEquals("property seconds", roles.get("seconds"));
            assertEquals("not used", roles.get("session_id"));
        }
    }

    @Test
    void stepsOfTheLifecycleAreNoEvents() {
        try (Exports export = export()) {
            Map<String, EventTypeRole> types =
                    types(export.understood().events().get(0));
            assertEquals("customer", types.get("Purchase").step());
            assertEquals("lost", types.get("rejected").step());
            assertEquals(EventTypeRole.Use.EVENT, types.get("page_view").use());
        }
    }

    @Test
    void whatCarriesTheInstantOfTheTargetIsLeftOut() {
        try (Exports export = export()) {
            EventTypeRole type = types(export.understood().events().get(0)).get("invoice_written");
            assertEquals(EventTypeRole.Use.SET_ASIDE, type.use());
            assertEquals("the step 'customer' under another name: 100 % within a minute of it", type.why());
        }
    }

    @Test
    void whatCarriesTheInstantOfTheCreationIsLeftOut() {
        try (Exports export = export()) {
            EventTypeRole type = types(export.understood().events().get(0)).get("signed_in_first");
            assertEquals("the lead's creation under another name: 100 % within a minute of it", type.why());
        }
    }

    @Test
    void mailsAreMadeByTheCompany() {
        try (Exports export = export()) {
            assertTrue(
                    types(export.understood().events().get(0)).get("email_sent").byCompany());
        }
    }

    @Test
    void propertiesBelongToTheTypesThatHaveThem() {
        try (Exports export = export()) {
            Map<String, EventTypeRole> types =
                    types(export.understood().events().get(0));
            assertEquals(
                    List.of("page", "seconds"),
                    types.get("page_view").properties().stream()
                            .map(ColumnRole::name)
                            .toList());
            assertEquals(List.of(), types.get("email_sent").properties());
        }
    }

    @Test
    void theSameFileIsReadForEventsAndForSteps() {
        try (Exports export = export()) {
            Workspace workspace = export.workspace();
            EventSource events = workspace.sources().events().get(0);
            OutcomeSource steps = workspace.sources().outcomes().get(0);
            assertEquals("web.csv", events.file().pattern());
            assertEquals("web.csv", steps.file().pattern());
            assertEquals(Map.of("Purchase", "customer", "rejected", "lost"), steps.steps());
            assertEquals(
                    List.of("email_sent", "page_view"),
                    events.types().stream()
                            .map(EventSource.SourceType::name)
                            .sorted()
                            .toList());
        }
    }

    @Test
    void whatAnotherTableTellsIsNotLearntFromEvents() {
        String steps = Exports.lines(
                "lead_id,stage,changed_at",
                LEADS,
                i -> "L" + i + "," + (i % 2 == 0 ? "Closed Won" : "Qualified") + ","
                        + created(i).plusSeconds(900_000));
        try (Exports export = export().outcomes("steps.csv", steps)) {
            Understanding understood = export.understood();
            assertEquals(
                    Map.of("Closed Won", "customer", "Qualified", "mql"),
                    understood.outcomes().orElseThrow().steps());
            assertEquals(List.of(), understood.events().get(0).steps());
            assertEquals(
                    "the step 'customer' by its name, which another table tells of",
                    types(understood.events().get(0)).get("Purchase").why());
        }
    }

    @Test
    void aTypeThatAPersonNamesIsTheTarget() {
        try (Exports export = export().choose(Choices.Matter.TARGET, "page_view")) {
            Understanding understood = export.understood();
            assertEquals("customer", understood.plan().target());
            assertEquals(
                    "customer",
                    types(understood.events().get(0)).get("page_view").step());
        }
    }

    @Test
    void aFileOfOneTypeIsCalledLikeTheFile() {
        String views = Exports.lines("lead_id,time", 300, i -> "L" + i % LEADS + "," + START.plusSeconds(i * 9_000L));
        try (Exports export = new Exports(folder).leads("people.csv", leads()).events("page_views.csv", views)) {
            assertEquals(
                    Optional.of("page_view"),
                    export.understood().events().get(0).singleType());
            assertEquals(
                    "page_view",
                    export.workspace().sources().events().get(0).types().get(0).name());
        }
    }

    @Test
    void numbersOfTypesAreCalledAfterTheirColumn() {
        String log = Exports.lines(
                "marketoGUID,leadId,activityDate,activityTypeId,attributes",
                300,
                i -> "g" + i + ",L" + i % LEADS + "," + START.plusSeconds(i * 9_000L) + "," + (1 + i % 3)
                        + ",\"{\"\"a\"\":" + i + "}\"");
        try (Exports export = new Exports(folder).leads("people.csv", leads()).events("activities.csv", log)) {
            assertEquals(
                    List.of("activity_1", "activity_2", "activity_3"),
                    export.understood().events().get(0).types().stream()
                            .map(EventTypeRole::name)
                            .sorted()
                            .toList());
        }
    }

    @Test
    void whatTurnsAwayTakesPointsAndIsNoSignOfInterest() {
        String log = Exports.lines(
                "lead_id,time,type",
                300,
                i -> "L" + i % LEADS + "," + START.plusSeconds(i * 90_000L) + ","
                        + List.of("webinar", "unsubscribed", "spam_complaint").get(i % 3));
        try (Exports export = new Exports(folder).leads("people.csv", leads()).events("log.csv", log)) {
            Scorecard scorecard = export.scorecard();
            Map<String, Double> points =
                    scorecard.engagement().rules().stream().collect(Collectors.toMap(Rule::id, Rule::points));
            assertEquals(
                    Map.of("webinar", 8.0, "unsubscribed", -10.0, "spam-complaint", -10.0, "gone-quiet", -15.0),
                    points);
            List<List<String>> absent = scorecard.engagement().rules().stream()
                    .filter(AbsenceRule.class::isInstance)
                    .map(rule -> ((AbsenceRule) rule).events().types())
                    .toList();
            assertEquals(List.of(List.of("webinar")), absent);
        }
    }
}
