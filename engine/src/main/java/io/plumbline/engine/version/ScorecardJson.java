package io.plumbline.engine.version;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.AddedLater;
import io.plumbline.engine.scorecard.Scorecard;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scorecard as JSON, from which it can be read again without its file and without what the sources declared then. Numbers
 * read back to the same bits; components stand in the order of their records, so that equal scorecards have equal texts.
 *
 * <p>The kinds and components of the scorecard's records are part of stored versions: add, never rename. A component that is
 * added is {@link AddedLater}, and empty in versions that were stored before; any other that is missing is refused.
 */
public final class ScorecardJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new ScorecardRecords())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ScorecardJson() {}

    /** The scorecard as JSON. */
    public static String write(Scorecard scorecard) {
        return MAPPER.writeValueAsString(scorecard);
    }

    /**
     * The scorecard in a text that {@link #write} made.
     *
     * @throws ProblemException (failed) when it is none that this program can read
     */
    public static Scorecard read(String json) {
        try {
            return MAPPER.readValue(json, Scorecard.class);
        } catch (JacksonException e) {
            throw ProblemException.failed(
                    "scorecard_version",
                    "A stored version of the scorecard is none that this program can read.",
                    "use the program's version that wrote it.");
        }
    }

    /** The tree of the scorecard's JSON. */
    public static JsonNode tree(Scorecard scorecard) {
        return MAPPER.readTree(write(scorecard));
    }
}
