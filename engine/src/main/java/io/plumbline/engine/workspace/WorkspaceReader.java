package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.yaml.JsonSchema;
import io.plumbline.engine.yaml.YamlDocument;
import io.plumbline.engine.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code plumbline.yaml}. */
public final class WorkspaceReader {
    private static final JsonSchema SCHEMA = JsonSchema.resource(WorkspaceReader.class, "plumbline.schema.json");

    private static final TrainingPolicy.SegmentPolicy NO_SEGMENTS = new TrainingPolicy.SegmentPolicy(List.of(), 1);

    private WorkspaceReader() {}

    /**
     * Reads the workspace in a folder. The source files themselves are not looked at.
     *
     * @throws ProblemException (usage) with every problem of the file; whether its parts agree about time is told only
     *     when nothing else is wrong with their shape
     */
    public static Workspace read(Path directory) {
        ReadSoFar read = look(directory);
        return read.workspace().orElseThrow(() -> new ProblemException(ExitCode.USAGE, read.problems()));
    }

    /**
     * Reads as much as can be read of the workspace in a folder.
     *
     * @throws ProblemException when there is no such folder or file, or it is no YAML
     */
    public static ReadSoFar look(Path directory) {
        Path folder = real(directory);
        new Boundary(folder).check();
        Problems problems = new Problems();
        YamlDocument document = YamlDocument.read(folder.resolve(Workspace.FILE));
        Reading reading = new Reading(document);
        DeclaredNames declared = new DeclaredNames(reading);
        document.validate(SCHEMA, problems);
        if (!problems.isEmpty()) {
            reading.expectWrongShapes();
            readWhatIsLeft(reading, declared);
            Set<String> uncertain = new HashSet<>();
            reading.root().find("sources").ifPresent(sources -> names(sources, uncertain));
            return new ReadSoFar(Optional.empty(), declared.declarations(), uncertain, reading.besides(problems.all()));
        }
        Workspace workspace = workspace(folder, reading, declared);
        reading.report(problems);
        return new ReadSoFar(
                Optional.of(workspace).filter(sound -> problems.isEmpty()),
                workspace.declarations(),
                Set.of(),
                problems.all());
    }

    private static void names(YamlNode node, Set<String> names) {
        names.addAll(node.fields().keySet());
        node.fields().values().forEach(inner -> names(inner, names));
        node.items().stream().filter(item -> !item.equals(node)).forEach(item -> names(item, names));
    }

    private static Workspace workspace(Path folder, Reading reading, DeclaredNames declared) {
        YamlNode root = reading.root();
        OutcomeDefinition outcome = new OutcomeReader(reading).read(root.field("outcome"));
        Sources sources = new SourcesReader(reading, outcome, declared).read(root.field("sources"));
        Declarations declarations = declared.declarations().withSteps(outcome.known());
        new ProtectionReader(reading, declarations).check(root);
        TrainingPolicy training = new TrainingReader(reading, outcome, declarations).read(root.field("training"));
        new TimeCheck(reading, root).check(outcome, training, sources);
        return new Workspace(
                folder,
                root.field("name").text(),
                sources,
                declarations,
                outcome,
                training,
                new ThresholdReader(reading, outcome).read(root.find("thresholds")),
                new PromotionReader(reading, declarations).read(root.find("promotion")),
                DriftReader.read(root.find("drift")),
                new HoldOutReader(reading, declarations).read(root.find("holdout")),
                new FunnelReader(reading, declarations, training.segments()).read(root.find("funnel")));
    }

    /** Looks for problems of meaning in the parts whose shape is right. */
    private static void readWhatIsLeft(Reading reading, DeclaredNames declared) {
        YamlNode root = reading.root();
        reading.attempt(() -> {
            OutcomeDefinition outcome = new OutcomeReader(reading).read(root.field("outcome"));
            reading.attempt(() -> new SourcesReader(reading, outcome, declared).read(root.field("sources")));
            reading.attempt(() -> new ProtectionReader(reading, declared.declarations()).check(root));
            reading.attempt(
                    () -> new TrainingReader(reading, outcome, declared.declarations()).read(root.field("training")));
            reading.attempt(() -> new ThresholdReader(reading, outcome).read(root.find("thresholds")));
            reading.attempt(() -> new PromotionReader(reading, declared.declarations()).read(root.find("promotion")));
            reading.attempt(() -> new HoldOutReader(reading, declared.declarations()).read(root.find("holdout")));
            reading.attempt(
                    () -> new FunnelReader(reading, declared.declarations(), NO_SEGMENTS).read(root.find("funnel")));
        });
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw ProblemException.usage(
                    String.valueOf(directory.getFileName()),
                    "There is no such folder.",
                    "name the workspace's folder with -w, or make one with 'plumbline sample b2b-saas DIR'.");
        }
    }
}
