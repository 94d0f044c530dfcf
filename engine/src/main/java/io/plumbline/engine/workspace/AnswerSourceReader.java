package io.plumbline.engine.workspace;

import io.plumbline.engine.yaml.YamlNode;

/** Reads {@code sources.answers}. */
final class AnswerSourceReader {
    private AnswerSourceReader() {}

    static AnswerSource read(YamlNode node, SourceFile file) {
        return new AnswerSource(
                file,
                Reading.text(node, "accepted").orElse("sql"),
                Reading.text(node, "rejected").orElse("rejected"),
                Reading.text(node, "worked").orElse("worked"));
    }
}
