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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What changed and what came of promises, on the page and in the store. */
class DriftNumbersTest {
    private static final Words WORDS = Words.english();
    private static final Figures FIGURES = WORDS.figures();

    private static Html page = new Html("");
    private static List<String> rates = List.of();
    private static List<String> promises = List.of();

    @BeforeAll
    static void write() {
        try (Store store = Fixture.company()) {
            page = new Html(AlignmentReport.html(store, ReportRequest.of("b2b-saas", Fixture.RUN)));
            rates = store.rows("""
                    select
                        strftime(snapshot_at, '%Y-%m') as month,
                        value as rate,
                        low as rate_low,
                        high as rate_high,
                        reference_value as learned
                    from drift
                    where measure = 'base_rate'
                    """, DriftNumbersTest::rate);
            promises = store.rows("""
                    select *
                    from threshold_realised
                    where scorer in ('predictive', 'points')
                    qualify row_number() over (partition by scorer, level, segment, measure order by month_count desc) = 1
                    """, DriftNumbersTest::promise);
        }
    }

    private static String rate(Row row) {
        Estimate rate = Estimate.of(row, "rate");
        return row.text("month") + " | yes | " + FIGURES.share(rate.value()) + " " + FIGURES.shareBounds(rate) + " | "
                + FIGURES.share(row.optionalReal("learned")) + " | ";
    }

    private static String promise(Row row) {
        return (row.text("segment").equals("all") ? "" : row.text("segment") + " | ")
                + WORDS.named("level", row.text("level")) + " | " + WORDS.named("scorer", row.text("scorer")) + " | "
                + WORDS.named("promise.measure", row.text("measure")) + " | " + row.number("month_count") + " | "
                + figure(row, Estimate.of(row, "promised")) + " | " + figure(row, Estimate.between(row, "value"))
                + " | ";
    }

    private static String figure(Row row, Estimate estimate) {
        return row.text("measure").equals("volume_per_month")
                ? FIGURES.rounded(estimate.value()) + " " + FIGURES.volumeBounds(estimate)
                : FIGURES.share(estimate.value()) + " " + FIGURES.shareBounds(estimate);
    }

    private static void assertRow(String beginning) {
        assertTrue(
                page.rows().stream().anyMatch(row -> row.startsWith(beginning)),
                () -> beginning + "\nis not among\n" + String.join("\n", page.rows()));
    }

    @Test
    void everyPromiseStandsWithWhatCame() {
        assertFalse(promises.isEmpty());
        promises.forEach(DriftNumbersTest::assertRow);
        assertEquals(1, page.found("(Model 7 promised this when it was made)").size());
    }

    @Test
    void aPromiseIsSaidToBeKeptBrokenOrOpen() {
        assertRow("MQL | prediction | precision | 2 | 12.7% 11.7% to 13.7% | 12.5% 11.3% to 13.8% | kept");
        assertRow("MQL | prediction | recall | 2 | 58.8% 54.1% to 63.5% | 45.5% 40.9% to 50.0% | not kept");
        assertRow("MQL | prediction | leads called a month | 2 | 201 185 to 218 | 260 234 to 286 | more than promised");
        assertRow("MQL | points | precision | 2 | 9.8% 9.0% to 10.6% | 12.6% 11.4% to 13.9% | better than promised");
        assertRow("MQL | points | recall | 2 | 46.2% 42.5% to 49.9% | 43.6% 39.3% to 48.0% | cannot be told");
    }

    @Test
    void everyMonthStandsWithItsConversions() {
        assertEquals(6, rates.size());
        rates.forEach(DriftNumbersTest::assertRow);
        assertRow("2026-06 | no | – | – | – | 0.02 | 0.01 |");
    }

    @Test
    void whatChangedIsSaidInPlainWords() {
        assertTrue(page.text()
                .contains("In months that model 7 had not seen when it was tried, these changed by more than chance"));
        assertRow(
                "pricing_view_30d feature | 2 | 2026-07 | stability index 0.67; alarm from 0.25 on the share of values above"
                        + " 4 grew from 8.0 % to 31.0 %");
        assertRow("how often employees is missing feature | 2 | 2026-07 | missing in 43.0%, before in 12.0%");
        assertRow("pricing_view_30d | stability index | 0.05 | 0.05 | 0.05 | 0.05 | 0.05 | 0.05 | 0.05 | 0.67 | 0.67");
        assertRow("employees | share missing | 12.0% | 12.0% | 12.0% | 12.0% | 12.0% | 12.0% | 12.0% | 43.0% | 43.0%");
        assertTrue(page.page().contains("<b>0.67</b>"));
        assertFalse(page.page().contains("<b>0.05</b>"));
    }
}
