package io.plumbline.cli.command;

import io.plumbline.cli.answer.Written;
import io.plumbline.cli.terminal.Stages;
import io.plumbline.datasets.SampleFileException;
import io.plumbline.datasets.SampleWorkspace;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.workspace.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prepares a sample workspace. */
@Command(
        name = "sample",
        description = "Make a sample workspace of generated or published data, or raw exports to begin from.")
public final class SampleCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String name;

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to make.")
    private Path directory;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The folder with the published files. Default: what PLUMBLINE_DATA names.")
    private Optional<Path> data = Optional.empty();

    public SampleCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        SampleWorkspace sample = SampleWorkspace.of(name)
                .orElseThrow(() -> ProblemException.usage(
                        "sample", "There is no sample of this name.", "write one of " + Names.text() + "."));
        new Stages(context.terminal()).stage("prepare", () -> prepare(sample));
        return context.done(
                new Written(directory.toAbsolutePath().normalize().toString(), "Next: plumbline " + next(sample)));
    }

    private String next(SampleWorkspace sample) {
        if (!sample.isWorkspace()) {
            return "init WORKSPACE --leads " + directory.resolve("contacts-2026-06-01.csv") + " --events "
                    + directory.resolve("activity-2026-06-01.csv");
        }
        String asOf = sample.asOf()
                .map(instant -> " --as-of " + instant.toString().replace("T00:00:00Z", ""))
                .orElse("");
        return "-w " + directory + asOf + " run";
    }

    private void prepare(SampleWorkspace sample) {
        Path dataFolder = dataFolder(sample);
        Scratch.sweep(directory);
        try (Scratch scratch = Scratch.in(directory)) {
            sample.prepare(dataFolder, directory, scratch.folder());
        } catch (SampleFileException e) {
            throw ProblemException.failed("sample " + sample.id(), problem(e), e.remedy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path dataFolder(SampleWorkspace sample) {
        if (sample.files().isEmpty()) {
            return directory;
        }
        return data.or(() ->
                        Optional.ofNullable(System.getenv("PLUMBLINE_DATA")).map(Path::of))
                .orElseThrow(() -> ProblemException.usage(
                        "sample " + sample.id(),
                        "This sample is made of published files, and no folder with them is named.",
                        "name it with --data FOLDER; datasets/README.md says how to get the files."));
    }

    private static String problem(SampleFileException e) {
        String message = String.valueOf(e.getMessage());
        int fix = message.indexOf(" Fix: ");
        return fix < 0 ? message : message.substring(0, fix);
    }

    /** The names of the samples. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            Arrays.stream(SampleWorkspace.values()).map(SampleWorkspace::id).forEach(this::add);
        }

        static String text() {
            return new Names().stream().collect(Collectors.joining(", "));
        }
    }
}
