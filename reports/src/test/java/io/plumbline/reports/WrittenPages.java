package io.plumbline.reports;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Pages of stores filled by hand, written as files that a browser opens; each is made once. */
public final class WrittenPages {
    /** All languages of the report. */
    public static final List<String> LANGUAGES = List.of("en", "vi", "th", "zh");

    private static final Path FOLDER = Path.of("target", "pages");
    private static final Map<String, Path> WRITTEN = new ConcurrentHashMap<>();

    private WrittenPages() {}

    /** Of a company that has everything. */
    public static Path company(String language) {
        return file("company-" + language, () -> page(Fixture.company(), language));
    }

    /** Of a company whose every step, feature, rule and file has the same name. */
    public static Path hostile(String name) {
        return file(
                "hostile-" + Integer.toHexString(name.hashCode()),
                () -> PageSafetyTest.hostile(name).page());
    }

    /** Of a run that found nothing at all: no events, no outcomes, no lead. */
    public static Path empty(String language) {
        return file("empty-" + language, () -> page(Fixture.empty(), language));
    }

    /** Of a company that has not trained a model. */
    public static Path withoutModel(String language) {
        return file("points-only-" + language, () -> {
            Store store = Fixture.company();
            AbsentDataTest.BY_TRAINING.forEach(table -> store.execute("delete from " + table));
            return page(store, language);
        });
    }

    /** Of a company with one lead, of which no event and no outcome is known. */
    public static Path oneLead(String language) {
        return file("one-lead-" + language, () -> {
            Store store = Fixture.empty();
            store.execute(
                    "insert into lead_score values (1, 'only', '2026-07-01', 'f', 40, 0, 0, null, 16, 16, 'C4', null)");
            store.execute(
                    "insert into funnel_step values (1, 'all', 0, 'all', null, 'all', null, true, 0, 'created', 1, null)");
            return page(store, language);
        });
    }

    private static String page(Store filled, String language) {
        try (filled) {
            return AlignmentReport.html(
                    filled, new ReportRequest("b2b", Fixture.RUN, Optional.empty(), false, Words.in(language)));
        }
    }

    private static Path file(String name, Supplier<String> page) {
        return WRITTEN.computeIfAbsent(name, each -> {
            try {
                Path file = FOLDER.resolve(name + ".html").toAbsolutePath();
                Files.createDirectories(FOLDER);
                return Files.writeString(file, page.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
