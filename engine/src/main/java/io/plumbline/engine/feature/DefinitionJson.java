package io.plumbline.engine.feature;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.plumbline.engine.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Definitions (feature sets, models) as JSON. Numbers read back to the same bits; components stand in the order of
 * their records, so that equal values have equal texts.
 */
public final class DefinitionJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private DefinitionJson() {}

    /** The JSON of a definition made of records. */
    public static String write(Object definition) {
        return MAPPER.writeValueAsString(definition);
    }

    /**
     * The definition in a text that {@link #write} made.
     *
     * @throws ProblemException when it is not one of this version
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw ProblemException.failed(
                    "model",
                    "The stored definition is not one that this version can read.",
                    "Use the version that trained the model, or train it again with 'plumbline train'.");
        }
    }
}
