package io.plumbline.engine.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.AddedLater;
import io.plumbline.engine.scorecard.Scorecard;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stored versions of scorecards can be read again, whatever they are made of. */
class ScorecardFormTest {
    private static final String FILE = "scorecard-form.txt";

    static List<Class<?>> records() {
        return RecordTree.records(Scorecard.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordOfTheTreeReadsBackAsItWas(Class<?> type) {
        Object specimen = Specimens.of(type);
        String json = ScorecardJson.MAPPER.writeValueAsString(specimen);
        assertEquals(specimen, ScorecardJson.MAPPER.readValue(json, type));
    }

    @ParameterizedTest
    @MethodSource("records")
    void aComponentAddedLaterReadsAsEmptyWhereItIsMissingAndNoOtherMayBe(Class<?> type) throws Exception {
        Object specimen = Specimens.of(type);
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode json =
                    (ObjectNode) ScorecardJson.MAPPER.readTree(ScorecardJson.MAPPER.writeValueAsString(specimen));
            json.remove(component.getName());
            String text = json.toString();
            if (component.isAnnotationPresent(AddedLater.class)) {
                Object read = ScorecardJson.MAPPER.readValue(text, type);
                Object empty = component.getType() == List.class ? List.of() : Optional.empty();
                assertEquals(empty, component.getAccessor().invoke(read), component.toString());
            } else {
                assertThrows(
                        JacksonException.class,
                        () -> ScorecardJson.MAPPER.readValue(text, type),
                        () -> component + " of " + type.getSimpleName());
            }
        }
    }

    @Test
    void aWholeScorecardReadsBackWithItsFingerprint() {
        Scorecard scorecard = (Scorecard) Specimens.of(Scorecard.class);
        Scorecard read = ScorecardJson.read(ScorecardJson.write(scorecard));
        assertEquals(scorecard, read);
        assertEquals(scorecard.fingerprint(), read.fingerprint());
    }

    @Test
    void whatThisProgramCannotReadIsToldWithARemedy() {
        ProblemException thrown =
                assertThrows(ProblemException.class, () -> ScorecardJson.read("{\"name\":\"of a later program\"}"));
        assertEquals("""
                scorecard_version
                    A stored version of the scorecard is none that this program can read.
                    Fix: use the program's version that wrote it.""", thrown.getMessage());
    }

    /**
     * Rewrite it with {@code mvn test -pl engine -Dtest=ScorecardFormTest -Dtest.args=-Dgolden.rewrite=true}. Lines may be
     * added; one that goes, or changes other than at its end, makes stored versions unreadable.
     */
    @Test
    void theFormOfStoredVersionsStays() throws IOException {
        String form = new TreeSet<>(
                        records().stream().map(ScorecardFormTest::form).toList())
                .stream().map(line -> line + "\n").collect(Collectors.joining());
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(Path.of("src/test/resources/io/plumbline/engine/version", FILE), form);
        }
        List<String> gone = new ArrayList<>(stored());
        gone.removeAll(form.lines().toList());
        assertEquals(List.of(), gone);
    }

    private static String form(Class<?> type) {
        JsonNode tree = ScorecardJson.MAPPER.readTree(ScorecardJson.MAPPER.writeValueAsString(Specimens.of(type)));
        String kind = tree.has("kind") ? " (" + tree.get("kind").asString() + ")" : "";
        return type.getSimpleName() + kind + ": "
                + Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.joining(", "));
    }

    private static List<String> stored() throws IOException {
        try (InputStream in = ScorecardFormTest.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
