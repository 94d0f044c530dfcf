package io.plumbline.reports.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.Fixture;
import io.plumbline.reports.ReportRequest;
import io.plumbline.reports.words.Words;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every number of the workbook is that of the store, to the last digit. */
class WorkbookNumbersTest {
    private static final Words WORDS = Words.english();
    private static Store store;
    private static ReadWorkbook workbook;

    @BeforeAll
    static void write() {
        store = Fixture.company();
        workbook = ReadWorkbook.of(store, ReportRequest.of("b2b", Fixture.RUN));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    /** A column of the workbook, what the store says in it, and how that is shown. */
    private record Told(String heading, String sql, Kind kind) {}

    private enum Kind {
        TEXT,
        NUMBER,
        INSTANT
    }

    private static Told text(String heading, String sql) {
        return new Told(heading, sql, Kind.TEXT);
    }

    private static Told number(String heading, String sql) {
        return new Told(heading, sql, Kind.NUMBER);
    }

    private static Told instant(String heading, String sql) {
        return new Told(heading, sql, Kind.INSTANT);
    }

    private static void assertTold(String sheet, String from, Told... columns) {
        StringBuilder select = new StringBuilder();
        for (int at = 0; at < columns.length; at++) {
            select.append(at == 0 ? "" : ", ")
                    .append(columns[at].sql())
                    .append(" as c")
                    .append(at);
        }
        List<String> stored = store.rows("select " + select + " " + from, row -> shown(row, List.of(columns)));
        List<String> written =
                workbook.rows(sheet, Stream.of(columns).map(Told::heading).toList());
        assertFalse(stored.isEmpty(), sheet);
        assertEquals(
                stored.stream().sorted().toList(), written.stream().sorted().toList(), sheet);
    }

    private static String shown(Row row, List<Told> columns) {
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at < columns.size(); at++) {
            String name = "c" + at;
            shown.append(at == 0 ? "" : " | ")
                    .append(
                            switch (columns.get(at).kind()) {
                                case TEXT -> row.optionalText(name).orElse("");
                                case NUMBER ->
                                    row.optionalReal(name).stream()
                                            .mapToObj(Double::toString)
                                            .findFirst()
                                            .orElse("");
                                case INSTANT ->
                                    row.optionalInstant(name)
                                            .map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                                                    .toString())
                                            .orElse("");
                            });
        }
        return shown.toString();
    }

    /** A code of the store as the workbook words it, as SQL. */
    private static String worded(String column, String kind, String... codes) {
        StringBuilder cases = new StringBuilder("case " + column);
        for (String code : codes) {
            cases.append(" when '")
                    .append(code)
                    .append("' then '")
                    .append(WORDS.named(kind, code))
                    .append("'");
        }
        return cases.append(" else ").append(column).append(" end").toString();
    }

    private static String scorer(String column) {
        return worded(
                column,
                "scorer",
                "predictive",
                "points",
                "points_then",
                "existing",
                "fit",
                "engagement",
                "stage",
                "yardstick",
                "points_calibrated",
                "predictive_calibrated",
                "combined",
                "points_unclamped");
    }

    private static final String ALL_LEADS = """
            from lead_score as s
            left join prediction as p on p.lead_id = s.lead_id and p.run_id = 1
            where s.run_id = 1
            """;

    @Test
    void allLeadsHaveTheirScores() {
        assertTold(
                "All leads",
                ALL_LEADS,
                text("lead", "s.lead_id"),
                number("points", "cast(s.points as double)"),
                number("fit", "cast(s.fit as double)"),
                number("engagement", "cast(s.engagement as double)"),
                number("points for the stage", "cast(s.stage_points as double)"),
                text("buying stage", "s.buying_stage"),
                text("grade", "s.grade"),
                number("probability", "p.probability"),
                number("predictive score", "p.predictive_score"),
                text("open", "case when p.open then 'yes' when not p.open then 'no' end"));
    }

    @Test
    void openLeadsAtALevelAreToBeWorkedNow() {
        assertTold(
                "Work now",
                ALL_LEADS + " and exists (select 1 from qualification as q where q.lead_id = s.lead_id)"
                        + " and coalesce(p.open, true)",
                text("lead", "s.lead_id"),
                text(
                        "level",
                        "(select case max(q.level) when 'sql' then 'SQL' else 'MQL' end from qualification as q"
                                + " where q.lead_id = s.lead_id)"),
                number("points", "cast(s.points as double)"),
                number("probability", "p.probability"));
    }

    @Test
    void whyAndWhatNextAreThoseOfTheStore() {
        assertTold(
                "All leads",
                ALL_LEADS + " and s.lead_id <> 'x'",
                text("lead", "s.lead_id"),
                text(
                        "why these points",
                        "(select concat_ws('; ', reason_1, reason_2, reason_3) from lead_reason as r"
                                + " where r.lead_id = s.lead_id and scorer = 'points')"),
                text(
                        "next step",
                        "coalesce((select next_step from handoff as h where h.lead_id = s.lead_id and h.run_id = 1),"
                                + " (select 'Invite to the webinar' from nurture_lead as n where n.lead_id = s.lead_id"
                                + " and not held_out and n.follow_until > timestamp '2026-07-01'))"),
                instant("due by (UTC)", "(select due_at from handoff as h where h.lead_id = s.lead_id and run_id = 1)"),
                text("handed to", "(select handed_to from handoff as h where h.lead_id = s.lead_id and run_id = 1)"));
    }

    @Test
    void decilesAreThoseOfTheTestRows() {
        assertTold(
                "Deciles",
                "from decile as d join (select scorer as whose, sum(positive_count) / sum(row_count) as rate from decile"
                        + " group by scorer) on whose = d.scorer",
                text("score", scorer("d.scorer")),
                number("tenth", "decile"),
                number("rows", "row_count"),
                number("converted", "positive_count"),
                number("conversion", "positive_count / row_count"),
                number("lift", "positive_count / row_count / rate"),
                number("lowest score", "lowest_score"));
    }

    @Test
    void thresholdsPromiseWhatTheStoreSays() {
        assertTold(
                "Thresholds",
                "from threshold where model_id = 7",
                text("level", "upper(level)"),
                text("score", scorer("scorer")),
                text("segment", "segment"),
                text("step aimed at", "label_step"),
                number("threshold", "threshold"),
                number("precision promised", "promised_precision"),
                number("precision, low", "promised_precision_low"),
                number("precision, high", "promised_precision_high"),
                number("recall promised", "promised_recall"),
                number("recall, low", "promised_recall_low"),
                number("recall, high", "promised_recall_high"),
                number("leads a month promised", "promised_volume_per_month"),
                number("leads a month, low", "promised_volume_per_month_low"),
                number("leads a month, high", "promised_volume_per_month_high"),
                number("precision when chosen", "chosen_precision"),
                number("recall when chosen", "chosen_recall"),
                number("leads a month when chosen", "chosen_volume_per_month"),
                text("reason, as recorded", "reason"));
    }

    @Test
    void aCurveHasTheHighestThresholdOfEachFourHundredthOfRecall() {
        assertTold(
                "Curves",
                "from pr_curve as c where part = 'test' and unit = 'entry' and segment = 'all' and not exists (select 1"
                        + " from pr_curve as o where o.scorer = c.scorer and o.label_step = c.label_step and o.threshold"
                        + " > c.threshold and floor(o.recall * 400) = floor(c.recall * 400))",
                text("score", scorer("scorer")),
                text("step aimed at", "label_step"),
                number("threshold", "threshold"),
                number("called", "tp + fp"),
                number("found", "tp"),
                number("missed", "fn"),
                number("precision", "precision"),
                number("recall", "recall"));
    }

    @Test
    void theTwoScoresAreComparedAsInTheStore() {
        assertTold(
                "Quadrants",
                "from agreement",
                text(
                        "called by",
                        "case when called_by_points and called_by_predictive then 'both' when called_by_points then 'the"
                                + " points only' when called_by_predictive then 'the prediction only' else 'neither' end"),
                number("rows", "row_count"),
                number("leads", "lead_count"),
                number("converted", "positive_count"),
                number("conversion", "positive_count / cast(row_count as double)"),
                number("conversion, low", "low"),
                number("conversion, high", "high"),
                number("amount", "amount"));
        assertTold(
                "Comparison",
                "from comparison",
                text("score", scorer("scorer")),
                text("against", scorer("baseline")),
                text("measure", "metric"),
                number("value", "value"),
                number("value of the other", "baseline_value"),
                number("difference", "difference"),
                number("low", "low"),
                number("high", "high"),
                text("verdict", "replace(verdict, '_', ' ')"),
                text("hindsight", "case when hindsight then 'yes' else 'no' end"));
        assertTold(
                "Swapped leads",
                "from swap_lead where model_id = 7",
                text("lead", "lead_id"),
                number("place", "position"),
                instant("as of", "snapshot_at"),
                number("snapshot", "snapshot_no"),
                number("points", "points"),
                number("place by points", "points_percentile"),
                number("probability", "probability"),
                number("place by prediction", "probability_percentile"),
                text("converted", "case when label then 'yes' else 'no' end"),
                text("became", "became"),
                text("why these points", "points_because"),
                text("why this prediction", "probability_because"));
    }

    @Test
    void rulesAreAuditedAsInTheStore() {
        assertTold(
                "Rules",
                "from rule_audit where model_id = 7",
                text("rule", "rule"),
                number("points given", "given_points"),
                number("points supported", "supported_points"),
                number("supported, low", "supported_low"),
                number("supported, high", "supported_high"),
                number("points alone", "alone_points"),
                number("alone, low", "alone_low"),
                number("alone, high", "alone_high"),
                number("mean points a row", "mean_points"),
                number("share of all points", "share_of_points"),
                number("rows", "row_count"),
                number("leads", "lead_count"),
                number("converted", "positive_count"),
                text("says the same as", "redundant_with"));
    }

    @Test
    void theFunnelIsThatOfTheStore() {
        assertTold(
                "Funnel",
                "from funnel_step as s left join funnel_passage as p using (run_id, attribute, group_no, cohorts, position)"
                        + " where s.cohorts <> 'month' and coalesce(p.from_position = s.position - 1, true)",
                text("grouped by", "attribute"),
                text("value", "s.value"),
                text("step", "s.step"),
                number("leads", "s.lead_count"),
                number("at the step before", "p.from_count"),
                number("came from there", "p.passed_count"),
                number("share that came", "p.passed_count / nullif(cast(p.from_count as double), 0e0)"),
                number("share, low", "p.passed_low"),
                number("share, high", "p.passed_high"),
                number("days, first quartile", "p.days_first_quartile"),
                number("days, median", "p.days_median"),
                number("days, third quartile", "p.days_third_quartile"),
                number("amount", "s.amount"));
    }

    @Test
    void cohortsAreMonthsWithTheirSteps() {
        assertTold(
                "Cohorts",
                "from funnel as c join funnel as f on f.cohort = c.cohort and f.position = 4 where c.position = 0",
                instant("month", "c.cohort"),
                text("full horizon", "case when c.mature then 'yes' else 'no' end"),
                number("created", "c.lead_count"),
                number("customer", "f.lead_count"),
                number("customer, share of created", "f.lead_count / cast(c.lead_count as double)"));
    }

    @Test
    void theHealthIsThatOfTheStore() {
        assertTold(
                "Health",
                "from health_finding",
                text("measure", "measure"),
                number("value", "value"),
                number("low", "low"),
                number("high", "high"),
                number("bound", "bound"),
                text("what was counted (English)", "evidence"));
    }
}
