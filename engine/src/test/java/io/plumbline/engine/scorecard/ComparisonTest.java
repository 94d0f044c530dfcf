package io.plumbline.engine.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Value.Text SALES = new Value.Text("Sales");
    private static Store store;

    @BeforeAll
    static void open() {
        store = Store.inMemory();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void textIsComparedWithoutCase() {
        assertHolds("true false false", new Comparison.Equals(SALES), "'SALES'", "'sales lead'", "null");
        assertHolds("false true false", new Comparison.NotEquals(SALES), "'SALES'", "'sales lead'", "null");
        assertHolds("true true false", new Comparison.StartsWith(SALES), "'SALES'", "'sales lead'", "'presales'");
        assertHolds("false false false", new Comparison.StartsWith(SALES), "'sale'", "''", "null");
        Comparison any = new Comparison.ContainsAny(List.of(new Value.Text("VP"), SALES));
        assertHolds("true true false", any, "'presales'", "'svp'", "'v p'");
        assertHolds("false false true", any, "null", "''", "'Vp Sales'");
        Comparison in = new Comparison.In(List.of(new Value.Text("Ärger"), SALES));
        assertHolds("true true false", in, "'ÄRGER'", "'sales'", "null");
    }

    @Test
    void anExactTextIsComparedWithCase() {
        Value sales = new Value.ExactText("Sales");
        assertHolds("true false", new Comparison.Equals(sales), "'Sales'", "'SALES'");
        assertHolds("false true false", new Comparison.NotIn(List.of(sales)), "'Sales'", "'SALES'", "null");
        assertHolds("true false", new Comparison.StartsWith(sales), "'Sales lead'", "'sales lead'");
        assertHolds("true false", new Comparison.ContainsAny(List.of(sales)), "'preSales'", "'presales'");
        assertHolds("true false", new Comparison.HasElement(List.of(sales)), "'a;Sales'", "'a;sales'");
    }

    @Test
    void aRegularExpressionIsLookedForAnywhereInTheText() {
        Comparison pattern = new Comparison.Matches("^(vp|head) of|Ärger$", false);
        assertHolds(
                "true true true false false", pattern, "'VP of x'", "'Head OF'", "'der ärger'", "'a vp of'", "null");
        assertHolds("false true", new Comparison.Matches("^head", true), "'Head'", "'head'");
        assertHolds(
                "true true",
                new Comparison.Matches("it's\\n", true),
                "'it''s' || chr(10)",
                "'it''s' || chr(10) || 'x'");
    }

    @Test
    void aRegularExpressionThatBlowsUpElsewhereTakesTimeInProportionToTheText() {
        String text = "repeat('a', 100000) || '!'";
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertHolds("false", new Comparison.Matches("^(a+)+$", true), text);
            assertHolds("false", new Comparison.Matches("^(a|aa)*b", true), text);
            assertHolds("false", new Comparison.Matches("(x+x+)+y", true), text);
        });
    }

    @Test
    void aPartOfATextIsLookedUpInAList() {
        for (int more : new int[] {0, 100}) {
            NamedList list = NamedList.of(
                    "list",
                    Stream.concat(
                                    Stream.of("Acme.com", "info"),
                                    IntStream.range(0, more).mapToObj(i -> "more " + i))
                            .toList());
            Comparison domain = new Comparison.InList(TextPart.DOMAIN, list);
            assertHolds("true true false false", domain, "'a@b@ACME.com '", "'acme.COM'", "'a@x.acme.com'", "null");
            Comparison mailbox = new Comparison.InList(TextPart.MAILBOX, list);
            assertHolds("true true false", mailbox, "'Info@x.com'", "'info'", "'a@info'");
            Comparison whole = new Comparison.InList(TextPart.WHOLE, list);
            assertHolds("true false false", whole, "' INFO '", "'info@x'", "null");
            assertHolds("false true false", new Comparison.NotInList(list), "'Info'", "'other'", "null");
        }
    }

    @Test
    void wordsOfATextAreLookedForInAList() {
        Comparison words = new Comparison.WordInList(NamedList.of("list", List.of("vp", "Head of", "Geschäftsführer")));
        assertHolds("true true true", words, "'SVP/VP Sales'", "'Deputy head-of data'", "'GESCHAFTSFUHRER'");
        assertHolds("false false false", words, "'svp'", "'ahead of'", "null");
        assertHolds("false", new Comparison.WordInList(NamedList.of("none", List.of())), "'a'");
        assertHolds("false false", new Comparison.InList(TextPart.WHOLE, NamedList.of("n", List.of())), "'a'", "null");
        assertHolds("true false", new Comparison.NotInList(NamedList.of("n", List.of())), "'a'", "null");
    }

    @Test
    void entriesOfListsAreFoldedAsTheColumnsAre() {
        for (int more : List.of(0, 30)) {
            NamedList list = NamedList.of(
                    "list",
                    Stream.concat(
                                    Stream.of("İSTANBUL", "ΟΔΟΣ", "Straße", "\u00a0Łódź\u00a0", "Ꟁ", "\u2028ǅ\u3000"),
                                    IntStream.range(0, more).mapToObj(i -> "more " + i))
                            .toList());
            Comparison in = new Comparison.InList(TextPart.WHOLE, list);
            assertHolds("true true true", in, "'İSTANBUL'", "'İstanbul'", "'istanbul'");
            assertHolds("true true", in, "'ΟΔΟΣ'", "'οδοσ'");
            assertHolds("true true false", in, "'straße'", "'STRAẞE'", "'strasse'");
            assertHolds("true true true", in, "'łódź'", "'\t ŁÓDŹ\u00a0'", "'\nłódź\u0085\u001f'");
            assertHolds("true true", in, "'Ꟁ'", "'ꟁ'");
            assertHolds("true true", in, "'Ǆ'", "'ǆ '");
            assertHolds("false true", new Comparison.NotInList(list), "'\tİSTANBUL '", "'i̇stanbul'");
            Comparison domain = new Comparison.InList(TextPart.DOMAIN, list);
            assertHolds("true true false", domain, "'a@ΟΔΟΣ\t'", "'a@ \u00a0straße'", "'ΟΔΟΣ@x'");
        }
        Comparison words = new Comparison.WordInList(NamedList.of("list", List.of("İSTANBUL", "Straße")));
        assertHolds("true true true", words, "'in İstanbul'", "'ISTANBUL;x'", "'x Straße'");
    }

    @Test
    void aListIsTestedElementByElement() {
        Comparison has = new Comparison.HasElement(List.of(new Value.Text("CRM"), new Value.Text("O'Neil 5%_")));
        assertHolds("true true true true", has, "'crm'", "'a;CRM'", "'Crm;a'", "'a;o''neil 5%_;b'");
        assertHolds("false false false false", has, "'a;crm 2;b'", "'my crm'", "'o''neil 5xy'", "null");
    }

    @Test
    void aQuoteOrAPercentSignInATextIsOnlyThat() {
        assertHolds("true false", new Comparison.Equals(new Value.Text("o'neil")), "'O''Neil'", "'oneil'");
        assertHolds("true false", new Comparison.StartsWith(new Value.Text("5%_")), "'5%_a'", "'5xya'");
    }

    @Test
    void numbersDatesAndInstantsHaveAnOrder() {
        Comparison fifties = new Comparison.Between(new Value.Real(50), new Value.Real(59.5));
        assertHolds("false true true", fifties, "49.999e0", "50e0", "59.5e0");
        assertHolds("false false", fifties, "59.6e0", "cast(null as double)");
        Comparison july = new Comparison.AtLeast(new Value.Day(LocalDate.of(2026, 7, 1)));
        assertHolds("false true false", july, "date '2026-06-30'", "date '2026-07-01'", "cast(null as date)");
        Comparison noon = new Comparison.AtMost(new Value.Time(Instant.parse("2026-07-01T12:00:00Z")));
        assertHolds("true false", noon, "timestamp '2026-07-01 12:00:00'", "timestamp '2026-07-01 12:00:00.000001'");
        assertHolds("true false", new Comparison.In(List.of(new Value.Real(0.1))), "0.1e0", "0.2e0");
    }

    @Test
    void onlyIsMissingIsTrueOfAMissingValue() {
        assertHolds("true false", new Comparison.IsMissing(), "cast(null as boolean)", "false");
        assertHolds("false true", new Comparison.IsPresent(), "cast(null as boolean)", "false");
        assertHolds("false false true", new Comparison.IsTrue(), "cast(null as boolean)", "false", "true");
        assertHolds("false true false", new Comparison.IsFalse(), "cast(null as boolean)", "false", "true");
    }

    private static void assertHolds(String expected, Comparison comparison, String... values) {
        StringBuilder found = new StringBuilder();
        for (String value : values) {
            String sql = "select " + comparison.sql("v.value") + " as holds from (select " + value + " as value) as v";
            found.append(store.first(sql, row -> row.truth("holds")).orElseThrow())
                    .append(' ');
        }
        assertEquals(expected, found.toString().strip());
    }
}
