package io.plumbline.engine.workspace;

import io.plumbline.engine.workspace.LeadSource.DeletedColumn;
import io.plumbline.engine.workspace.LeadSource.LabelColumn;
import io.plumbline.engine.workspace.LeadSource.MergedFrom;
import io.plumbline.engine.workspace.LeadSource.StepColumn;
import io.plumbline.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one of {@code sources.leads}. */
record LeadSourceReader(Reading reading, OutcomeDefinition outcome, DeclaredNames declared) {
    private static final String ROW_NUMBER = "$row";

    LeadSource read(YamlNode node, SourceFile file) {
        YamlNode columns = node.field("columns");
        LeadSource source = new LeadSource(
                file,
                Reading.text(columns, "lead_id").filter(column -> !column.equals(ROW_NUMBER)),
                Reading.text(columns, "created_at"),
                Reading.text(columns, "account_id"),
                new FieldReader(reading).fields(node.find("attributes"), declared::attribute),
                node.find("existing_score").flatMap(score -> Reading.text(score, "column")),
                steps(node.find("steps")),
                node.find("label").map(this::label),
                node.find("deleted").map(LeadSourceReader::deleted),
                Reading.text(node, "merged_into"),
                node.find("merged_from").map(LeadSourceReader::mergedFrom),
                Reading.texts(node.find("not_used")));
        if (source.leadId().isEmpty() && file.isGlob()) {
            reading.problem(
                    columns.field("lead_id"),
                    "Rows of several files have no number of their own.",
                    "name one file, or the column that identifies the lead.");
        }
        refuseTellingAttributes(node, source);
        return source;
    }

    private List<StepColumn> steps(Optional<YamlNode> mapping) {
        List<StepColumn> steps = new ArrayList<>();
        mapping.map(YamlNode::fields).orElse(Map.of()).forEach((step, node) -> {
            reading.known(node, step, outcome.known(), "step of outcome.steps or outcome.lost");
            steps.add(new StepColumn(step, node.field("column").text(), Reading.text(node, "amount")));
        });
        return steps;
    }

    private LabelColumn label(YamlNode node) {
        YamlNode step = node.field("step");
        reading.known(step, step.text(), outcome.known(), "step of outcome.steps or outcome.lost");
        LabelColumn label = new LabelColumn(
                node.field("column").text(), values(node.find("positive")), values(node.find("negative")), step.text());
        label.positive().stream()
                .filter(label.negative()::contains)
                .forEach(value -> reading.problem(
                        node,
                        "'" + value + "' means that it happened and that it did not.",
                        "keep it in one of the two lists."));
        return label;
    }

    private static DeletedColumn deleted(YamlNode node) {
        List<String> values = values(node.find("values"));
        return new DeletedColumn(
                node.field("column").text(), values.isEmpty() ? DeletedColumn.USUAL : values, Reading.text(node, "at"));
    }

    private static MergedFrom mergedFrom(YamlNode node) {
        return new MergedFrom(
                node.field("column").text(), Reading.text(node, "separator").orElse(";"));
    }

    private static List<String> values(Optional<YamlNode> list) {
        return list.map(YamlNode::items).orElse(List.of()).stream()
                .map(YamlNode::text)
                .toList();
    }

    /** An attribute that is the outcome itself would tell the model what it should predict. */
    private void refuseTellingAttributes(YamlNode node, LeadSource source) {
        Map<String, String> told = new LinkedHashMap<>();
        source.label().ifPresent(label -> told.put(label.column(), "the label"));
        source.steps().forEach(step -> {
            told.put(step.column(), "the date of step '" + step.step() + "'");
            step.amount().ifPresent(amount -> told.put(amount, "the amount of step '" + step.step() + "'"));
        });
        source.existingScore().ifPresent(column -> told.put(column, "the existing score"));
        source.deleted().ifPresent(deleted -> told.put(deleted.column(), "what says that the record was deleted"));
        source.mergedInto().ifPresent(column -> told.put(column, "the lead that the record was merged into"));
        source.mergedFrom()
                .ifPresent(merged -> told.put(merged.column(), "the records that were merged into the lead"));
        source.notUsed().forEach((column, reason) -> told.put(column, "listed under not_used"));
        for (Field attribute : source.attributes()) {
            String use = told.get(attribute.column());
            if (use != null) {
                YamlNode place = node.field("attributes").field(attribute.name());
                reading.problem(
                        place,
                        "The column '" + attribute.column() + "' is " + use + ", so it cannot be an attribute.",
                        "remove the attribute, or the other use of the column.");
            }
        }
    }
}
