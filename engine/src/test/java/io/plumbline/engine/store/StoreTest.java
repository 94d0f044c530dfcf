package io.plumbline.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    private Path folder;

    @Test
    void whatAFailedTransactionWroteIsGone() {
        try (Store store = Store.inMemory()) {
            store.execute("create table t (n bigint)");
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> store.transaction(() -> {
                        store.execute("insert into t values (1)");
                        throw new IllegalStateException("stop");
                    }));
            assertEquals("stop", thrown.getMessage());
            assertEquals(0, count(store));
            store.transaction(() -> store.execute("insert into t values (2)"));
            assertEquals(1, count(store));
        }
    }

    /** The first missing values of a column, inserted by the transaction that asks: as order, and as what is asked for. */
    @Test
    void theLatestRowIsTheSameBeforeACommitAsAfterIt() {
        try (Store store = Store.inMemory()) {
            store.execute("create table t (k varchar, n bigint, value varchar)");
            store.execute("insert into t values ('a', 1, 'old')");
            String byOrder = latest("k, n, value", "n desc nulls last");
            String byValue = latest("k, value", "n desc nulls last");
            List<List<String>> before = store.transaction(() -> {
                store.execute("insert into t values ('a', 2, null), ('b', null, 'only')");
                return List.of(lines(store, byOrder), lines(store, byValue));
            });
            assertEquals(List.of(List.of("a|2|-", "b|-|only"), List.of("a|-", "b|only")), before);
            assertEquals(before, List.of(lines(store, byOrder), lines(store, byValue)));
        }
    }

    private static String latest(String columns, String order) {
        return "select " + columns + " from t qualify row_number() over (partition by k order by " + order + ") = 1";
    }

    private static List<String> lines(Store store, String query) {
        return store.rows(
                "select concat_ws('|', *columns(*)) as line from (select coalesce(cast(columns(*) as varchar), '-')"
                        + " from (" + query + ")) order by line",
                row -> row.text("line"));
    }

    @Test
    void aStatementThatFailsTakesItsTransactionWithIt() {
        try (Store store = Store.inMemory()) {
            store.execute("create table t (n bigint)");
            assertThrows(
                    StoreException.class,
                    () -> store.transaction(() -> {
                        store.execute("insert into t values (1)");
                        store.execute("insert into t values (cast('x' as bigint))");
                    }));
            assertEquals(0, count(store));
        }
    }

    @Test
    void anErrorThatIsSwallowedInATransactionStillFailsIt() {
        try (Store store = Store.inMemory()) {
            store.execute("create table t (n bigint)");
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> store.transaction(() -> {
                        store.execute("insert into t values (1)");
                        assertThrows(StoreException.class, () -> store.execute("select error('x')"));
                    }));
            assertEquals("A statement of the transaction failed, so nothing of it was kept.", thrown.getMessage());
            assertEquals(0, count(store));
        }
    }

    @Test
    void anInnerTransactionIsPartOfTheOuterOne() {
        try (Store store = Store.inMemory()) {
            store.execute("create table t (n bigint)");
            assertThrows(
                    IllegalStateException.class,
                    () -> store.transaction(() -> {
                        store.transaction(() -> store.execute("insert into t values (1)"));
                        throw new IllegalStateException("stop");
                    }));
            assertEquals(0, count(store));
        }
    }

    @Test
    void aStoreKeepsWhatWasCommitted() {
        Path file = folder.resolve("plumbline.duckdb");
        try (Store store = Store.open(file)) {
            store.transaction(() -> store.execute("insert into store_version values (1)"));
        }
        try (Store store = Store.openForReading(file)) {
            assertEquals(2, store.number("select count(*) from store_version").orElseThrow());
            assertThrows(StoreException.class, () -> store.execute("delete from store_version"));
        }
    }

    @Test
    void aStoreOfAnotherLayoutIsRefusedWithTheRemedy() {
        Path file = folder.resolve("plumbline.duckdb");
        try (Store store = Store.open(file)) {
            store.execute("update store_version set version = 99");
        }
        ProblemException refused = assertThrows(ProblemException.class, () -> Store.open(file));
        assertEquals("""
                plumbline.duckdb
                    The store has layout 99, this program reads layouts 1 to %s.
                    Fix: Use the program's version that wrote it, or move the file away and run 'plumbline run' again.""".formatted(Schema.VERSION), refused.getMessage());
        assertEquals(ExitCode.FAILED, refused.exitCode());
    }

    @Test
    void aFileThatIsNoStoreIsRefusedWithTheRemedy() throws IOException {
        Path file = folder.resolve("plumbline.duckdb");
        Files.writeString(file, "id;name\n".repeat(1_000));
        ProblemException refused = assertThrows(ProblemException.class, () -> Store.open(file));
        assertEquals("""
                plumbline.duckdb
                    The file is not a store that this version can open.
                    Fix: Move it away; 'plumbline run' makes a new one from the sources.""", refused.getMessage());
    }

    @Test
    void aStoreThatIsNotThereYetCannotBeRead() {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> Store.openForReading(folder.resolve("plumbline.duckdb")));
        assertEquals("""
                plumbline.duckdb
                    There is no store yet.
                    Fix: Run 'plumbline run' or 'plumbline import' in the workspace first.""", refused.getMessage());
    }

    @Test
    void aStoreThatAnotherProgramHasOpenIsRefusedWithItsProcess() throws IOException, InterruptedException {
        Path file = folder.resolve("plumbline.duckdb");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProgram.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals('o', other.getInputStream().read());
            for (boolean reading : List.of(true, false)) {
                ProblemException refused = assertThrows(
                        ProblemException.class,
                        () -> (reading ? Store.openForReading(file) : Store.open(file)).close());
                assertEquals("""
                        plumbline.duckdb
                            Another program has the store open (process %s).
                            Fix: Wait until it has finished, or close it; readers can open plumbline-read.duckdb instead.""".formatted(other.pid()), refused.getMessage());
            }
        } finally {
            other.getOutputStream().close();
            other.waitFor();
        }
        Store.open(file).close();
    }

    @Test
    void anErrorNamesTheStatementButQuotesNoData() {
        try (Store store = Store.inMemory()) {
            store.execute("create table t as select 'secret' as name");
            StoreException thrown = assertThrows(
                    StoreException.class,
                    () -> store.rows("select cast(name as bigint) as n from t", row -> row.number("n")));
            assertEquals(
                    "The store refused a statement (Conversion Error): select cast(name as bigint) as n from t",
                    thrown.getMessage());
            assertTrue(thrown.detail().contains("secret"));
        }
    }

    @Test
    void aValueThatIsPromisedMustBeThere() {
        try (Store store = Store.inMemory()) {
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> store.rows("select cast(null as double) as n", row -> row.real("n")));
            assertEquals("Column 'n' holds no value where one is promised.", thrown.getMessage());
        }
    }

    @Test
    void boundValuesOfEveryKindReadBack() {
        try (Store store = Store.inMemory()) {
            store.execute("create table t (name varchar, note varchar, size double, artefact blob)");
            byte[] bytes = "model".getBytes(StandardCharsets.UTF_8);
            store.insert("insert into t values (?, ?, ?, ?)", "it's", null, 0.1, bytes);
            assertEquals(
                    List.of("it's false 0.1 model"),
                    store.rows(
                            "select * from t",
                            row -> "%s %s %s %s"
                                    .formatted(
                                            row.text("name"),
                                            row.optionalText("note").isPresent(),
                                            row.real("size"),
                                            new String(row.bytes("artefact"), StandardCharsets.UTF_8))));
        }
    }

    @Test
    void theStoreLoadsNothingFromOutside() {
        try (Store store = Store.inMemory()) {
            assertThrows(StoreException.class, () -> store.execute("load httpfs"));
            assertThrows(StoreException.class, () -> store.execute("set autoload_known_extensions = true"));
            assertFalse(store.first(
                            "select current_setting('autoload_known_extensions') as setting",
                            row -> row.truth("setting"))
                    .orElseThrow());
        }
    }

    @Test
    void aStoreInMemorySpillsIntoItsFolderAlone() {
        Path spilled = folder.resolve("spilled");
        String usual = System.getProperty("plumbline.memory", "");
        System.setProperty("plumbline.memory", "60MB");
        try (Store store = Store.inMemory(spilled);
                Store confined = Store.inMemory()) {
            String large = "create temp table t as select hash(i) as a, hash(i + 1) as b from range(5000000) as r(i)";
            store.execute(large);
            assertTrue(spilled.toFile().list().length > 0);
            StoreException thrown = assertThrows(StoreException.class, () -> confined.execute(large));
            assertTrue(thrown.isForWantOfMemory(), thrown.getMessage());
        } finally {
            System.setProperty("plumbline.memory", usual);
        }
    }

    @Test
    void aLimitThatIsNoAmountIsRefused() {
        String usual = System.getProperty("plumbline.memory", "");
        System.setProperty("plumbline.memory", "much");
        try {
            ProblemException thrown = assertThrows(ProblemException.class, Store::inMemory);
            assertEquals("""
                    PLUMBLINE_MEMORY
                        'much' is no amount of memory.
                        Fix: write one such as 8GB or 500MB.""", thrown.getMessage());
        } finally {
            System.setProperty("plumbline.memory", usual);
        }
    }

    @Test
    void theUsersOwnSecretsAreNotRead() {
        try (Store store = Store.inMemory()) {
            assertFalse(store.first(
                            "select current_setting('allow_persistent_secrets') as setting",
                            row -> row.truth("setting"))
                    .orElseThrow());
        }
    }

    /** Statements end at every moment around the request to end them. */
    @Test
    void aStatementThatEndedAlreadyNeedsNoCancelling() {
        try (Store store = Store.inMemory()) {
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Void> canceller = CompletableFuture.runAsync(() -> {
                while (!done.get()) {
                    store.cancel();
                }
            });
            for (int i = 0; i < 5_000; i++) {
                try {
                    store.execute("select 1");
                } catch (StoreException e) {
                    assertTrue(e.getMessage().contains("INTERRUPT"), e.getMessage());
                }
            }
            done.set(true);
            canceller.join();
        }
    }

    private static long count(Store store) {
        return store.number("select count(*) from t").orElseThrow();
    }
}
