package io.plumbline.training.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.feature.Binned;
import io.plumbline.engine.feature.CategoryAttribute;
import io.plumbline.engine.feature.DaysSinceEvent;
import io.plumbline.engine.feature.EventCount;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.LeadAge;
import io.plumbline.engine.feature.ListAttribute;
import io.plumbline.engine.feature.NumberAttribute;
import io.plumbline.engine.feature.SetAside;
import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.model.Transform;
import io.plumbline.engine.store.Store;
import io.plumbline.training.fit.DesignMatrix;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EncodingLearnerTest {
    private static final FeatureRows ALL = new FeatureRows("training_row", "true", "row_no");

    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNumberIsImputedByTheMedianMarkedAndStandardised() {
        table("employees double", "(1, 2), (2, 4), (3, null), (4, 12)");
        Encoding encoding = learn(new NumberAttribute("employees"));
        assertEquals(
                List.of(
                        new EncodedColumn("employees", new Transform.Plain(4), 5.5, Math.sqrt(14.75), 0),
                        EncodedColumn.indicator("employees", new Transform.Missing(), 0.25)),
                encoding.columns());
        assertEquals(List.of("employees", "employees is missing"), encoding.names());
        DesignMatrix matrix = EncodedRows.read(store, encoding, ALL);
        assertArrayEquals(new double[] {-3.5 / Math.sqrt(14.75), 0}, matrix.row(0), 1e-15);
        assertArrayEquals(new double[] {-1.5 / Math.sqrt(14.75), 1}, matrix.row(2), 1e-15);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        table("employees double", "(1, 2), (2, 4), (3, 7), (4, null), (5, 100)");
        assertEquals(
                new Transform.Plain(5.5),
                learn(new NumberAttribute("employees")).columns().get(0).transform());
    }

    @Test
    void countsAndRecenciesAreReadOnALogarithmicScale() {
        table("view_count double, days_since_view double", "(1, 0, null), (2, 1, 7), (3, 3, 1)");
        Encoding encoding = learn(new EventCount("view", Optional.empty()), new DaysSinceEvent("view"));
        assertEquals(
                List.of("log(view_count)", "log(days_since_view)", "days_since_view is missing"), encoding.names());
        assertEquals(Math.log(2), encoding.columns().get(0).mean(), 1e-12);
        assertEquals(new Transform.Log(4), encoding.columns().get(1).transform());
    }

    @Test
    void aBinnedNumberHasAnIndicatorForEachBinBetweenQuantiles() {
        table("bins double", "(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, null), (8, 6)");
        Encoding encoding = learn(new Binned("bins", new NumberAttribute("employees"), 3));
        assertEquals(
                List.of("bins below 3.0", "bins from 3.0 to below 5.0", "bins from 5.0", "bins is missing"),
                encoding.names());
        assertEquals(List.of(0.25, 0.25, 0.375, 0.125), averages(encoding));
        DesignMatrix matrix = EncodedRows.read(store, encoding, ALL);
        assertArrayEquals(new double[] {1, 0, 0, 0}, matrix.row(1), 0);
        assertArrayEquals(new double[] {0, 1, 0, 0}, matrix.row(2), 0);
        assertArrayEquals(new double[] {0, 0, 1, 0}, matrix.row(4), 0);
        assertArrayEquals(new double[] {0, 0, 0, 1}, matrix.row(6), 0);
        store.execute("insert into training_row values (9, -1e300), (10, 1e300)");
        assertArrayEquals(
                new double[] {1, 0, 0, 0},
                EncodedRows.read(store, encoding, ALL).row(8),
                0);
        assertArrayEquals(
                new double[] {0, 0, 1, 0},
                EncodedRows.read(store, encoding, ALL).row(9),
                0);
    }

    @Test
    void binsOfValuesThatRepeatAreFewerAndOfOneValueNone() {
        table(
                "bins double, flat double, gone double",
                "(1, 0, 7, null), (2, 0, 7, null), (3, 0, 7, null), (4, 9, 7, null)");
        assertEquals(
                List.of("bins below 9.0", "bins from 9.0"),
                learn(new Binned("bins", new NumberAttribute("employees"), 5)).names());
        assertEquals(
                List.of(),
                learn(new Binned("flat", new NumberAttribute("employees"), 5), new Binned("gone", new LeadAge(), 2))
                        .names());
    }

    @Test
    void aListHasAnIndicatorForEachElement() {
        table("interests varchar", "(1, 'crm;it''s'), (2, 'CRM'), (3, null), (4, 'crm')");
        Encoding encoding = learn(new ListAttribute("interests"));
        assertEquals(
                List.of("interests has CRM", "interests has crm", "interests has it's", "interests is missing"),
                encoding.names());
        DesignMatrix matrix = EncodedRows.read(store, encoding, ALL);
        assertArrayEquals(new double[] {0, 1, 1, 0}, matrix.row(0), 0);
        assertArrayEquals(new double[] {1, 0, 0, 0}, matrix.row(1), 0);
        assertArrayEquals(new double[] {0, 0, 0, 1}, matrix.row(2), 0);
    }

    private static List<Double> averages(Encoding encoding) {
        return encoding.columns().stream().map(EncodedColumn::average).toList();
    }

    @Test
    void everyLevelAndMissingHaveAnIndicatorAndTheUnseenHaveNone() {
        table("country varchar", "(1, 'NL'), (2, 'DE'), (3, null), (4, 'NL')");
        Encoding encoding = learn(new CategoryAttribute("country"));
        assertEquals(List.of("country = DE", "country = NL", "country is missing"), encoding.names());
        assertEquals(0.5, encoding.columns().get(1).average());
        store.execute("insert into training_row values (5, 'FR')");
        assertArrayEquals(
                new double[] {0, 0, 0}, EncodedRows.read(store, encoding, ALL).row(4));
        assertArrayEquals(
                new double[] {0, 0, 1}, EncodedRows.read(store, encoding, ALL).row(2));
    }

    @Test
    void levelsThatDifferByCaseOrHoldQuotesAndLineBreaksStayApart() {
        table("country varchar", "(1, 'nl'), (2, 'NL'), (3, 'a''b' || chr(10) || 'c')");
        Encoding encoding = learn(new CategoryAttribute("country"));
        assertEquals(List.of("country = NL", "country = a'b\nc", "country = nl"), encoding.names());
        assertArrayEquals(
                new double[] {0, 1, 0}, EncodedRows.read(store, encoding, ALL).row(2));
    }

    @Test
    void rareLevelsBeyondTheLimitsGetNoColumnAndThatIsSaid() {
        table("country varchar", "(1, 'a'), (2, 'a'), (3, 'b'), (4, 'b'), (5, 'c'), (6, 'd')");
        FeatureSet features = new FeatureSet(List.of(new CategoryAttribute("country")));
        Encoding limited = EncodingLearner.learn(store, ALL, features, new EncodingOptions(3, 1));
        assertEquals(List.of("country = a", "country = b", "country = c"), limited.names());
        assertEquals(
                List.of(new SetAside("country", "1 rarer levels have no column of their own")), limited.setAside());
        Encoding frequent = EncodingLearner.learn(store, ALL, features, new EncodingOptions(50, 2));
        assertEquals(List.of("country = a", "country = b"), frequent.names());
    }

    @Test
    void whatDoesNotVaryGetsNoColumnAndThatIsSaid() {
        table(
                "view_count double, employees double, country varchar, region varchar",
                "(1, 0, null, 'NL', null), (2, 0, null, 'NL', null)");
        Encoding encoding = learn(
                new EventCount("view", Optional.empty()),
                new NumberAttribute("employees"),
                new CategoryAttribute("country"),
                new CategoryAttribute("region"));
        assertEquals(List.of(), encoding.columns());
        String reason = "the same in every training row";
        assertEquals(
                List.of(
                        new SetAside("view_count", reason),
                        new SetAside("employees", reason),
                        new SetAside("country", reason),
                        new SetAside("region", reason)),
                encoding.setAside());
        assertEquals(2, EncodedRows.read(store, encoding, ALL).rows());
    }

    @Test
    void aValueThatIsTheSameWhereItIsKnownLeavesTheIndicatorOfMissing() {
        table("employees double", "(1, 5), (2, null)");
        assertEquals(
                List.of("employees is missing"),
                learn(new NumberAttribute("employees")).names());
    }

    @Test
    void onlyTheChosenRowsAreLearntFrom() {
        table("employees double", "(1, 2), (2, 4), (3, 1000)");
        FeatureSet features = new FeatureSet(List.of(new NumberAttribute("employees")));
        FeatureRows first = new FeatureRows("training_row", "row_no < 3", "row_no");
        Encoding encoding = EncodingLearner.learn(store, first, features, EncodingOptions.DEFAULT);
        assertEquals(3, encoding.columns().get(0).mean());
        assertEquals(2, EncodedRows.read(store, encoding, first).rows());
    }

    @Test
    void noRowsAreRefused() {
        table("employees double", "(1, 2)");
        FeatureRows none = new FeatureRows("training_row", "false", "row_no");
        FeatureSet features = new FeatureSet(List.of(new NumberAttribute("employees")));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> EncodingLearner.learn(store, none, features, EncodingOptions.DEFAULT));
        assertEquals("An encoding cannot be learnt from no rows.", refused.getMessage());
    }

    @Test
    void theOrderOfTheRowsDoesNotMatterToTheLastBit() {
        store.execute("""
                create table shuffled as
                select
                    i as row_no,
                    case when hash(i) % 7 > 0 then (hash(i + 1) % 1000003) / 7e0 end as employees,
                    cast(hash(i + 2) % 11 as double) as view_count
                from range(20000) as r(i)""");
        store.execute("create table training_row as from shuffled order by hash(row_no + 3)");
        FeatureSet features =
                new FeatureSet(List.of(new NumberAttribute("employees"), new EventCount("view", Optional.empty())));
        FeatureRows other = new FeatureRows("shuffled", "true", "row_no");
        assertEquals(
                EncodingLearner.learn(store, other, features, EncodingOptions.DEFAULT),
                EncodingLearner.learn(store, ALL, features, EncodingOptions.DEFAULT));
    }

    private void table(String columns, String values) {
        store.execute("create table training_row (row_no bigint, " + columns + ")");
        store.execute("insert into training_row values " + values);
    }

    private Encoding learn(Feature... features) {
        return EncodingLearner.learn(store, ALL, new FeatureSet(List.of(features)), EncodingOptions.DEFAULT);
    }
}
