package io.plumbline.engine.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.protection.Protection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefaultFeaturesTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<Duration> WINDOWS = List.of(Duration.ofDays(30), Duration.ofDays(7));
    private static final FeatureOptions DEFAULT = new FeatureOptions(WINDOWS, Map.of(), false);

    private final SampleLeads leads = new SampleLeads();

    @AfterEach
    void close() {
        leads.close();
    }

    @Test
    void everyAttributeBecomesAFeatureOfItsType() {
        leads.attribute("country", ValueType.TEXT)
                .attribute("employees", ValueType.NUMBER)
                .attribute("founded", ValueType.DATE)
                .attribute("free_mail", ValueType.BOOLEAN)
                .attribute("renewal", ValueType.TIMESTAMP)
                .lead("a", Optional.empty(), "'NL'", "1", "date '2020-01-01'", "true", "timestamp '2020-01-01'")
                .lead("b", Optional.empty(), "'DE'", "2", "null", "false", "null");
        DerivedFeatures derived = derive(DEFAULT);
        assertEquals(
                List.of(
                        new CategoryAttribute("country"),
                        new NumberAttribute("employees"),
                        new DaysSinceDate("founded"),
                        new BooleanAttribute("free_mail"),
                        new DaysSinceDate("renewal")),
                derived.features().features());
        assertEquals(List.of(), derived.setAside());
    }

    @Test
    void whatIsProtectedIsSetAsideUnlessItIsAllowed() {
        leads.attribute("age", ValueType.NUMBER)
                .attribute("gender", ValueType.TEXT)
                .type("survey", Map.of("children", ValueType.NUMBER))
                .lead("a", Optional.empty(), "30", "'f'")
                .lead("b", Optional.empty(), "40", "'m'")
                .event("a", "survey", "2026-02-01T00:00:00Z");
        DerivedFeatures derived = derive(DEFAULT);
        assertEquals(
                List.of(
                        new SetAside(
                                "age", "a protected attribute of a person (age), which the workspace does not allow"),
                        new SetAside(
                                "gender",
                                "a protected attribute of a person (gender), which the workspace does not allow"),
                        new SetAside(
                                "survey.children",
                                "a protected attribute of a person (family), which the workspace does not allow")),
                derived.setAside());
        assertEquals(
                List.of(
                        "survey_count_7d",
                        "survey_count_30d",
                        "survey_count",
                        "days_since_survey",
                        "active_days_7d",
                        "active_days_30d",
                        "days_since_any_event"),
                derived.features().names());
        Protection allowed =
                new Protection(new TreeMap<>(Map.of("age", "only adults may buy")), new TreeSet<>(), new TreeMap<>());
        Declarations declared =
                new Declarations(leads.declared().attributes(), leads.declared().eventTypes(), allowed);
        assertEquals(
                new NumberAttribute("age"),
                DefaultFeatures.derive(declared, DEFAULT, leads.store(), AS_OF)
                        .features()
                        .features()
                        .get(0));
    }

    @Test
    void everyTypeOfEventIsCountedInEachWindowAndEverAndSummed() {
        leads.type("view", Map.of("page", ValueType.TEXT, "seconds", ValueType.NUMBER))
                .lead("a", "2026-01-01T00:00:00Z")
                .event("a", "view", "2026-02-01T00:00:00Z");
        assertEquals(
                List.of(
                        "lead_age_days",
                        "view_count_7d",
                        "view_count_30d",
                        "view_count",
                        "days_since_view",
                        "view_seconds_sum_7d",
                        "view_seconds_sum_30d",
                        "view_seconds_sum",
                        "active_days_7d",
                        "active_days_30d",
                        "days_since_any_event"),
                derive(DEFAULT).features().names());
    }

    @Test
    void whatTheCompanyDoesIsLeftOutUnlessAsked() {
        leads.type("call", true, Map.of()).lead("a", Optional.empty()).event("a", "call", "2026-02-01T00:00:00Z");
        DerivedFeatures derived = derive(DEFAULT);
        assertEquals(List.of(), derived.features().names());
        assertEquals(
                List.of(new SetAside("call", "made by the company, which training.features.company_events leaves out")),
                derived.setAside());
        assertEquals(
                List.of("call_count", "days_since_call", "days_since_any_event"),
                derive(new FeatureOptions(List.of(), Map.of(), true)).features().names());
    }

    @Test
    void whatTheWorkspaceExcludesIsSetAsideWithItsReason() {
        leads.attribute("priority", ValueType.NUMBER)
                .type("view", Map.of())
                .lead("a", Optional.empty(), "1")
                .lead("b", Optional.empty(), "2")
                .event("a", "view", "2026-02-01T00:00:00Z");
        DerivedFeatures derived =
                derive(new FeatureOptions(WINDOWS, Map.of("priority", "filled late", "view", "bots"), false));
        assertEquals(List.of(), derived.features().features());
        assertEquals(
                List.of(
                        new SetAside("priority", "excluded by the workspace: filled late"),
                        new SetAside("view", "excluded by the workspace: bots")),
                derived.setAside());
    }

    @Test
    void anExistingScoreIsNeverAFeature() {
        leads.attribute("existing_score", ValueType.NUMBER)
                .lead("a", Optional.empty(), "1")
                .lead("b", Optional.empty(), "2");
        assertEquals(
                List.of(new SetAside(
                        "existing_score", "a score that was there already is compared with, not learnt from")),
                derive(DEFAULT).setAside());
    }

    @Test
    void idsNamesAndFreeTextAreSetAsideWithTheFiguresThatShowIt() {
        leads.attribute("email", ValueType.TEXT).attribute("title", ValueType.TEXT);
        for (int i = 0; i < 120; i++) {
            leads.lead("lead " + i, Optional.empty(), "'mail " + i / 2 + "'", "'title " + i % 50 + "'");
        }
        DerivedFeatures derived = derive(DEFAULT);
        assertEquals(List.of("title"), derived.features().names());
        assertEquals(
                List.of(new SetAside(
                        "email", "text with 60 different values in 120 fields: an id, a name or free text")),
                derived.setAside());
    }

    @Test
    void aTitleOfManyValuesIsReadAsSeniorityAndFunction() {
        leads.attribute("job_title", ValueType.TEXT);
        for (int i = 0; i < 60; i++) {
            leads.lead("lead " + i, Optional.empty(), "'Manager " + i + "'");
        }
        DerivedFeatures derived = derive(DEFAULT);
        assertEquals(
                List.of("job_title_seniority", "job_title_function"),
                derived.features().names());
        assertEquals(
                List.of(new SetAside(
                        "job_title",
                        "text with 60 different values in 60 fields: an id, a name or free text; read as seniority and"
                                + " function")),
                derived.setAside());
        Feature own = new TextClass(
                "job_title_seniority", "job_title", "seniority", List.of(new WordList("boss", List.of("manager"))));
        assertEquals(
                List.of(TitleWords.FUNCTION.feature("job_title"), own),
                derive(new FeatureOptions(WINDOWS, Map.of(), false, List.of(own)))
                        .features()
                        .features());
        assertEquals(
                List.of(),
                derive(new FeatureOptions(WINDOWS, Map.of("job_title", "no"), false))
                        .features()
                        .names());
    }

    @Test
    void aListIsReadByItsElements() {
        leads.attribute("interests", ValueType.LIST)
                .lead("a", Optional.empty(), "'crm;erp'")
                .lead("b", Optional.empty(), "null");
        assertEquals(
                List.of(new ListAttribute("interests")),
                derive(DEFAULT).features().features());
    }

    @Test
    void aSmallTableOfNamesIsRecognisedToo() {
        leads.attribute("name", ValueType.TEXT);
        for (int i = 0; i < 20; i++) {
            leads.lead("lead " + i, Optional.empty(), "'name " + i + "'");
        }
        assertEquals(
                List.of(new SetAside("name", "text with 20 different values in 20 fields: an id, a name or free text")),
                derive(DEFAULT).setAside());
    }

    @Test
    void whatSaysNothingIsSetAside() {
        leads.attribute("empty", ValueType.TEXT)
                .attribute("equal", ValueType.NUMBER)
                .attribute("flag", ValueType.BOOLEAN)
                .type("view", Map.of())
                .lead("a", Optional.empty(), "null", "1", "true")
                .lead("b", Optional.empty(), "null", "1", "null")
                .event("a", "view", AS_OF);
        DerivedFeatures derived = derive(DEFAULT);
        assertEquals(List.of("flag"), derived.features().names());
        assertEquals(
                List.of(
                        new SetAside("empty", "never filled"),
                        new SetAside("equal", "the same for every lead"),
                        new SetAside("view", "no such event has happened")),
                derived.setAside());
    }

    @Test
    void whatWasFilledOrChangedLaterSaysSomething() {
        leads.attribute("budget", ValueType.NUMBER)
                .attribute("phase", ValueType.NUMBER)
                .lead("a", Optional.empty(), "null", "1")
                .lead("b", Optional.empty(), "null", "1")
                .change("a", "budget", "'5'", "2026-02-01T00:00:00Z")
                .change("a", "phase", "'2'", "2026-02-01T00:00:00Z");
        assertEquals(List.of("budget", "phase"), derive(DEFAULT).features().names());
        leads.store().execute("update attribute_change set known_at = timestamp '2026-03-01'");
        assertEquals(List.of(), derive(DEFAULT).features().names());
    }

    @Test
    void leadsOfTheFutureAreNotLookedAt() {
        leads.attribute("employees", ValueType.NUMBER)
                .lead("a", "2026-01-01T00:00:00Z", "1")
                .lead("b", Optional.of(AS_OF), "2");
        assertEquals(
                List.of(new SetAside("employees", "the same for every lead")),
                derive(DEFAULT).setAside());
    }

    private DerivedFeatures derive(FeatureOptions options) {
        return DefaultFeatures.derive(leads.declared(), options, leads.store(), AS_OF);
    }
}
