package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.TableProfile;
import io.plumbline.engine.profile.TableProfiler;
import io.plumbline.engine.proposal.text.NamedFiles;
import io.plumbline.engine.proposal.text.PlumblineYaml;
import io.plumbline.engine.proposal.text.ScoringYaml;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Exports written for a test, profiled and understood as {@code init} does it. */
final class Exports implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    private final Path folder;
    private final Store scratch = Store.inMemory();
    private final TableProfiler profiler;
    private final List<TableProfile> events = new ArrayList<>();
    private Optional<TableProfile> outcomes = Optional.empty();
    private Optional<TableProfile> leads = Optional.empty();
    private Choices choices = Choices.none();

    Exports(Path folder) {
        this.folder = folder;
        this.profiler = new TableProfiler(scratch, folder);
    }

    /** Lines of a file: a header and one line per number from 0. */
    static String lines(String header, int rows, IntFunction<String> row) {
        return header + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
    }

    Exports leads(String name, String text) {
        leads = Optional.of(profile(name, text));
        return this;
    }

    Exports events(String name, String text) {
        events.add(profile(name, text));
        return this;
    }

    Exports outcomes(String name, String text) {
        outcomes = Optional.of(profile(name, text));
        return this;
    }

    Exports choose(Choices.Matter matter, String answer) {
        choices = choices.with(matter, answer);
        return this;
    }

    Understanding understood() {
        return new Reader(scratch, new Tables(leads.orElseThrow(), events, outcomes), NOW).understand(choices);
    }

    /** The role of each column of the leads, with the name it gets where it gets one. */
    static Map<String, String> roles(Understood table) {
        return table.roles().stream()
                .collect(Collectors.toMap(
                        role -> role.column().name(),
                        role -> (role.role().words() + " " + role.name()).strip(),
                        (first, second) -> first));
    }

    /** Why a column of the leads is not used; empty when it is. */
    static String reason(Understood table, String column) {
        return table.roles().stream()
                .filter(role -> role.column().name().equals(column) && role.role() == Role.NOT_USED)
                .map(ColumnRole::why)
                .findFirst()
                .orElse("");
    }

    /** The text of {@code plumbline.yaml}. */
    String yaml() {
        return PlumblineYaml.text("test", understood(), files());
    }

    /** The workspace that is proposed, read back. */
    Workspace workspace() {
        Understanding understanding = understood();
        Path directory = folder.resolve("workspace");
        write(directory.resolve(Workspace.FILE), PlumblineYaml.text("test", understanding, files()));
        write(directory.resolve("scoring.yaml"), ScoringYaml.text("test", understanding));
        return WorkspaceReader.read(directory);
    }

    /** The scorecard that is proposed, read back. */
    Scorecard scorecard() {
        Workspace workspace = workspace();
        return ScorecardReader.read(workspace.scorecardFile(), workspace.declarations());
    }

    private NamedFiles files() {
        Map<Path, String> paths = new HashMap<>();
        leads.ifPresent(table -> paths.put(table.file(), "leads.csv"));
        events.forEach(
                table -> paths.put(table.file(), table.file().getFileName().toString()));
        outcomes.ifPresent(table -> paths.put(table.file(), "steps.csv"));
        return new NamedFiles(paths);
    }

    private TableProfile profile(String name, String text) {
        Path file = folder.resolve(name);
        write(file, text);
        return profiler.profile(file);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        scratch.close();
    }
}
