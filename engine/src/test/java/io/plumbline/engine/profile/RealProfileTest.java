package io.plumbline.engine.profile;

import static io.plumbline.engine.declaration.ValueType.BOOLEAN;
import static io.plumbline.engine.declaration.ValueType.NUMBER;
import static io.plumbline.engine.declaration.ValueType.TEXT;
import static io.plumbline.engine.declaration.ValueType.TIMESTAMP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Public data as it was published, in the folder that the environment variable {@code PLUMBLINE_DATA} names. Without
 * the folder these tests are skipped, unless {@code PLUMBLINE_DATA_REQUIRED} is {@code true}.
 */
class RealProfileTest {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.inMemory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void bankMarketingIsSplitBySemicolonsAndItsUnknownIsAnAnswer() {
        TableProfile table = profile("bank-marketing/bank-additional-full.csv");
        assertEquals(";", table.csv().delimiter());
        assertEquals(false, table.csv().decimalComma());
        assertEquals(List.of(""), table.csv().missing());
        assertEquals(41_188, table.rows());
        assertEquals(
                List.of(
                        NUMBER, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, NUMBER, NUMBER, NUMBER, NUMBER,
                        TEXT, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, BOOLEAN),
                types(table));
        assertEquals(List.of(), table.remarks());
    }

    @Test
    void theLengthOfTheCallSmellsOfItsOutcome() {
        TableProfile table = profile("bank-marketing/bank-additional-full.csv");
        OutcomeCondition sold = OutcomeCondition.oneOf(table.column("y").orElseThrow(), List.of("yes"));
        List<OutcomeSmell> smells = new OutcomeSmells(store, table, sold).all();
        assertEquals(4640, smells.get(0).with());
        assertEquals(0.8177, quality(smells, table, "duration"), 0.002);
        assertEquals(1.0, quality(smells, table, "y"));
        assertTrue(quality(smells, table, "day_of_week") < 0.55);
    }

    @Test
    void applicationsAndTheirEventsBelongTogether() {
        TableProfile leads = profile("bpi2012/applications.csv");
        TableProfile events = profile("bpi2012/events.csv.gz");
        assertEquals(List.of(TEXT, TIMESTAMP, NUMBER), types(leads));
        assertEquals(List.of(TEXT, NUMBER, TIMESTAMP, TEXT, TEXT, NUMBER), types(events));
        TimeProfile time = events.column("timestamp").orElseThrow().time().orElseThrow();
        assertEquals(Optional.empty(), time.format());
        assertTrue(time.hasOffset());
        assertEquals(Instant.parse("2011-09-30T22:38:44.546Z"), time.earliest());
        assertEquals(Instant.parse("2012-03-14T15:04:54.681Z"), time.latest());
        ColumnLink link = ColumnLink.of(
                store,
                events,
                events.column("case_id").orElseThrow(),
                leads,
                leads.column("case_id").orElseThrow());
        assertEquals(new ColumnLink(262_200, 262_200, 13_087, 13_087, 1), link);
    }

    @Test
    void shoppersHaveTruthsNumbersAndTwoTexts() {
        TableProfile table = profile("online-shoppers/online_shoppers_intention.csv");
        assertEquals(12_330, table.rows());
        assertEquals(
                List.of("Month", "VisitorType"),
                table.columns().stream()
                        .filter(column -> column.type() == TEXT)
                        .map(ColumnProfile::name)
                        .toList());
        assertEquals(
                List.of("Weekend", "Revenue"),
                table.columns().stream()
                        .filter(column -> column.type() == BOOLEAN)
                        .map(ColumnProfile::name)
                        .toList());
    }

    private static double quality(List<OutcomeSmell> smells, TableProfile table, String column) {
        return smells.get(table.column(column).orElseThrow().position())
                .rankQuality()
                .orElseThrow();
    }

    private static List<ValueType> types(TableProfile table) {
        return table.columns().stream().map(ColumnProfile::type).toList();
    }

    private TableProfile profile(String name) {
        boolean required = "true".equals(System.getenv("PLUMBLINE_DATA_REQUIRED"));
        String data = System.getenv().getOrDefault("PLUMBLINE_DATA", "");
        Path file = Path.of(data, name);
        boolean found = !data.isEmpty() && Files.isRegularFile(file);
        assertTrue(found || !required, "PLUMBLINE_DATA has no " + name);
        assumeTrue(found, "PLUMBLINE_DATA has no " + name);
        return new TableProfiler(store, folder).profile(file);
    }
}
