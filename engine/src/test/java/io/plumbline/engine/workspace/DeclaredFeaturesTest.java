package io.plumbline.engine.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code training.features.declared}: what is read, and what is told of what cannot be. */
class DeclaredFeaturesTest {
    private static final String BEFORE = """
            version: 1
            name: acme
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  columns: { lead_id: id, created_at: created }
                  attributes: { job_title: text, country: text, employees: number, interests: list, renewal: date }
                  steps: { customer: { column: won } }
              events:
                - name: web
                  file: events.csv
                  columns: { lead_id: id, occurred_at: at, type: type }
                  types:
                    page_view: { properties: { page: text, channel: text, seconds: number } }
                    demo: { properties: { channel: text } }
                    sales_call: { by: company, properties: { minutes: number } }
            outcome: { target: customer, horizon: 90d }
            training:
              snapshots: monthly
              features:
                windows: [7d, 30d]
                exclude: { job_title: too many }
                declared:
            """;
    private static final int LINES = (int) BEFORE.lines().count();

    @TempDir
    Path folder;

    @Test
    void everyKindNamesItselfWhereItCan() throws IOException {
        assertEquals(
                List.of(
                        "page_view_or_demo_count_90d",
                        "page_view_seconds_sum_1d",
                        "page_view_distinct_page_30d",
                        "page_view_distinct_page",
                        "first_page_view_or_demo_channel",
                        "latest_page_view_channel_30d",
                        "page_view_decayed_count_14d",
                        "days_since_first_page_view",
                        "page_view_trend_7d",
                        "page_view_trend_30d",
                        "page_view_after_demo_14d",
                        "days_since_page_view_after_demo",
                        "job_title_seniority",
                        "job_title_function",
                        "job_title_class",
                        "interests_size",
                        "interests_has_crm_or_it's",
                        "renewal_month",
                        "created_weekday",
                        "log_employees",
                        "employees_bins",
                        "employees_x_page_view_count_30d",
                        "employees_in_country_NL",
                        "employees_in_country_DE"),
                names("""
                        - { kind: count, event: [page_view, demo], within: 90d }
                        - { kind: sum, event: page_view, property: seconds, within: 1d }
                        - { kind: distinct, event: page_view, property: page, within: [30d, ever] }
                        - { kind: first_value, event: [page_view, demo], property: channel }
                        - { kind: latest_value, event: page_view, property: channel, within: 30d }
                        - { kind: decayed_count, event: page_view, half_life: 14d }
                        - { kind: days_since_first, event: page_view }
                        - { kind: trend, event: page_view, within: [7d, 30d] }
                        - { kind: in_order, first: demo, then: page_view, within: 14d }
                        - { kind: days_since_in_order, first: demo, then: page_view }
                        - { kind: seniority, attribute: job_title }
                        - { kind: function, attribute: job_title, words: { sales: [closer], astronautics: [astronaut] } }
                        - { kind: words, attribute: job_title, words: { space: [astronaut] } }
                        - { kind: list_size, attribute: interests }
                        - { kind: list_contains, attribute: interests, any_of: [crm, "it's"] }
                        - { kind: date_part, attribute: renewal, part: month }
                        - { kind: date_part, attribute: created_at, part: weekday }
                        - { kind: log, of: employees }
                        - { kind: bins, of: employees, bins: 4 }
                        - { kind: product, of: [employees, page_view_count_30d] }
                        - { kind: number_within, number: employees, category: country, levels: [NL, DE] }
                        """));
    }

    @Test
    void aGivenNameStandsAloneOrWithItsWindows() throws IOException {
        assertEquals(List.of("pricing", "long_7d", "long_30d", "long", "nl"), names("""
                        - { kind: count, event: page_view, where: { property: page, equals: pricing }, within: 7d, name: pricing }
                        - kind: count
                          event: page_view
                          where: [{ property: seconds, at_least: 60 }, { property: channel, is_present: true }]
                          within: [7d, 30d, ever]
                          name: long
                        - { kind: number_within, number: long, category: country, levels: [NL], name: nl }
                        """));
    }

    @Test
    void everyKindIsReadBackFromAModelToTheSameValue() throws IOException {
        FeatureSet features = new FeatureSet(read("""
                - { kind: count, event: page_view, where: { property: seconds, between: [1, 2] }, name: a }
                - { kind: distinct, event: page_view, property: page, where: { property: channel, in: ["it's", B] }, name: b }
                - { kind: sum, event: sales_call, property: minutes }
                - { kind: latest_value, event: page_view, property: channel, within: 30d }
                - { kind: decayed_count, event: page_view, half_life: 14d }
                - { kind: days_since_first, event: page_view }
                - { kind: trend, event: page_view, within: 30d }
                - { kind: in_order, first: { event: demo, where: { property: channel, is_missing: true } }, then: page_view, name: c }
                - { kind: days_since_in_order, first: demo, then: page_view, within: 1d }
                - { kind: seniority, attribute: job_title }
                - { kind: list_size, attribute: interests }
                - { kind: list_contains, attribute: interests, any_of: crm }
                - { kind: date_part, attribute: renewal, part: quarter }
                - { kind: date_part, attribute: created_at, part: hour }
                - { kind: log, of: employees }
                - { kind: bins, of: log_employees }
                - { kind: product, of: [log_employees, employees] }
                - { kind: number_within, number: employees, category: job_title_seniority, levels: [manager] }
                """));
        assertEquals(features, FeatureSet.parse(features.json()));
        assertEquals(features.json(), FeatureSet.parse(features.json()).json());
    }

