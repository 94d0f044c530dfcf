package io.plumbline.engine.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.PropertyCondition;
import io.plumbline.engine.sql.Sql;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Declared features of attributes, and those that follow from others, by hand. */
class DeclaredAttributesTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");
    private static final Feature EMPLOYEES = new NumberAttribute("employees");
    private static final Feature TITLE = new CategoryAttribute("order");

    private final SampleLeads leads = new SampleLeads()
            .attribute("order", ValueType.TEXT)
            .attribute("employees", ValueType.NUMBER)
            .attribute("interests", ValueType.LIST)
            .attribute("renewal", ValueType.TIMESTAMP)
            .type("view", Map.of("page", ValueType.TEXT));

    @AfterEach
    void close() {
        leads.close();
    }

    @Test
    void aListHasElementsOrIsMissing() {
        lead("null", "null", "'CRM;it''s;\"ü\"'", "null");
        assertEquals("3.0", value(new ListSize("x", "interests")));
        assertEquals("1.0", value(contains("IT'S")));
        assertEquals("1.0", value(contains("none", "crm")));
        assertEquals("0.0", value(contains("cr")));
        leads.store().execute("update lead set interests = ''");
        assertEquals("0.0", value(new ListSize("x", "interests")));
        assertEquals("0.0", value(contains("crm")));
        leads.store().execute("update lead set interests = null");
        assertEquals("missing", value(new ListSize("x", "interests")));
        assertEquals("missing", value(contains("crm")));
    }

    @ParameterizedTest
    @CsvSource({
        "VP of Sales, vice_president, sales",
        "Head of Marketing, director, marketing",
        "Chief Information Security Officer, c_level, it",
        "'Geschäftsführer', c_level, general_management",
        "GESCHÄFTSFÜHRERIN, c_level, general_management",
        "Vertriebsleiter/in, director, sales",
        "Werkstudent im Einkauf, trainee, purchasing",
        "Directrice générale, c_level, general_management",
        "Responsable des achats, manager, purchasing",
        "Gerente de ventas, manager, sales",
        "Responsabile acquisti, manager, purchasing",
        "Hoofd Inkoop, director, purchasing",
        "Senior R&D Engineer, senior, engineering",
        "Jr. Accountant, junior, finance",
        "Ceotown planner, other, other",
        "'; drop table event; --', other, other",
        "'', other, other"
    })
    void aTitleSaysSeniorityAndFunctionByWholeWords(String title, String seniority, String function) {
        lead(Sql.literal(title), "null", "null", "null");
        assertEquals(seniority, value(TitleWords.SENIORITY.feature("order")));
        assertEquals(function, value(TitleWords.FUNCTION.feature("order")));
    }

    @Test
    void theListedWordsAreWrittenAsTheyAreLookedFor() {
        List<WordList> lists = Stream.of(TitleWords.SENIORITY, TitleWords.FUNCTION)
                .flatMap(words -> words.lists().stream())
                .toList();
        leads.store()
                .transaction(() -> lists.forEach(list -> list.words()
                        .forEach(word -> leads.lead(
                                list.name() + ": " + word,
                                Optional.empty(),
                                Sql.literal("(" + word.toUpperCase(Locale.ROOT) + ")"),
                                "null",
                                "null",
                                "null"))));
        FeatureSet features = new FeatureSet(lists.stream()
                .<Feature>map(list -> new TextClass(list.name(), "order", "class", List.of(list)))
                .toList());
        Moment moment = Moment.everyLead(AS_OF);
        String query = FeaturePlan.of(features, leads.declared(), AttributesAsOf.in(leads.store()), moment)
                .query();
        leads.store().each(query, row -> {
            String list = row.text("lead_id").split(":", 2)[0];
            assertEquals(list, row.text(list), row.text("lead_id"));
        });
    }

    @Test
    void moreWordsJoinTheirClassOrAreTriedFirst() {
        lead("'Rektor, Astronaut'", "null", "null", "null");
        WordList director = new WordList("director", List.of("Rëktor"));
        WordList astronaut = new WordList("space", List.of("astro-naut", "astronaut"));
        assertEquals("other", value(TitleWords.SENIORITY.feature("order")));
        assertEquals("director", value(TitleWords.SENIORITY.feature("x", "order", List.of(director))));
        assertEquals("space", value(TitleWords.SENIORITY.feature("x", "order", List.of(director, astronaut))));
        leads.store().execute("update lead set \"order\" = null");
        assertEquals("missing", value(TitleWords.SENIORITY.feature("order")));
        assertThrows(IllegalArgumentException.class, () -> new WordList("none", List.of(" - ")));
    }

    @Test
    void signsAndAccentsInAnyOrderOfCharactersAreTheSameWord() {
        lead(Sql.literal(Normalizer.normalize("geschäftsführer", Normalizer.Form.NFD)), "null", "null", "null");
        assertEquals("c_level", value(TitleWords.SENIORITY.feature("order")));
    }

    @Test
    void partsOfDatesAreThoseOfTheCalendar() {
        lead("null", "null", "null", "null");
        for (int day = 0; day < 800; day += 17) {
            Instant at = Instant.parse("1969-05-05T23:00:00Z").plus(Duration.ofHours(day * 25L));
            leads.store().execute("update lead set renewal = " + Sql.literal(at) + ", created_at = " + Sql.literal(at));
            var time = at.atOffset(ZoneOffset.UTC);
            String month = "%02d".formatted(time.getMonthValue());
            assertEquals(month, part(CalendarPart.MONTH));
            assertEquals(Integer.toString((time.getMonthValue() + 2) / 3), part(CalendarPart.QUARTER));
            assertEquals(Integer.toString(time.getDayOfWeek().getValue()), part(CalendarPart.WEEKDAY));
            assertEquals("%02d".formatted(time.getHour()), part(CalendarPart.HOUR));
            assertEquals(month, value(new CreationPart("x", CalendarPart.MONTH)));
        }
        leads.store().execute("update lead set renewal = null");
        assertEquals("missing", part(CalendarPart.WEEKDAY));
    }

    @Test
    void whatFollowsFromOthersIsMissingWhereTheyAre() {
        lead("'it''s'", "-4", "null", "null");
        Feature age = new LeadAge();
        assertEquals("-120.0", value(new Product("x", EMPLOYEES, age)));
        assertEquals("-4.0", value(new NumberWithin("x", EMPLOYEES, TITLE, "it's")));
        assertEquals("0.0", value(new NumberWithin("x", EMPLOYEES, TITLE, "its")));
        assertEquals("-4.0", value(new Logarithm("x", EMPLOYEES)));
        Feature within = new NumberWithin("w", EMPLOYEES, TITLE, "it's");
        assertEquals("480.0", value(new Product("x", new Product("y", age, EMPLOYEES), new Logarithm("z", within))));
        leads.store().execute("update lead set employees = null");
        assertEquals("missing", value(new Product("x", EMPLOYEES, age)));
        assertEquals("missing", value(new NumberWithin("x", EMPLOYEES, TITLE, "it's")));
        assertEquals("0.0", value(new NumberWithin("x", EMPLOYEES, TITLE, "its")));
        assertEquals("missing", value(new Binned("x", EMPLOYEES, 3)));
    }

    @Test
    void productsStayFinite() {
        lead("null", "1e308", "null", "null");
        assertEquals("1.0E300", value(new Product("x", EMPLOYEES, EMPLOYEES)));
    }

    @Test
    void aDeclaredFeatureOlderThanTheDeclarationsIsToldWhatIsGone() {
        EventSelection clicks = new EventSelection(
                List.of("view", "click"),
                List.of(new PropertyCondition("source", new Comparison.IsPresent())),
                Optional.empty());
        EventSelection views = new EventSelection(List.of("view"), List.of(), Optional.empty());
        FeatureSet features = new FeatureSet(List.of(
                new SelectedCount("a", clicks),
                new SelectedSum("b", "page", views),
                new DistinctValues("c", "pages", views),
                new Product("d", new NumberAttribute("revenue"), EMPLOYEES)));
        ProblemException e = assertThrows(
                ProblemException.class,
                () -> FeaturePlan.of(
                        features, leads.declared(), AttributesAsOf.in(leads.store()), Moment.everyLead(AS_OF)));
        assertEquals(
                List.of(
                        "The feature 'a' reads events of type 'click', which the sources do not declare.",
                        "The feature 'a' reads 'source' of events of type 'view', which the sources do not declare.",
                        "The feature 'b' reads 'page' of events of type 'view', which the sources do not declare as number.",
                        "The feature 'c' reads 'pages' of events of type 'view', which the sources do not declare.",
                        "The feature 'revenue' reads the attribute 'revenue', which the sources do not declare."),
                e.problems().stream().map(problem -> problem.what()).toList());
    }

    @Test
    void aModelReadsNothingThatIsProtectedNow() {
        leads.attribute("gender", ValueType.TEXT).type("survey", Map.of("religion", ValueType.TEXT));
        EventSelection surveys = new EventSelection(
                List.of("survey"),
                List.of(new PropertyCondition("religion", new Comparison.IsPresent())),
                Optional.empty());
        FeatureSet features =
                new FeatureSet(List.of(new CategoryAttribute("gender"), new SelectedCount("devout", surveys)));
        ProblemException e = assertThrows(
                ProblemException.class,
                () -> FeaturePlan.of(
                        features, leads.declared(), AttributesAsOf.in(leads.store()), Moment.everyLead(AS_OF)));
        assertEquals(
                List.of(
                        "The feature 'gender' reads the attribute 'gender', a protected attribute of a person (gender), which"
                                + " the workspace does not allow.",
                        "The feature 'devout' reads the property 'religion', a protected attribute of a person (religion), which"
                                + " the workspace does not allow."),
                e.problems().stream().map(problem -> problem.what()).toList());
    }

    private String part(CalendarPart part) {
        return value(new DatePart("x", "renewal", part));
    }

    private static Feature contains(String... elements) {
        return new ListContains("x", "interests", List.of(elements));
    }

    private void lead(String... values) {
        leads.lead("a", AS_OF.minus(Duration.ofDays(30)).toString(), values);
    }

    private String value(Feature feature) {
        String query = FeaturePlan.of(
                        new FeatureSet(List.of(feature)),
                        leads.declared(),
                        AttributesAsOf.in(leads.store()),
                        Moment.everyLead(AS_OF))
                .query();
        return leads.store()
                .first(query, row -> row.optionalText(feature.name()).orElse("missing"))
                .orElseThrow();
    }
}
