package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How far leads came, on the page and in the store. */
class FunnelNumbersTest {
    private static final Figures FIGURES = Words.english().figures();

    private static Html page(Store store) {
        return new Html(AlignmentReport.html(store, ReportRequest.of("b2b-saas", Fixture.RUN)));
    }

    private static void assertRows(Html page, List<String> expected) {
        List<String> rows = page.rows();
        expected.forEach(row -> assertTrue(rows.contains(row), () -> row + "\nis not in\n" + rows));
    }

    private static void assertSays(Html page, String text) {
        assertTrue(page.text().contains(text), () -> text + "\nis not in\n" + page.text());
    }

    @Test
    void everyStepStandsWithTheShareAndTheDaysSinceTheStepBefore() {
        try (Store store = Fixture.company()) {
            List<String> steps = store.rows("""
                    select
                        s.step as step,
                        s.lead_count as lead_count,
                        s.amount as amount,
                        p.*
                    from funnel_step as s
                    join funnel_passage as p on p.attribute = s.attribute
                        and p.cohorts = s.cohorts
                        and p.position = s.position
                        and p.from_position = s.position - 1
                    where s.attribute = 'all'
                        and s.cohorts = 'mature'
                    """, FunnelNumbersTest::step);
            assertEquals(4, steps.size());
            assertRows(page(store), steps);
        }
    }

    private static String step(Row row) {
        return String.join(
                " | ",
                row.text("step"),
                FIGURES.count(row.number("lead_count")),
                passed(row),
                FIGURES.decimal(row.optionalReal("days_median"), 1) + " "
                        + FIGURES.decimal(row.optionalReal("days_first_quartile"), 1) + " to "
                        + FIGURES.decimal(row.optionalReal("days_third_quartile"), 1),
                FIGURES.rounded(row.optionalReal("amount")));
    }

    private static String passed(Row row) {
        Estimate rate = rate(row);
        return FIGURES.share(rate.value()) + " " + FIGURES.shareBounds(rate);
    }

    private static Estimate rate(Row row) {
        return new Estimate(
                OptionalDouble.of((double) row.number("passed_count") / row.number("from_count")),
                row.optionalReal("passed_low"),
                row.optionalReal("passed_high"));
    }

    @Test
    void theLargestGroupsStandWithThoseThatArePooled() {
        try (Store store = Fixture.company()) {
            Html page = page(store);
            for (String name : List.of("organic", "webinar", "other values, together", "no value")) {
                assertTrue(page.rows().stream().anyMatch(row -> row.startsWith(name + " | ")), name);
            }
            String organic = String.join(
                    " | ",
                    store.rows("""
                    select
                        s.lead_count as lead_count,
                        p.*
                    from funnel_step as s
                    join funnel_passage as p on p.attribute = s.attribute
                        and p.group_no = s.group_no
                        and p.cohorts = s.cohorts
                        and p.position = s.position
                        and p.from_position = s.position - 1
                    where s.attribute = 'channel'
                        and s.group_no = 1
                        and s.cohorts = 'mature'
                    order by s.position
                    """, row -> FIGURES.count(row.number("lead_count")) + " " + FIGURES.share(rate(row))));
            assertRows(page, List.of("organic | 8,400 | " + organic));
        }
    }

    @Test
    void everyMonthStandsWithItsSharesAndTooYoungOnesAreMarked() {
        try (Store store = Fixture.company()) {
            List<String> months = store.rows(
                    """
                    select
                        strftime(cohort, '%Y-%m') || case when bool_and(mature) then '' else ' too young' end as name,
                        max(lead_count) as created,
                        list(lead_count order by position)[2] as mql
                    from funnel_step
                    where cohorts = 'month'
                    group by cohort
                    """,
                    row -> row.text("name") + " | " + FIGURES.count(row.number("created")) + " | "
                            + FIGURES.count(row.number("mql")) + " "
                            + FIGURES.share((double) row.number("mql") / row.number("created")) + " | ");
            assertEquals(24, months.size());
            List<String> rows = page(store).rows();
            months.forEach(month -> assertTrue(
                    rows.stream().anyMatch(row -> row.startsWith(month)), () -> month + "\nis not in\n" + rows));
        }
    }

    @Test
    void whatIsMissingOrOutOfOrderIsCounted() {
        try (Store store = Fixture.company()) {
            Html page = page(store);
            assertSays(page, "16,800 of 19,200 leads: those of months");
            assertSays(page, "4 of 504 leads at customer have no record of opportunity.");
            assertSays(page, "4 leads took customer before opportunity, as recorded; their days are left out.");
            assertSays(page, "Of 2 leads it is not known when they took customer or opportunity.");
        }
    }

    @Test
    void aStepAtWhichNobodyIsRecordedIsNotDrawnAsAFact() {
        try (Store store = Fixture.company()) {
            store.execute("update funnel_step set lead_count = 0 where step in ('mql', 'sql')");
            Html page = page(store);
            assertSays(
                    page,
                    "No lead is recorded at the steps mql, sql: either nobody took them, or nobody wrote it down.");
            String data = page.elements("script").get(0);
            assertTrue(
                    data.contains("\"mature\":[[\"created\",16800],[\"opportunity\",1281],[\"customer\",504]]"), data);
            assertFalse(page.rows().stream().anyMatch(row -> row.startsWith("mql | 0")));
        }
    }

    @Test
    void whileNoMonthHasHadTheTimeAllLeadsAreShownAndItIsSaid() {
        try (Store store = Fixture.company()) {
            store.execute("delete from funnel_step where cohorts = 'mature'");
            store.execute("delete from funnel_passage where cohorts = 'mature'");
            assertSays(page(store), "19,200 leads; no month has had the time that a conversion is given");
        }
    }

    @Test
    void aSegmentThatIsAGroupHasItsOwnFunnel() {
        try (Store store = Fixture.company()) {
            store.execute("update funnel_step set attribute = 'country', value = 'DE' where value = 'organic'");
            store.execute(
                    "update funnel_passage set attribute = 'country' where attribute = 'channel' and group_no = 1");
            Html page = new Html(AlignmentReport.html(
                    store,
                    new ReportRequest(
                            "b2b-saas", Fixture.RUN, java.util.Optional.of("country=DE"), false, Words.english())));
            assertSays(page, "8,400 of 9,600 leads: those of months");
        }
    }
}
