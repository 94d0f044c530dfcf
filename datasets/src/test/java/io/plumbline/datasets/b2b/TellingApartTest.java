package io.plumbline.datasets.b2b;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How well future customers can be told from others: by the truth, and by marketing's points. */
class TellingApartTest {

    private static final B2bOptions OPTIONS = B2bOptions.defaults().withLeads(6_000);
    private static final Duration HORIZON = Duration.ofDays(90);

    @TempDir
    Path directory;

    private record Row(Decision decision, boolean buysInTime) {}

    @Test
    void theTruthRanksBetterThanThePoints() throws IOException {
        List<Row> rows = monthlyRows(Written.of(OPTIONS, directory).step("customer"));
        assertBetween(0.8, 0.88, areaUnderCurve(rows, Decision::probability));
        assertBetween(0.7, 0.8, areaUnderCurve(rows, Decision::points));
    }

    /** The first decision of each month of each lead that sales does not work, when its horizon ends in time. */
    private static List<Row> monthlyRows(Map<String, Instant> customers) {
        Set<YearMonth> months = new HashSet<>();
        Set<Instant> firsts = new HashSet<>();
        List<Row> rows = new ArrayList<>();
        B2bSaas.decisions(OPTIONS, decision -> {
            if (months.add(YearMonth.from(decision.at().atOffset(ZoneOffset.UTC)))) {
                firsts.add(decision.at());
            }
            Instant end = decision.at().plus(HORIZON);
            if (firsts.contains(decision.at()) && decision.eligible() && !end.isAfter(OPTIONS.end())) {
                rows.add(new Row(
                        decision,
                        customers.getOrDefault(decision.leadId(), Instant.MAX).isBefore(end)));
            }
        });
        return rows;
    }

    private static double areaUnderCurve(List<Row> rows, ToDoubleFunction<Decision> score) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingDouble(row -> score.applyAsDouble(row.decision())));
        long below = 0;
        long pairs = 0;
        long positives = 0;
        for (Row row : sorted) { // few ties: equal scores are left as they come
            below += row.buysInTime() ? 0 : 1;
            pairs += row.buysInTime() ? below : 0;
            positives += row.buysInTime() ? 1 : 0;
        }
        return (double) pairs / (positives * below);
    }

    private static void assertBetween(double low, double high, double value) {
        assertTrue(value >= low && value <= high, value + " is not within " + low + " and " + high);
    }
}
