package io.plumbline.engine.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PublishedSchemaTest {

    @Test
    void everyKeyIsDescribedForEditors() throws IOException {
        JsonNode schema = schema();
        List<String> undescribed = new ArrayList<>();
        collect(schema, schema, "", undescribed);
        assertEquals(List.of(), undescribed);
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.path("$schema").asString());
    }

    private static void collect(JsonNode root, JsonNode node, String path, List<String> undescribed) {
        node.forEachEntry((keyword, value) -> {
            if (keyword.equals("properties") || keyword.equals("$defs")) {
                value.forEachEntry((name, child) -> {
                    if (keyword.equals("properties") && !isDescribed(root, child)) {
                        undescribed.add(path + "/" + name);
                    }
                    collect(root, child, path + "/" + name, undescribed);
                });
            } else if (!keyword.equals("if")) {
                collect(root, value, path, undescribed);
            }
        });
        if (node.isArray()) {
            node.forEach(item -> collect(root, item, path, undescribed));
        }
    }

    private static boolean isDescribed(JsonNode root, JsonNode key) {
        String reference = key.path("$ref").asString("#/none").substring(1);
        return key.isBoolean() || key.has("description") || root.at(reference).has("description");
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(WorkspaceReader.class.getResourceAsStream("plumbline.schema.json"))) {
            return JsonMapper.shared().readTree(in);
        }
    }
}
