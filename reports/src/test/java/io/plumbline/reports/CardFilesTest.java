package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.card.ModelCard;
import io.plumbline.reports.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The model card as Markdown and as JSON. */
class CardFilesTest {
    private static final String SCHEMA = "card/model-card.schema.json";

    @TempDir
    private Path folder;

    private String markdown(Store store, String language) throws IOException {
        return Files.readString(write(store, language).resolve("card.md"));
    }

    private JsonNode json(Store store) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(write(store, "en").resolve("card.json")));
    }

    private Path write(Store store, String language) {
        ReportRequest request = new ReportRequest("b2b", Fixture.RUN, Optional.empty(), false, Words.in(language));
        ModelCard.write(store, request, folder.resolve("card.md"), folder.resolve("card.json"));
        return folder;
    }

    private static List<Error> violations(JsonNode card) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonMapper.shared().readTree(Fixture.text(SCHEMA)))
                .validate(card);
    }

    @Test
    void theJsonHasThePublishedShape() throws IOException {
        try (Store store = Fixture.company()) {
            assertEquals(List.of(), violations(json(store)));
        }
        try (Store store = Fixture.empty()) {
            JsonNode card = json(store);
            assertEquals(List.of(), violations(card));
            assertFalse(card.has("model"));
        }
    }

    @Test
    void theShapeAllowsNothingElse() throws IOException {
        try (Store store = Fixture.company()) {
            String card = json(store).toString();
            assertFalse(violations(JsonMapper.shared().readTree(card.replace("\"as_of\"", "\"asOf\"")))
                    .isEmpty());
            assertFalse(violations(JsonMapper.shared().readTree(card.replace("\"version\":1", "\"version\":2")))
                    .isEmpty());
        }
    }

    @Test
    void itsNumbersAreThoseOfTheStoreAndWhatIsAbsentIsLeftOut() throws IOException {
        try (Store store = Fixture.company()) {
            JsonNode card = json(store);
            JsonNode first = card.get("measures").get(0);
            assertEquals("roc_auc", first.get("metric").stringValue());
            assertEquals(
                    store.rows(
                                    "select value from model_metric where scorer = 'predictive' and metric = 'roc_auc' and"
                                            + " segment = 'all'",
                                    row -> row.real("value"))
                            .get(0),
                    first.get("figure").get("value").doubleValue());
            assertEquals(1236, card.get("model").get("positive_count").longValue());
            JsonNode held = card.get("groups").get(2);
            assertEquals("held_back", held.get("basis").stringValue());
            assertTrue(held.get("conversion").isEmpty());
            assertFalse(held.has("value"));
        }
    }

    @Test
    void theMarkdownHasTheHeadingsOfAModelCardInEveryLanguage() throws IOException {
        try (Store store = Fixture.company()) {
            String english = markdown(store, "en");
            assertEquals(
                    List.of(
                            "# Model card: b2b",
                            "## Model details",
                            "## Intended use",
                            "## How good, with intervals",
                            "## Limits and caveats"),
                    english.lines()
                            .filter(line -> line.startsWith("#"))
                            .limit(5)
                            .toList());
            assertTrue(english.contains("| ROC AUC | prediction | 0.745 | 0.721 to 0.769 | 8,238 | 247 |"));
            long headings = english.lines().filter(line -> line.startsWith("#")).count();
            for (String language : List.of("vi", "th", "zh")) {
                assertEquals(
                        headings,
                        markdown(store, language)
                                .lines()
                                .filter(line -> line.startsWith("#"))
                                .count());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a | b",
                "`code` ```fence",
                "<script>alert(1)</script>",
                "one\n\n# two",
                "\r\n| --- |",
                "[here](https://example.org) ![](x)",
                "https://example.org www.example.org me@example.org",
                "\u202e\u05d0\u05d1 | right to left",
                "\u2028- item",
                "*a* _b_ ~~c~~ $x$ &lt; \\ end",
            })
    void aHostileNameIsOnlyText(String name) throws IOException {
        String shape = shape(hostile("harmless"));
        String page = hostile(name);
        assertEquals(shape, shape(page));
        assertFalse(page.matches("(?s).*(?<!\\\\)[<\\]].*"), page);
        assertFalse(page.contains("https://"));
    }

    private String hostile(String name) throws IOException {
        try (Store store = Fixture.company()) {
            String text = Sql.literal(name);
            store.execute("update source_file set source = " + text + ", path = " + text);
            store.execute(
                    "update rejected_row set source = " + text + ", column_name = " + text + ", reason = " + text);
            store.execute("update model set target = " + text);
            store.execute("update model_note set note = " + text + ", topic = " + text);
            store.execute("update model_feature set term = " + text + ", description = " + text);
            store.execute("update leakage_audit set source = " + text + " where verdict = 'left_out'");
            store.execute("update protected_attribute set name = " + text + " where status = 'allowed'");
            store.execute("update model_status set reason = " + text);
            assertEquals(List.of(), violations(json(store)));
            return markdown(store, "en");
        }
    }

    /** Of each line what it begins with and how many cells it has. */
    private static String shape(String markdown) {
        return markdown.lines()
                .map(line -> line.replaceAll("\\\\.", ""))
                .map(line -> line.replaceAll("^(#+ |- |\\| ?|).*$", "$1")
                        + line.chars().filter(each -> each == '|').count())
                .reduce("", (one, next) -> one + "\n" + next);
    }

    @Test
    void withoutAModelTheCardSaysSo() throws IOException {
        try (Store store = Fixture.empty()) {
            String card = markdown(store, "en");
            assertTrue(card.contains("No model has been trained yet, so there is no model card."));
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(2, files.count());
            }
        }
    }
}
