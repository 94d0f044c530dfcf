package io.plumbline.engine.workspace;

import io.plumbline.engine.yaml.YamlNode;
import java.util.Map;

/** Reads one of {@code sources.outcomes}. */
record OutcomeSourceReader(Reading reading, OutcomeDefinition outcome) {

    OutcomeSource read(YamlNode node, SourceFile file) {
        YamlNode columns = node.field("columns");
        node.find("steps")
                .map(YamlNode::fields)
                .orElse(Map.of())
                .forEach((value, step) ->
                        reading.known(step, step.text(), outcome.known(), "step of outcome.steps or outcome.lost"));
        return new OutcomeSource(
                file,
                columns.field("lead_id").text(),
                columns.field("step").text(),
                columns.field("occurred_at").text(),
                Reading.text(columns, "amount"),
                Reading.text(columns, "reason"),
                Reading.texts(node.find("steps")));
    }
}
