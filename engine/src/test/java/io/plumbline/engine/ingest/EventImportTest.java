package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.ingest.ImportSummary.SourceSummary;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventImportTest extends ImportFixture {
    private static final String HEADER = "id,lead,at,type,page,seconds\n";

    @BeforeEach
    void noSteps() {
        write("steps.csv", "lead,step,at\n");
    }

    @Test
    void eventsAreTypedAndThoseOfATypeStoredTogetherInTheOrderOfTime() {
        write("events.csv", HEADER + """
                e2,L1,2024-05-02T10:00:00Z,page_view,pricing,12.5
                e1,L2,2024-05-01T10:00:00+02:00,login,,
                e3,L1,2024-05-03,page_view,,
                """);
        SourceSummary summary = load(EVENTS_ONLY).sources().get(0);
        assertEquals(new SourceSummary("web", "events", 1, 0, 3, 0, 0, 0, 0), summary);
        assertEquals(List.of("e2", "e3", "e1"), texts("select event_id from event order by rowid"));
        assertEquals(
                List.of(
                        "e1|L2|2024-05-01 08:00:00|-|login|web|1|-|-",
                        "e2|L1|2024-05-02 10:00:00|-|page_view|web|1|pricing|12.5",
                        "e3|L1|2024-05-03 00:00:00|-|page_view|web|1|-|-"),
                table(
                        "event_id, lead_id, occurred_at, recorded_at, event_type, source, run_id, page, seconds",
                        "event"));
    }

    @Test
    void badRowsAreRefusedWithLineAndReasonAndTheOthersKept() {
        write("events.csv", HEADER + """
                e1,L1,2024-05-01,login,,
                e2,,2024-05-01,login,,
                e3,L1,yesterday,login,,
                e4,L1,,login,,
                e5,L1,2024-05-01,logout,,
                ,L1,2024-05-01,login,,
                e7,L1,2024-05-01,page_view,home,many
                e8,L1,2024-05-01,,,
                e9,L1,2024-05-01,login
                e10,L1,2024-05-01,login,,,x,y
                e11,L1,1024-05-01,login,,
                """);
        SourceSummary summary = load(EVENTS_ONLY).sources().get(0);
        assertEquals(new SourceSummary("web", "events", 1, 0, 2, 0, 0, 9, 1), summary);
        assertEquals(
                List.of(
                        "events.csv|10|-|the row has too few columns",
                        "events.csv|11|-|the row has too many columns",
                        "events.csv|12|at|not a time between 1900 and 2199",
                        "events.csv|3|lead|the lead's id is missing",
                        "events.csv|4|at|not a time between 1900 and 2199",
                        "events.csv|5|at|the time is missing",
                        "events.csv|6|type|the type of event is not declared",
                        "events.csv|7|id|the event's id is missing",
                        "events.csv|8|seconds|not a number",
                        "events.csv|9|type|the type of event is missing"),
                rejected());
        assertEquals(List.of("e1|-", "e7|-"), table("event_id, seconds", "event"));
    }

    @Test
    void otherTypesAreOnlyCountedWhenIgnored() {
        write("events.csv", HEADER + "e1,L1,2024-05-01,login,,\ne2,L1,never,logout,,\ne3,,2024-05-01,logout,,\n");
        SourceSummary summary = load(EVENTS_ONLY.replace("login: {}", "login: {}\n      other_types: ignore"))
                .sources()
                .get(0);
        assertEquals(new SourceSummary("web", "events", 1, 0, 1, 0, 2, 0, 0), summary);
        assertEquals(List.of(), rejected());
    }

    @Test
    void aPropertyBelongsToTheTypesThatDeclareIt() {
        write("events.csv", HEADER + "e1,L1,2024-05-01,login,home,many\ne2,L1,2024-05-01,page_view,home,3\n");
        load(EVENTS_ONLY);
        assertEquals(List.of("e1|-|-", "e2|home|3.0"), table("event_id, page, seconds", "event"));
        assertEquals(List.of(), rejected());
    }

    @Test
    void typesMayTakeOnePropertyFromDifferentColumns() {
        write("events.csv", "id,lead,at,type,url,screen\ne1,L1,2024-05-01,W,u,s\ne2,L1,2024-05-01,app,u,s\n");
        load(EVENTS_ONLY
                .replace(
                        "page_view: { properties: { page: text, seconds: number } }",
                        "web_view: { value: W, properties: { page: { column: url, type: text } } }")
                .replace("login: {}", "app: { properties: { page: { column: screen, type: text } } }"));
        assertEquals(List.of("app|s", "web_view|u"), table("event_type, page", "event"));
    }

    @Test
    void theSameFileAgainChangesNothing() {
        write("events.csv", HEADER + "e1,L1,2024-05-01,login,,\nbroken\n");
        load(EVENTS_ONLY);
        SourceSummary again = load().sources().get(0);
        assertEquals(new SourceSummary("web", "events", 0, 1, 0, 0, 0, 0, 0), again);
        assertEquals(List.of("1"), texts("select count(*) from event"));
        assertEquals(List.of("1"), texts("select count(*) from rejected_row"));
        assertEquals(List.of("1"), texts("select count(*) from source_file where source = 'web'"));
    }

    @Test
    void aGrownFileBringsOnlyItsNewEvents() {
        write("events.csv", HEADER + "e1,L1,2024-05-01,login,,\n");
        load(EVENTS_ONLY);
        write("events.csv", HEADER + "e2,L1,2024-05-02,login,,\ne1,L1,2024-05-01,login,,\ne2,L1,2024-05-02,login,,\n");
        assertEquals(
                new SourceSummary("web", "events", 1, 0, 1, 2, 0, 0, 0),
                load().sources().get(0));
        assertEquals(List.of("e1", "e2"), texts("select event_id from event order by 1"));
    }

    @Test
    void overlappingExportsWithoutIdsBringEveryEventOnce() {
        String yaml = EVENTS_ONLY.replace("event_id: id, ", "").replace("events.csv", "'e/*.csv'");
        String twice = "L1,2024-05-01,login,,\nL1,2024-05-01,login,,\n";
        write("e/1.csv", "lead,at,type,page,seconds\n" + twice + "L2,2024-05-01,login,,\n");
        write("e/2.csv", "lead,at,type,page,seconds\nL3,2024-05-02,login,,\n" + twice + "L1,2024-05-01,login,,\n");
        assertEquals(
                new SourceSummary("web", "events", 2, 0, 5, 2, 0, 0, 0),
                load(yaml).sources().get(0));
        assertEquals(
                List.of("L1|3", "L2|1", "L3|1"),
                table("lead_id, n", "(select lead_id, count(*) as n from event group by lead_id)"));
        assertEquals(List.of("5"), texts("select count(distinct event_id) from event"));
        write("e/3.csv", "lead,at,type,page,seconds\n" + twice);
        assertEquals(
                new SourceSummary("web", "events", 1, 2, 0, 2, 0, 0, 0),
                load().sources().get(0));
    }

    @Test
    void aChangedDefinitionReadsTheFileAgain() {
        write("events.csv", HEADER + "e1,L1,2024-05-01,login,,\ne2,L1,2024-05-01,logout,,\n");
        load(EVENTS_ONLY);
        assertEquals(
                new SourceSummary("web", "events", 1, 0, 1, 1, 0, 0, 0),
                load(EVENTS_ONLY.replace("login: {}", "login: {}\n        logout: {}"))
                        .sources()
                        .get(0));
    }

    @Test
    void aPropertyDeclaredLaterFillsTheEventsThatAreKnown() {
        write("events.csv", HEADER + "e1,L1,2024-05-01,page_view,home,3\ne2,L1,2024-05-01,login,x,\n");
        String less = EVENTS_ONLY.replace("page: text, ", "");
        load(less);
        assertEquals(
                new SourceSummary("web", "events", 1, 0, 0, 2, 0, 0, 0),
                load(EVENTS_ONLY).sources().get(0));
        assertEquals(List.of("e1|home|3.0", "e2|-|-"), table("event_id, page, seconds", "event"));
    }

    @Test
    void oneTypeMayStandForTheWholeFile() {
        write("events.csv", "lead,at,rec\nL1,2024-05-01,2024-05-02T00:00:00Z\nL2,2024-05-01,soon\n");
        load("""
                version: 1
                name: test
                sources:
                  events:
                    - name: web
                      file: events.csv
                      columns: { lead_id: lead, occurred_at: at, recorded_at: rec }
                      type: login
                  outcomes:
                    - name: steps
                      file: steps.csv
                      columns: { lead_id: lead, step: step, occurred_at: at }
                outcome: { target: customer, horizon: 30d }
                training: { snapshots: monthly }
                """);
        assertEquals(List.of("L1|login|2024-05-02 00:00:00"), table("lead_id, event_type, recorded_at", "event"));
        assertEquals(List.of("events.csv|3|rec|not a time between 1900 and 2199"), rejected());
    }

    @Test
    void hostileValuesAreOnlyValues() {
        String bomb = "'); drop table lead; --";
        write(
                "events.csv",
                HEADER + "\"" + bomb + "\",\"L\"\"1\n;--\",2024-05-01,login,,\n"
                        + "e2,'\\ud83d\\ude00 \\u0000%s%d',2024-05-01,page_view,\"" + bomb + "\",\n");
        assertEquals(2, load(EVENTS_ONLY).sources().get(0).accepted());
        assertEquals(List.of(bomb), texts("select event_id from event where lead_id = concat('L\"1', chr(10), ';--')"));
        assertEquals(List.of(bomb), texts("select page from event where event_id = 'e2'"));
        assertEquals(List.of("2"), texts("select count(*) from lead"));
    }

    @Test
    void hostileNamesOfColumnsAndTypesAreOnlyNames() {
        write("events.csv", "\"i'd\",\"le\"\"ad\",a;t,ty--pe,\"p', 'x\",s\ne1,L1,2024-05-01,it's,x,1\n");
        load(EVENTS_ONLY
                .replace(
                        "event_id: id, lead_id: lead, occurred_at: at, type: type",
                        "event_id: \"i'd\", lead_id: 'le\"ad', occurred_at: a;t, type: ty--pe")
                .replace(
                        "page_view: { properties: { page: text, seconds: number } }",
                        "page_view: { value: \"it's\", properties: { page: { column: \"p', 'x\", type: text } } }"));
        assertEquals(List.of("page_view|x"), table("event_type, page", "event"));
    }

    @Test
    void leadsKnownOnlyFromEventsGetARow() {
        write("events.csv", HEADER + "e1,L2,2024-05-03,login,,\ne2,L2,2024-05-02,login,,\ne3,L1,2024-05-04,login,,\n");
        write("steps.csv", "lead,step,at\nL3,customer,2024-04-01\nL1,mql,2024-05-01\n");
        load(EVENTS_ONLY);
        assertEquals(
                List.of("L1|2024-05-01 00:00:00|2", "L2|2024-05-02 00:00:00|3", "L3|2024-04-01 00:00:00|1"),
                table("lead_id, created_at, row_no", "lead"));
        assertEquals(List.of(), texts("select table_name from duckdb_tables() where temporary"));
    }
}
