package io.plumbline.engine.feature;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of a lead's events is meant; part of stored models. */
public enum Edge {
    @JsonProperty("first")
    FIRST("first"),
    @JsonProperty("latest")
    LATEST("latest");

    private final String word;

    Edge(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
