package io.plumbline.datasets.b2b;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default market, at its full size. */
@Tag("slow")
class RatesTest {

    @TempDir
    static Path directory;

    private static Written market = new Written(List.of(), List.of(), List.of());

    @BeforeAll
    static void write() throws IOException {
        market = Written.withoutEvents(B2bOptions.defaults(), directory);
    }

    @Test
    void thereAreAboutAMillionEventsOfFourteenTypes() throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("events.csv"))) {
            Map<String, Long> types =
                    lines.skip(1).collect(Collectors.groupingBy(line -> line.split(",", 5)[3], Collectors.counting()));
            assertEquals(14, types.size());
            assertBetween(
                    950_000,
                    1_050_000,
                    types.values().stream().mapToDouble(Long::doubleValue).sum());
        }
        assertEquals(20_000, market.leads().size());
    }

    @Test
    void fourToEightLeadsInAHundredBecomeCustomers() {
        assertBetween(
                0.04, 0.08, share(market.step("customer").size(), market.leads().size()));
    }

    @Test
    void salesAcceptsAboutHalfOfWhatItTakesUp() {
        int accepted = market.step("sql").size();
        assertBetween(
                0.4, 0.6, share(accepted, accepted + market.step("rejected").size()));
    }

    @Test
    void someMqlsAreNeverWorkedAndConvertLessThanAcceptedOnes() {
        Map<String, Instant> customers = market.step("customer");
        Set<String> accepted = market.step("sql").keySet();
        Set<String> unworked = new HashSet<>(market.step("mql").keySet());
        assertTrue(unworked.removeAll(accepted));
        assertTrue(unworked.removeAll(market.step("rejected").keySet()));
        assertBetween(0.1, 0.4, share(unworked.size(), market.step("mql").size()));
        assertTrue(conversion(accepted, customers) > 1.2 * conversion(unworked, customers));
    }

    @Test
    void halfOfTheCustomersTakeLessThanTwoMonths() {
        Map<String, Instant> created = market.created();
        List<Long> days = market.step("customer").entrySet().stream()
                .map(entry -> Duration.between(created.get(entry.getKey()), entry.getValue())
                        .toDays())
                .sorted()
                .toList();
        assertBetween(45, 60, days.get(days.size() / 2));
    }

    private static double conversion(Set<String> leads, Map<String, Instant> customers) {
        return share((int) leads.stream().filter(customers::containsKey).count(), leads.size());
    }

    private static double share(int part, int whole) {
        return (double) part / whole;
    }

    private static void assertBetween(double low, double high, double value) {
        assertTrue(value >= low && value <= high, value + " is not within " + low + " and " + high);
    }
}
