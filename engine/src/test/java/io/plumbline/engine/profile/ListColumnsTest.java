package io.plumbline.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListColumnsTest {
    private static final List<String> TAGS =
            List.of("newsletter", "webinar", "trade fair", "price list", "demo", "trial", "partner", "blog");
    private static final List<String> CITIES = List.of("Berlin", "Paris", "Lyon", "Rome", "Milan", "Graz");
    private static final List<String> COUNTRIES = List.of("Germany", "France", "Italy", "Austria");
    private static final List<String> WORDS = List.of(
            "called",
            "again",
            "tomorrow",
            "wants",
            "offer",
            "budget",
            "later",
            "meeting",
            "open",
            "question",
            "price",
            "team",
            "asked",
            "manager",
            "next",
            "quarter",
            "contract",
            "renewal");

    @TempDir
    private Path folder;

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(strings = {";", "|", ",", "; ", ", "})
    void severalTagsInACellAreAList(String separator) {
        assertEquals(Optional.of(separator.strip()), separator(() -> tags(separator)));
    }

    @Test
    void arraysAreLists() {
        assertEquals(Optional.of("json"), separator(() -> "[\"" + tags("\",\"") + "\"]"));
    }

    @Test
    void sentencesAreNone() {
        assertEquals(Optional.empty(), separator(() -> words(6) + ", " + words(5) + "; " + words(7)));
    }

    @Test
    void placesAreNone() {
        assertEquals(Optional.empty(), separator(() -> one(CITIES) + ", " + one(COUNTRIES)));
        assertEquals(
                Optional.empty(),
                separator(() -> one(CITIES) + (random.nextBoolean() ? ", Region 5" : "") + ", " + one(COUNTRIES)));
    }

    @Test
    void namesWithTheFamilyFirstAreNone() {
        assertEquals(Optional.empty(), separator(() -> "F" + random.nextInt(500) + ", G" + random.nextInt(50)));
    }

    private Optional<String> separator(Supplier<String> cell) {
        StringBuilder rows = new StringBuilder("id\tcell\n");
        for (int row = 0; row < 300; row++) {
            rows.append(row).append('\t').append(cell.get()).append('\n');
        }
        try (Store store = Store.inMemory()) {
            Exports exports = new Exports(folder, store);
            return exports.profile(exports.file("lists.tsv", rows.toString()))
                    .columns()
                    .get(1)
                    .listSeparator();
        }
    }

    private String tags(String separator) {
        List<String> tags = new ArrayList<>(TAGS);
        Collections.shuffle(tags, random);
        return String.join(separator, tags.subList(0, 1 + random.nextInt(4)));
    }

    private String words(int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(one(WORDS));
        }
        return String.join(" ", words);
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
