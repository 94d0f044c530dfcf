package io.plumbline.training.pipeline;

import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.fingerprint.Sha256;
import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.TrainedModel;
import io.plumbline.training.fit.FeatureSummary;
import io.plumbline.training.fit.TrainingRecord;
import io.plumbline.training.fit.TribuoModel;
import io.plumbline.training.registry.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes a model and what it is made of into the store. */
record ModelTables(Store store, Workspace workspace, long modelId, long runId, Instant asOf, Manifest manifest) {
    TrainedModel store(
            TrainingSet set, Parts parts, Recipe recipe, FittedModel deployed, FeatureSet features, Notes notes) {
        int[] all = IntStream.range(0, set.size()).toArray();
        long positives = set.positives(all);
        PropensityModel model = model(recipe, deployed, features);
        TribuoModel tribuo = TribuoModel.of(deployed.fit(), trainingRecord(set, positives, recipe, deployed));
        writeModel(model, tribuo, recipe, all.length, set.leads(all), positives);
        new ModelParts(store, modelId).write(set, parts, recipe);
        writeTerms(deployed, features);
        writeNotes(notes);
        return new TrainedModel(
                modelId,
                all.length,
                positives,
                recipe.outOfFold().c(),
                notes.all().stream().map(Notes.Note::text).toList());
    }

    private PropensityModel model(Recipe recipe, FittedModel deployed, FeatureSet features) {
        PropensityModel unscaled = deployed.model(workspace, asOf, features, recipe.calibrator());
        return unscaled.withScale(OpenLeadScale.of(store, workspace, unscaled, asOf));
    }

    private TrainingRecord trainingRecord(TrainingSet set, long positives, Recipe recipe, FittedModel deployed) {
        String target = workspace.outcome().target();
        return new TrainingRecord(
                FeatureSummary.of(deployed.matrix()),
                set.size() - positives,
                positives,
                "not_" + target,
                target,
                recipe.outOfFold().c(),
                "mature snapshot rows of workspace " + workspace.name(),
                asOf,
                Map.of("run", Long.toString(runId), "model", Long.toString(modelId)));
    }

    private void writeModel(
            PropensityModel model, TribuoModel tribuo, Recipe recipe, long rows, long leads, long positives) {
        String definition = model.definition();
        store.insert(
                "insert into model values (?, ?, 'challenger', cast(? as timestamp), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?)",
                modelId,
                runId,
                asOf.toString(),
                model.target(),
                model.horizonDays(),
                workspace.training().snapshots().word(),
                workspace.training().snapshots().hasTime(),
                recipe.outOfFold().c(),
                recipe.calibrator().kind(),
                rows,
                leads,
                positives,
                definition,
                tribuo.saved(),
                tribuo.provenanceJson(),
                Sha256.hex(definition),
                manifest.dataFingerprint(),
                manifest.configurationFingerprint(),
                manifest.codeFingerprint(),
                manifest.json(),
                nextRowNo());
    }

    private @Nullable Long nextRowNo() {
        return workspace.training().snapshots().hasTime()
                ? null
                : store.number("select coalesce(max(row_no), 0) + 1 from lead").orElseThrow();
    }

    private void writeTerms(FittedModel deployed, FeatureSet features) {
        writeTerm(
                0,
                "(intercept)",
                "",
                "log-odds when every column is 0",
                "",
                0,
                1,
                deployed.fit().intercept(),
                deployed.fit().interceptError());
        List<EncodedColumn> columns = deployed.encoding().columns();
        for (int i = 0; i < columns.size(); i++) {
            EncodedColumn column = columns.get(i);
            writeTerm(
                    i + 1,
                    column.name(),
                    column.feature(),
                    features.named(column.feature()).description(),
                    column.transform().words(),
                    column.mean(),
                    column.scale(),
                    deployed.fit().weights().get(i),
                    deployed.fit().weightErrors().get(i));
        }
    }

    private void writeTerm(
            long position,
            String term,
            String feature,
            String description,
            String transform,
            double mean,
            double scale,
            double coefficient,
            double standardError) {
        store.insert(
                "insert into model_feature values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                position,
                term,
                feature,
                description,
                transform,
                mean,
                scale,
                coefficient,
                standardError);
    }

    private void writeNotes(Notes notes) {
        for (int i = 0; i < notes.all().size(); i++) {
            Notes.Note note = notes.all().get(i);
            store.insert(
                    "insert into model_note values (?, ?, ?, ?)", modelId, (long) i + 1, note.topic(), note.text());
        }
    }
}
