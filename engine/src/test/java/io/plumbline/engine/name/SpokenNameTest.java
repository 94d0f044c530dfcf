package io.plumbline.engine.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenNameTest {

    @ParameterizedTest
    @CsvSource({
        "NumberOfEmployees, number of employees",
        "hs_lead_status, lead status",
        "hs_object_id, hs object id",
        "Budget_Confirmed__c, budget confirmed",
        "C_EmailAddress, email address",
        "HTMLTitle, html title",
        "emp.var.rate, emp var rate",
        "Geschäftsführer, geschaftsfuhrer",
        "Straße, strasse",
        "Número de empleados, numero de empleados",
        "Country/Region, country region",
        "Город, город"
    })
    void systemsWriteTheSameNameInTheirOwnWays(String written, String words) {
        assertEquals(words, SpokenName.of(written).words());
    }

    @Test
    void spacesMakeNoDifferenceToTheVocabulary() {
        for (String written : List.of("createdate", "Create Date", "create_date", "CreateDate", "CREATE-DATE")) {
            assertTrue(Vocabulary.COLUMNS.has("created at", written), written);
        }
    }

    @Test
    void aStarStandsForAnyWordsOrNone() {
        assertTrue(Vocabulary.COLUMNS.has("aside id", "Campaign ID"));
        assertTrue(Vocabulary.COLUMNS.has("aside id", "id"));
        assertFalse(Vocabulary.COLUMNS.has("aside id", "Madrid"));
        assertTrue(Vocabulary.WORDS.has("high intent", "requested_demo_now"));
        assertFalse(Vocabulary.WORDS.has("high intent", "demography"));
    }

    @Test
    void theFirstReasonOfTheListIsGiven() {
        assertEquals(
                Optional.of(
                        "a protected attribute (marital status): to choose people by it may be unfair and unlawful"),
                Vocabulary.COLUMNS.aside("Marital Status", true));
        assertEquals(Optional.empty(), Vocabulary.COLUMNS.aside("Favourite colour", true));
    }

    @Test
    void whatTellsTheOutcomeOrIsAnotherScorersIsLeftOut() {
        for (String name : List.of("user_ltv", "user_ltv.revenue")) {
            assertEquals(
                    Optional.of("comes with the outcome, or after it"), Vocabulary.COLUMNS.aside(name, true), name);
        }
        for (String name : List.of("msdyn_grade", "msdyn_scoretrend", "Lead Grade")) {
            assertEquals(
                    Optional.of("what another scorer makes of the lead; one score can be compared as existing_score"),
                    Vocabulary.COLUMNS.aside(name, true),
                    name);
        }
    }

    @Test
    void countsOfVisitsAreLeftOutOnlyWhereLeadsHaveADate() {
        assertTrue(Vocabulary.COLUMNS.aside("Number of Pageviews", true).isPresent());
        assertTrue(Vocabulary.COLUMNS.aside("Number of Pageviews", false).isEmpty());
    }

    @Test
    void namesBecomeValidAndStayDifferent() {
        ValidNames names = new ValidNames(List.of("lead_id"), "crm");
        assertEquals("number_of_employees", names.of("Number of Employees", "column_1"));
        assertEquals("number_of_employees_2", names.of("NumberOfEmployees", "column_2"));
        assertEquals("crm_lead_id", names.of("Lead ID", "column_3"));
        assertEquals("column_4", names.of("Город", "column_4"));
        assertEquals("column_5_2024_sales", names.of("2024 Sales", "column_5"));
        assertEquals("quoted_name_x", names.of("\"Quoted\" name: {x}", "column_6"));
        assertEquals(48, names.of("x".repeat(400), "column_7").length());
    }
}
