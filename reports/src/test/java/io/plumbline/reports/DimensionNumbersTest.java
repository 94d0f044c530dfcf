package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where leads stand now, on the page and in the store. */
class DimensionNumbersTest {
    private static final Figures FIGURES = Words.english().figures();

    private static Html page(Store store) {
        return new Html(AlignmentReport.html(store, ReportRequest.of("b2b-saas", Fixture.RUN)));
    }

    private static void assertSays(Html page, String text) {
        assertTrue(page.text().contains(text), () -> text + "\nis not in\n" + page.text());
    }

    @Test
    void everyGradeStageAndLevelIsCountedAsInTheStore() {
        try (Store store = Fixture.company()) {
            Html page = page(store);
            assertSays(page, "2,000 leads scored as of 2026-07-01.");
            List<String> groups = store.rows(
                    """
                    select coalesce(buying_stage, 'none yet') as name, count(*) as lead_count
                    from lead_score
                    group by buying_stage
                    union all
                    select upper(level), count(*)
                    from qualification
                    group by level
                    """,
                    row -> row.text("name") + " | " + FIGURES.count(row.number("lead_count")) + " | "
                            + FIGURES.share(row.number("lead_count") / 2000.0) + " |");
            assertEquals(5, groups.size());
            groups.forEach(
                    group -> assertTrue(page.rows().contains(group), () -> group + "\nis not in\n" + page.rows()));
            List<String> grades = store.rows("""
                    select left(grade, 1) || ' | ' || string_agg(n, ' | ' order by grade) as line
                    from (select grade, cast(count(*) as varchar) as n from lead_score group by grade)
                    group by left(grade, 1)
                    """, row -> row.text("line"));
            grades.forEach(
                    grade -> assertTrue(page.rows().contains(grade), () -> grade + "\nis not in\n" + page.rows()));
        }
    }

    @Test
    void everyBinIsCountedAsInTheStore() {
        try (Store store = Fixture.company()) {
            List<String> rows = page(store).rows();
            store.rows(
                            """
                            select 5 * bin as edge,
                                count(*) filter (where fit >= 5 * bin and (fit < 5 * bin + 5 or bin = 19)) as fit,
                                count(*) filter (where points >= 5 * bin and (points < 5 * bin + 5 or bin = 19)) as points
                            from lead_score
                            cross join range(20) as bins(bin)
                            group by bin
                            """,
                            row -> List.of(
                                    row.number("edge") + " | " + row.number("fit") + " | ",
                                    " | " + row.number("points")))
                    .forEach(bin -> assertTrue(
                            rows.stream().anyMatch(row -> row.startsWith(bin.get(0)) && row.endsWith(bin.get(1))),
                            () -> bin + "\nis not in\n" + rows));
        }
    }

    @Test
    void whatPeopleSaidOfLevelsIsCountedAsItHoldsNow() {
        try (Store store = Fixture.company()) {
            Html page = page(store);
            assertSays(page, "By hand, level MQL was given to 1 lead that");
            assertSays(page, "By hand, level SQL was withheld from 1 lead.");
            assertFalse(page.text().contains("Anna"));
        }
    }

    @Test
    void listsForMarketingStandWithWhatCameOfThem() {
        try (Store store = Fixture.company()) {
            Html page = page(store);
            assertTrue(page.rows().contains("early | 347 | 41 | Send what makes the problem known"));
            assertSays(
                    page,
                    "Track on-the-way: 13.4% of those on lists moved up, 7.2% of those left alone: better by 6.2% (95% interval"
                            + " 2.1% to 10.3%).");
            assertSays(
                    page,
                    "whether the list did anything cannot be told (95% interval of the difference -8.0% to 2.4%).");
        }
    }
}
