package io.plumbline.engine.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every kind of feature, counted by hand, with events at the edges of windows. */
class FeaturePlanTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");
    private static final Optional<Duration> WEEK = Optional.of(Duration.ofDays(7));

    private final SampleLeads leads = new SampleLeads().type("view", Map.of("seconds", ValueType.NUMBER));

    @AfterEach
    void close() {
        leads.close();
    }

    @Test
    void eventsAtTheBeginningOfAWindowCountAndThoseAtItsEndDoNot() {
        leads.lead("a", "2026-01-01T00:00:00Z")
                .event("a", "view", AS_OF.minus(Duration.ofDays(7)))
                .event("a", "view", AS_OF.minus(Duration.ofDays(7)).minusNanos(1_000))
                .event("a", "view", AS_OF.minusNanos(1_000))
                .event("a", "view", AS_OF);
        assertEquals("2.0", value(new EventCount("view", WEEK)));
        assertEquals("3.0", value(new EventCount("view", Optional.empty())));
    }

    @Test
    void aLeadWithoutEventsCountsZeroAndHasNoRecency() {
        leads.lead("a", "2026-01-01T00:00:00Z");
        assertEquals("0.0", value(new EventCount("view", WEEK)));
        assertEquals("0.0", value(new EventSum("view", "seconds", WEEK)));
        assertEquals("0.0", value(new ActiveDays(List.of("view"), WEEK)));
        assertEquals("missing", value(new DaysSinceEvent("view")));
        assertEquals("missing", value(new DaysSinceAnyEvent(List.of("view"))));
    }

    @Test
    void anEventRecordedLateIsNotKnownBefore() {
        leads.lead("a", "2026-01-01T00:00:00Z")
                .event("a", "view", AS_OF.minusSeconds(60), Optional.of(AS_OF), Map.of())
                .event("a", "view", AS_OF.minusSeconds(60), Optional.of(AS_OF.minusNanos(1_000)), Map.of());
        assertEquals("1.0", value(new EventCount("view", WEEK)));
    }

    @Test
    void sumsLeaveOutMissingValuesAndKeepMillionths() {
        leads.lead("a", "2026-01-01T00:00:00Z");
        for (String seconds : List.of("0.1", "0.2", "1e15", "-1e15", "null", "cast('nan' as double)")) {
            leads.event("a", "view", AS_OF.minusSeconds(60), Optional.empty(), Map.of("seconds", seconds));
        }
        leads.event("a", "view", AS_OF.minus(Duration.ofDays(8)), Optional.empty(), Map.of("seconds", "5"));
        assertEquals("0.3", value(new EventSum("view", "seconds", WEEK)));
        assertEquals("5.3", value(new EventSum("view", "seconds", Optional.empty())));
    }

    @Test
    void recencyIsTheExactAgeOfTheLatestEventInDays() {
        leads.type("mail", Map.of())
                .lead("a", "2026-01-01T00:00:00Z")
                .event("a", "view", AS_OF.minus(Duration.ofHours(60)))
                .event("a", "view", AS_OF.minus(Duration.ofHours(90)))
                .event("a", "mail", AS_OF.minus(Duration.ofHours(12)));
        assertEquals("2.5", value(new DaysSinceEvent("view")));
        assertEquals("0.5", value(new DaysSinceAnyEvent(List.of("view", "mail"))));
        assertEquals("2.5", value(new DaysSinceAnyEvent(List.of("view"))));
    }

    @Test
    void aDayIsActiveInAWindowWhenOneOfItsEventsFallsInIt() {
        leads.lead("a", "2026-01-01T00:00:00Z")
                .event("a", "view", "2026-02-22T11:59:59Z")
                .event("a", "view", "2026-02-22T12:00:00Z")
                .event("a", "view", "2026-02-22T13:00:00Z")
                .event("a", "view", "2026-02-23T23:59:59Z")
                .event("a", "view", "2026-02-24T00:00:00Z")
                .event("a", "view", "2026-02-21T11:00:00Z")
                .event("a", "view", AS_OF);
        assertEquals("3.0", value(new ActiveDays(List.of("view"), WEEK)));
        assertEquals("4.0", value(new ActiveDays(List.of("view"), Optional.empty())));
    }

    @Test
    void ageIsCountedFromCreationAndMissingWithoutIt() {
        leads.lead("a", "2026-02-27T00:00:00Z");
        assertEquals("2.5", value(new LeadAge()));
        leads.store().execute("update lead set created_at = null");
        assertEquals("missing", value(new LeadAge()));
    }

    @Test
    void attributesKeepTheirValueOrAreMissing() {
        leads.attribute("country", ValueType.TEXT)
                .attribute("employees", ValueType.NUMBER)
                .attribute("free_mail", ValueType.BOOLEAN)
                .attribute("founded", ValueType.DATE)
                .attribute("renewal", ValueType.TIMESTAMP)
                .lead(
                        "a",
                        "2026-01-01T00:00:00Z",
                        "'NL'",
                        "12.5",
                        "true",
                        "date '2026-02-28'",
                        "timestamp '2026-03-02 00:00:00'");
        assertEquals("NL", value(new CategoryAttribute("country")));
        assertEquals("12.5", value(new NumberAttribute("employees")));
        assertEquals("1.0", value(new BooleanAttribute("free_mail")));
        assertEquals("1.5", value(new DaysSinceDate("founded")));
        assertEquals("-0.5", value(new DaysSinceDate("renewal")));
        leads.store().execute("update lead set free_mail = false, employees = null");
        assertEquals("0.0", value(new BooleanAttribute("free_mail")));
        assertEquals("missing", value(new NumberAttribute("employees")));
        leads.store().execute("update lead set free_mail = null, country = null, founded = null");
        assertEquals("missing", value(new BooleanAttribute("free_mail")));
        assertEquals("missing", value(new CategoryAttribute("country")));
        assertEquals("missing", value(new DaysSinceDate("founded")));
    }

    @Test
    void anAttributeWithAHistoryIsReadAsItWas() {
        leads.attribute("employees", ValueType.NUMBER)
                .lead("a", "2026-01-01T00:00:00Z", "10")
                .change("a", "employees", "'20'", "2026-02-01T00:00:00Z")
                .change("a", "employees", "'30'", "2026-03-01T12:00:00Z");
        assertEquals("20.0", value(new NumberAttribute("employees")));
    }

    @Test
    void aModelOlderThanTheDeclarationsIsToldWhatIsGone() {
        FeatureSet features = new FeatureSet(List.of(
                new EventCount("click", WEEK),
                new EventSum("view", "scroll", WEEK),
                new NumberAttribute("employees"),
                new CategoryAttribute("country")));
        leads.attribute("country", ValueType.NUMBER);
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> FeaturePlan.of(
                        features, leads.declared(), AttributesAsOf.in(leads.store()), Moment.everyLead(AS_OF)));
        assertEquals(
                List.of(
                        "The feature 'click_count_7d' reads events of type 'click', which the sources do not declare.",
                        "The feature 'view_scroll_sum_7d' reads the number 'scroll' of events of type 'view', which the"
                                + " sources do not declare.",
                        "The feature 'employees' reads the attribute 'employees', which the sources do not declare.",
                        "The feature 'country' reads the attribute 'country', which is now declared as number."),
                refused.problems().stream().map(problem -> problem.what()).toList());
    }

    private String value(Feature feature) {
        String query = FeaturePlan.of(
                        new FeatureSet(List.of(feature)),
                        leads.declared(),
                        AttributesAsOf.in(leads.store()),
                        Moment.everyLead(AS_OF))
                .query();
        return leads.store()
                .first(query, row -> row.optionalText(feature.name()))
                .orElseThrow()
                .orElse("missing");
    }
}
