package io.plumbline.engine.moment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happened at or after {@code as_of} is not known: each clause of the law, for both kinds of moment. */
class AsOfTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant JUST_BEFORE = AS_OF.minusNanos(1_000);

    private final SampleLeads leads = new SampleLeads().type("view", Map.of()).type("mail", Map.of());

    /** The instant common to all leads, or a column of theirs. */
    enum Kind {
        COMMON,
        OWN;

        Moment moment(SampleLeads leads) {
            if (this == COMMON) {
                return Moment.everyLead(AS_OF);
            }
            leads.store()
                    .execute("create or replace table own as select lead_id, " + Sql.microseconds(AS_OF)
                            + " as as_of_us from lead");
            return Moment.of("own");
        }
    }

    @AfterEach
    void close() {
        leads.close();
    }

    @Test
    void aLeadExistsFromTheInstantAfterItsCreation() {
        leads.lead("created just before", Optional.of(JUST_BEFORE))
                .lead("created at as_of", Optional.of(AS_OF))
                .lead("created later", Optional.of(AS_OF.plusSeconds(1)))
                .lead("without an instant", Optional.empty());
        assertEquals(
                List.of("created just before", "without an instant"),
                leads.store()
                        .rows(
                                new SqlPlan(List.of(Moment.everyLead(AS_OF).step())).query() + " order by lead_id",
                                row -> row.text("lead_id")));
    }

    @ParameterizedTest
    @EnumSource
    void anEventAtTheInstantIsNotKnown(Kind kind) {
        leads.lead("a", Optional.empty()).event("a", "view", AS_OF);
        assertEquals(0, known(kind, Optional.empty()));
        leads.event("a", "view", JUST_BEFORE);
        assertEquals(1, known(kind, Optional.empty()));
        leads.event("a", "view", AS_OF.plusSeconds(1));
        assertEquals(1, known(kind, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void anEventIsKnownOnlyOnceItIsRecorded(Kind kind) {
        leads.lead("a", Optional.empty());
        leads.event("a", "view", JUST_BEFORE, Optional.of(AS_OF), Map.of());
        assertEquals(0, known(kind, Optional.empty()));
        leads.event("a", "view", AS_OF.minusSeconds(9), Optional.of(JUST_BEFORE), Map.of());
        assertEquals(1, known(kind, Optional.empty()));
        leads.event("a", "view", AS_OF, Optional.of(JUST_BEFORE), Map.of());
        assertEquals(1, known(kind, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void theBeginningOfAWindowBelongsToIt(Kind kind) {
        Duration window = Duration.ofDays(7);
        leads.lead("a", Optional.empty()).event("a", "view", AS_OF.minus(window));
        assertEquals(1, known(kind, Optional.of(window)));
        leads.event("a", "view", JUST_BEFORE.minus(window));
        assertEquals(1, known(kind, Optional.of(window)));
        assertEquals(2, known(kind, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void otherTypesAreNotRead(Kind kind) {
        leads.lead("a", Optional.empty()).event("a", "mail", JUST_BEFORE);
        assertEquals(0, known(kind, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void ageIsExactToTheMicrosecond(Kind kind) {
        leads.lead("a", Optional.empty()).event("a", "view", JUST_BEFORE);
        KnownEvents events = new KnownEvents(kind.moment(leads));
        assertEquals(1, number(events, events.ageMicros(), Optional.empty()));
    }

    @Test
    void anInstantBetweenMicrosecondsIsCutToTheOneBefore() {
        assertEquals(Moment.everyLead(AS_OF), Moment.everyLead(AS_OF.plusNanos(999)));
    }

    @ParameterizedTest
    @EnumSource
    void anAttributeHasItsLatestValueKnownBefore(Kind kind) {
        leads.attribute("size", ValueType.NUMBER).lead("a", Optional.empty(), "10");
        assertEquals("10.0", size(kind));
        leads.change("a", "size", "'20'", "2026-02-01T00:00:00Z");
        assertEquals("20.0", size(kind));
        leads.change("a", "size", "'15'", "2026-01-01T00:00:00Z");
        assertEquals("20.0", size(kind));
        leads.change("a", "size", "'30'", AS_OF.toString());
        assertEquals("20.0", size(kind));
        leads.change("a", "size", "null", JUST_BEFORE.toString());
        assertEquals("missing", size(kind));
    }

    @ParameterizedTest
    @EnumSource
    void aValueThatTheOpenTransactionEmptiedIsMissing(Kind kind) {
        leads.attribute("size", ValueType.NUMBER)
                .lead("a", Optional.empty(), "10")
                .change("a", "size", "'20'", "2026-01-01T00:00:00Z");
        leads.store().transaction(() -> {
            leads.change("a", "size", "null", "2026-02-01T00:00:00Z");
            assertEquals("missing", size(kind));
        });
    }

    @ParameterizedTest
    @EnumSource
    void changesOfAnotherLeadOrAttributeDoNotMatter(Kind kind) {
        leads.attribute("size", ValueType.NUMBER)
                .lead("a", Optional.empty(), "10")
                .change("b", "size", "'20'", "2026-02-01T00:00:00Z")
                .change("a", "country", "'NL'", "2026-02-01T00:00:00Z");
        assertEquals("10.0", size(kind));
    }

    @ParameterizedTest
    @EnumSource
    void aChangeThatDoesNotFitTheTypeLeavesTheValueMissing(Kind kind) {
        leads.attribute("size", ValueType.NUMBER)
                .lead("a", Optional.empty(), "10")
                .change("a", "size", "'many'", "2026-02-01T00:00:00Z");
        assertEquals("missing", size(kind));
    }

    @Test
    void changesOfEveryTypeReadBack() {
        leads.attribute("b", ValueType.BOOLEAN)
                .attribute("d", ValueType.DATE)
                .attribute("t", ValueType.TEXT)
                .attribute("u", ValueType.TIMESTAMP)
                .lead("a", Optional.empty(), "null", "null", "null", "null")
                .change("a", "b", "'true'", "2026-02-01T00:00:00Z")
                .change("a", "d", "'2026-01-31'", "2026-02-01T00:00:00Z")
                .change("a", "t", "'it''s'", "2026-02-01T00:00:00Z")
                .change("a", "u", "'2026-01-31 08:00:00.000001'", "2026-02-01T00:00:00Z");
        String query = attributes(Moment.everyLead(AS_OF), leads.declared().attributes());
        assertEquals(
                List.of("true", "2026-01-31", "it's", "2026-01-31T08:00:00.000001Z"),
                leads.store()
                        .first(
                                query,
                                row -> List.of(
                                        Boolean.toString(row.truth("b")),
                                        row.text("d"),
                                        row.text("t"),
                                        row.instant("u").toString()))
                        .orElseThrow());
    }

    @Test
    void onlyAttributesWithAHistoryCostAJoin() {
        leads.attribute("size", ValueType.NUMBER).lead("a", Optional.empty(), "10");
        String without = attributes(Moment.everyLead(AS_OF), leads.declared().attributes());
        assertEquals(false, without.contains("attribute_change"));
    }

    @Test
    void aMomentWithoutLeadsOrInstantIsRefused() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new Moment(Optional.empty(), Optional.empty()));
        assertEquals("A moment needs a table of leads, a common instant, or both.", refused.getMessage());
    }

    @Test
    void theLeadsOfATableMayShareAnInstant() {
        leads.lead("a", Optional.empty()).lead("b", Optional.empty());
        leads.store().execute("create table chosen as select 'b' as lead_id");
        SqlPlan plan = new SqlPlan(List.of(Moment.of("chosen", AS_OF).step()));
        assertEquals(
                List.of("b " + ChronoUnit.MICROS.between(Instant.EPOCH, AS_OF)),
                leads.store().rows(plan.query(), row -> row.text("lead_id") + " " + row.number("as_of_us")));
    }

    private long known(Kind kind, Optional<Duration> within) {
        return number(new KnownEvents(kind.moment(leads)), "count(*)", within);
    }

    private long number(KnownEvents events, String selected, Optional<Duration> within) {
        String sql = "select " + selected + " as n\n" + events.fromWhere(List.of("view"), within);
        SqlPlan plan = new SqlPlan(List.of(events.moment().step(), new Step("n", "one row", sql)));
        return leads.store().first(plan.query(), row -> row.number("n")).orElseThrow();
    }

    private String size(Kind kind) {
        String query = attributes(kind.moment(leads), new TreeMap<>(Map.of("size", ValueType.NUMBER)));
        return leads.store()
                .first(query, row -> row.optionalText("size"))
                .orElseThrow()
                .orElse("missing");
    }

    private String attributes(Moment moment, Map<String, ValueType> wanted) {
        Step step = AttributesAsOf.in(leads.store()).step(moment, wanted);
        return new SqlPlan(List.of(moment.step(), step)).query();
    }
}
