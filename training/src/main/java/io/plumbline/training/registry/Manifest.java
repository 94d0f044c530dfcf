package io.plumbline.training.registry;

import io.plumbline.engine.fingerprint.Sha256;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a model was made from, enough to make it again. Each part is a list of names and texts; equal parts have equal
 * fingerprints, and two parts that differ can be told name by name.
 *
 * @param data          what was known, table by table
 * @param configuration the values that training heeds
 * @param code          the program
 */
public record Manifest(
        NavigableMap<String, String> data,
        NavigableMap<String, String> configuration,
        NavigableMap<String, String> code) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Manifest {
        data = sorted(data);
        configuration = sorted(configuration);
        code = sorted(code);
    }

    /** The manifest of a training at an instant. */
    public static Manifest of(Store store, Workspace workspace, Scorecard scorecard, Instant asOf) {
        return new Manifest(
                KnownState.at(store, asOf), ConfiguredValues.of(workspace, scorecard), ProgramBuild.parts(store));
    }

    /**
     * The manifest that {@link #json} wrote.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Manifest parse(String json) {
        try {
            return JSON.readValue(json, Manifest.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The text is no manifest of a model", e);
        }
    }

    /** The fingerprint of the program that runs now. */
    static String codeFingerprint(Store store) {
        return fingerprint(Collections.unmodifiableNavigableMap(ProgramBuild.parts(store)));
    }

    /** SHA-256 of the data part, hexadecimal. */
    public String dataFingerprint() {
        return fingerprint(data);
    }

    /** SHA-256 of the configuration part, hexadecimal. */
    public String configurationFingerprint() {
        return fingerprint(configuration);
    }

    /** SHA-256 of the code part, hexadecimal. */
    public String codeFingerprint() {
        return fingerprint(code);
    }

    /** The manifest as JSON; equal manifests have equal texts. */
    public String json() {
        Map<String, Object> parts = new TreeMap<>();
        parts.put("data", data);
        parts.put("configuration", configuration);
        parts.put("code", code);
        return JSON.writeValueAsString(parts);
    }

    private static String fingerprint(NavigableMap<String, String> part) {
        return Sha256.hex(JSON.writeValueAsString(part));
    }

    private static NavigableMap<String, String> sorted(NavigableMap<String, String> part) {
        return Collections.unmodifiableNavigableMap(new TreeMap<>(part));
    }
}
