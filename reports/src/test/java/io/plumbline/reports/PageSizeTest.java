package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageSizeTest {
    @Test
    void muchDataMakesNoBigPageAndThePageSaysWhatItLeftOut() {
        try (Store store = Fixture.company()) {
            store.execute("delete from pr_curve");
            store.execute("""
                    insert into pr_curve
                    select 7, scorer, 'test', 'entry', step, 'all', 1 - n / 2e5, n // 2, n - n // 2, 10000 - n // 2,
                        0, 0.5 + 0.4 * sin(n), (n // 2) / 10000e0
                    from range(1, 20001) as numbers(n)
                    cross join (values ('predictive'), ('points'), ('fit'), ('engagement'), ('stage'), ('existing'))
                        as scorers(scorer)
                    cross join (values ('customer'), ('sql'), ('opportunity'), ('mql')) as steps(step)
                    """);
            store.execute(
                    "insert into swap_lead select 7, 'all', direction, position + 30 * n, 'x' || repeat(lead_id, 20),"
                            + " 1, null, 1, 1, 1, 1, true, null, null, null from swap_lead cross join range(1, 500) as numbers(n)");
            store.execute(
                    "insert into model_feature select 7, 10 + n, 'term ' || n, 'f', repeat('d', 200), 'none', 0, 1,"
                            + " 1e0 / n, 0.1 from range(1, 5000) as numbers(n)");
            store.execute("insert into source_file select 1, 'web', 'events', repeat('p', 100) || n, 'sha', 1, null,"
                    + " '2026-07-01', 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, null"
                    + " from range(5000) as numbers(n)");
            store.execute("insert into rejected_row select 1, 'web', 'p', n, 'c' || n, 'reason' from range(5000) as"
                    + " numbers(n)");
            store.execute(
                    "insert into funnel_step select 1, 'all', 0, 'all', null, 'month',"
                            + " timestamp '1990-01-01' + to_months(cast(n as integer)), true, p, 'step ' || p, 10, null from range(400) as months(n) cross join range(5) as positions(p)");
            store.execute(
                    "insert into leakage_audit select 7, 'attribute', 'source ' || n, 1, false, null, null, null, null,"
                            + " null, null, null, null, null, null, null, null, null, null, null, null, 'clean', '' from range(5000)"
                            + " as numbers(n)");
            store.execute(
                    "insert into drift select 1, 7, 'feature', 'feature ' || n, 'psi', 22, timestamp '2026-07-01',"
                            + " false, 1, 1, null, null, null, null, 0.25, true, repeat('c', 100) from range(3000) as numbers(n)");
            for (String table : List.of("model_metric", "comparison")) {
                store.execute(
                        "insert into " + table + " select * exclude (n) replace ('industry=' || n as segment) from "
                                + table + " cross join range(1000) as numbers(n) where segment = 'country=DE'");
            }
            for (String table : List.of("threshold", "threshold_realised")) {
                store.execute("insert into " + table
                        + " select * exclude (n) replace ('industry=' || n as segment) from" + " (from " + table
                        + " cross join range(1000) as numbers(n) where segment = 'country=DE')");
            }
            Html page = new Html(AlignmentReport.html(store, ReportRequest.of("b2b", Fixture.RUN)));
            int bytes = page.page().getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes < 1_500_000, bytes + " bytes");
            assertTrue(page.text().matches(".*Curve and slider hold 2,\\d{3} of 120,000 points.*"));
            assertSays(page, "The 40 strongest of 5,003 terms.");
            assertSays(page, "The newest 100 of 5,002 files.");
            assertSays(page, "The newest 36 of 424 months.");
            assertSays(page, "The 100 most frequent of 5,002 kinds.");
            assertSays(page, "The first 100 of 5,004 sources.");
            assertSays(page, "The 20 with most months of 3,002.");
            assertSays(page, "The first 200 of 2,003 lines.");
            assertSays(page, "The first 200 of 1,001 promises.");
            assertSays(page, "The first 40 of 1,003 segments.");
            assertSays(page, "10 of 251 are shown.");
        }
    }

    private static void assertSays(Html page, String text) {
        assertTrue(page.text().contains(text), text);
    }
}
