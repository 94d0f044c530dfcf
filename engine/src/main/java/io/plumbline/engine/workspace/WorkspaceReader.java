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

/** Reads {@code plumbline.yaml}. */
public final class WorkspaceReader {
    private static final JsonSchema SCHEMA = JsonSchema.resource(WorkspaceReader.class, "plumbline.schema.json");

    private WorkspaceReader() {}

    /**
     * Reads the workspace in a folder. The source files themselves are not looked at.
     *
     * @throws ProblemException (usage) with every problem of the file; whether its parts agree about time is told only
     *     when nothing else is wrong with their shape
     */
    public static Workspace read(Path directory) {
        Path folder = real(directory);
        new Boundary(folder).check();
        Problems problems = new Problems();
        YamlDocument document = YamlDocument.read(folder.resolve(Workspace.FILE));
        Reading reading = new Reading(document);
        document.validate(SCHEMA, problems);
        if (!problems.isEmpty()) {
            reading.expectWrongShapes();
            readWhatIsLeft(reading);
            throw new ProblemException(ExitCode.USAGE, reading.besides(problems.all()));
        }
        Workspace workspace = workspace(folder, reading);
        reading.report(problems);
        problems.throwIfAny(ExitCode.USAGE);
        return workspace;
    }

    private static Workspace workspace(Path folder, Reading reading) {
        YamlNode root = reading.root();
        OutcomeDefinition outcome = new OutcomeReader(reading).read(root.field("outcome"));
        DeclaredNames declared = new DeclaredNames(reading);
        Sources sources = new SourcesReader(reading, outcome, declared).read(root.field("sources"));
        Declarations declarations = declared.declarations();
        TrainingPolicy training = new TrainingReader(reading, outcome, declarations).read(root.field("training"));
        new TimeCheck(reading, root).check(outcome, training, sources);
        return new Workspace(
                folder,
                root.field("name").text(),
                sources,
                declarations,
                outcome,
                training,
                new ThresholdReader(reading, outcome).read(root.find("thresholds")));
    }

    /** Looks for problems of meaning in the parts whose shape is right. */
    private static void readWhatIsLeft(Reading reading) {
        YamlNode root = reading.root();
        reading.attempt(() -> {
            OutcomeDefinition outcome = new OutcomeReader(reading).read(root.field("outcome"));
            DeclaredNames declared = new DeclaredNames(reading);
            reading.attempt(() -> new SourcesReader(reading, outcome, declared).read(root.field("sources")));
            reading.attempt(
                    () -> new TrainingReader(reading, outcome, declared.declarations()).read(root.field("training")));
            reading.attempt(() -> new ThresholdReader(reading, outcome).read(root.find("thresholds")));
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
