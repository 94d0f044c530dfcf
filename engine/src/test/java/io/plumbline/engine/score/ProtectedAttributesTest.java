package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.protection.Protection;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectedAttributesTest {
    private static final Declarations DECLARED = new Declarations(
            new TreeMap<>(Map.of(
                    "age",
                    ValueType.NUMBER,
                    "gender",
                    ValueType.TEXT,
                    "race",
                    ValueType.TEXT,
                    "country",
                    ValueType.TEXT)),
            new TreeMap<>(Map.of(
                    "survey",
                    new EventType(
                            "survey", false, new TreeMap<>(Map.of("children", ValueType.NUMBER)), Optional.empty()))),
            new Protection(
                    new TreeMap<>(Map.of("age", "only adults may buy", "children", "a shop for toys")),
                    new TreeSet<>(),
                    new TreeMap<>(Map.of("race", "the regatta we met at"))));

    @TempDir
    private Path folder;

    @Test
    void aRunWritesDownWhatIsProtectedWhyItIsAllowedAndWhatReadsIt() throws IOException {
        Path file = Files.writeString(folder.resolve("scoring.yaml"), """
                version: 1
                name: acme
                fit:
                  rules:
                    - { id: grown-up, points: 10, when: { attribute: age, at_least: 18 } }
                    - { id: toys, points: 1, event: survey, times: { property: children, aggregate: sum } }
                points: { weights: { fit: 1 } }
                segments:
                  - { name: old, when: { attribute: age, at_least: 65 }, fit: { rules: [ { id: grown-up, points: 5 } ] } }
                """);
        Scorecard scorecard = ScorecardReader.read(file, DECLARED);
        try (Store store = Store.inMemory()) {
            ProtectedAttributes.write(store, scorecard, DECLARED, 3);
            assertEquals(
                    List.of(
                            "3 lead age age allowed only adults may buy grown-up, segment old",
                            "3 lead gender gender refused - -",
                            "3 lead race ethnic origin harmless the regatta we met at -",
                            "3 survey children family allowed a shop for toys toys"),
                    store.rows(
                            "select concat_ws(' ', run_id, belongs_to, name, kind, status, coalesce(reason, '-'), coalesce(read_by, '-'))"
                                    + " as line from protected_attribute order by belongs_to, name",
                            row -> row.text("line")));
        }
    }
}
