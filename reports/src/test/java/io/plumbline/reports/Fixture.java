package io.plumbline.reports;

import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Stores filled by hand. */
public final class Fixture {
    public static final long RUN = 1;

    private static final List<String> FILES = List.of(
            "fixture.sql", "fixture-rules.sql", "fixture-workbook.sql", "fixture-thresholds.sql", "fixture-trust.sql");

    private Fixture() {}

    /** A company with a model, scores, a funnel and everything else. */
    public static Store company() {
        Store store = Store.inMemory();
        for (String file : FILES) {
            Arrays.stream(text(file).split("(?m)^;$")).forEach(store::execute);
        }
        return store;
    }

    /** A run that found nothing at all. */
    public static Store empty() {
        Store store = Store.inMemory();
        store.execute(
                "insert into run values (1, 'run', '2026-07-01', '2026-07-02', null, 'done', null, null, '0.1.0')");
        return store;
    }

    static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