    @Test
    void everythingThatIsNotDeclaredIsToldAtOnceWithItsLine() {
        assertEquals(
                List.of(
                        "1 training.features.declared[0].event | The feature reads events of type 'page_vew', which the sources do not declare."
                                + " | write 'page_view', or add the type to 'types' of a source under sources.events in plumbline.yaml.",
                        "2 training.features.declared[1].property | The feature reads property 'pages' of events of type 'page_view', which do"
                                + " not have it. | write 'page', or add it to 'properties' of 'page_view' under sources.events in plumbline.yaml.",
                        "3 training.features.declared[2].property | The feature reads 'page', which is declared as text. | name a property of"
                                + " type number.",
                        "4 training.features.declared[3].where | A feature of events that meet conditions has no name of its own. | add a"
                                + " `name` that says which events are meant.",
                        "5 training.features.declared[4].where.at_least | 'at_least' cannot test 'page', which is declared as text. | use one of:"
                                + " equals, not_equals, in, not_in, in_list, not_in_list, domain_in_list, mailbox_in_list, word_in_list,"
                                + " contains_any, starts_with, matches, is_missing, is_present.",
                        "6 training.features.declared[5].attribute | The feature reads attribute 'title', which the sources do not declare. |"
                                + " add it to 'attributes' of a source under sources.leads; known: country, employees, interests, job_title,"
                                + " renewal.",
                        "7 training.features.declared[6].attribute | The feature reads 'country', which is declared as text. | name an attribute"
                                + " of type list.",
                        "8 training.features.declared[7].attribute | The feature reads 'renewal', which is declared as date. | name an attribute"
                                + " of type timestamp.",
                        "9 training.features.declared[8].of[1] | There is no feature 'page_view_count_31d' above this one. | write"
                                + " 'page_view_count_30d', or declare it before it is used.",
                        "10 training.features.declared[9].of | 'country' is not a number. | name a feature that is a number.",
                        "11 training.features.declared[10].category | 'employees' is not a category. | name a feature that is a category.",
                        "12 training.features.declared[11] | There is a feature or column 'page_view_count_30d' already. | give this one another"
                                + " `name`, or remove it.",
                        "13 training.features.declared[12].words.space[0] | This word has neither letters nor digits. | write a whole word, or"
                                + " several with a space between.",
                        "14 training.features.declared[13].any_of | No element of the list 'interests' is empty or holds ';'. | write one element"
                                + " each; a ';' inside an element was imported as ','."),
                problems("""
                - { kind: count, event: page_vew }
                - { kind: distinct, event: page_view, property: pages }
                - { kind: sum, event: page_view, property: page }
                - { kind: count, event: page_view, where: { property: page, equals: a } }
                - { kind: count, event: page_view, where: { property: page, at_least: 3 }, name: b }
                - { kind: seniority, attribute: title }
                - { kind: list_size, attribute: country }
                - { kind: date_part, attribute: renewal, part: hour }
                - { kind: product, of: [employees, page_view_count_31d] }
                - { kind: log, of: country }
                - { kind: number_within, number: employees, category: employees, levels: [a] }
                - { kind: count, event: page_view, within: 30d }
                - { kind: words, attribute: job_title, words: { space: ["--"] } }
                - { kind: list_contains, attribute: interests, any_of: "a;b" }
                """));
    }

    @Test
    void wrongFormsAreToldBesideWrongNames() {
        assertEquals(
                List.of(
                        "1 training.features.declared[0].kind | 'cont' is not known here. | write 'count'; allowed: count, sum, distinct,"
                                + " first_value, latest_value, decayed_count, days_since_first, days_since_latest, trend, in_order,"
                                + " days_since_in_order, seniority, function, words, list_size, list_contains, date_part, log, bins, product,"
                                + " number_within.",
                        "2 training.features.declared[1] | 'property' is missing. | add `property: page` (a property of the events).",
                        "3 training.features.declared[2].half_life | Unknown key 'half_life'. | remove it; known here: event, kind, name, where,"
                                + " within.",
                        "4 training.features.declared[3].within | 'soon' cannot be used here. | write for example `[30d, ever]` (a duration before"
                                + " the moment, or a list of them; ever for all time, which is the default).",
                        "5 training.features.declared[4].event | The feature reads events of type 'dmo', which the sources do not declare. |"
                                + " write 'demo', or add the type to 'types' of a source under sources.events in plumbline.yaml."),
                problems("""
                - { kind: cont, event: page_view }
                - { kind: distinct, event: page_view }
                - { kind: count, event: page_view, half_life: 3d }
                - { kind: count, event: page_view, within: soon }
                - { kind: count, event: dmo }
                """));
    }

    @Test
    void theSameFeatureTwiceIsToldWithTheLineOfTheFirst() {
        assertEquals(
                List.of("2 training.features.declared[1].name | There is a feature or column 'x' already, in line "
                        + (LINES + 1) + ". | give this one another `name`, or remove it."),
                problems("""
                        - { kind: trend, event: page_view, within: 30d, name: x }
                        - { kind: list_size, attribute: interests, name: x }
                        """));
    }

    private List<String> names(String declared) throws IOException {
        return read(declared).stream().map(Feature::name).toList();
    }

    private List<Feature> read(String declared) throws IOException {
        Files.writeString(folder.resolve("plumbline.yaml"), BEFORE + declared.indent(6));
        return WorkspaceReader.read(folder).training().features().declared();
    }

    /** Line within the declared features, place, what is wrong and how to mend it. */
    private List<String> problems(String declared) {
        ProblemException e = assertThrows(ProblemException.class, () -> read(declared));
        return e.problems().stream()
                .map(problem -> (Integer.parseInt(problem.where()
                                        .substring(problem.where().lastIndexOf(':') + 1))
                                - LINES)
                        + " " + problem.path() + " | " + problem.what() + " | " + problem.fix())
                .toList();
    }
}
