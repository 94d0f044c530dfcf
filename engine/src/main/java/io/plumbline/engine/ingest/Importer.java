package io.plumbline.engine.ingest;

import io.plumbline.engine.ingest.ImportSummary.SourceSummary;
import io.plumbline.engine.ingest.StoreColumns.Added;
import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.problem.Some;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.AnswerSource;
import io.plumbline.engine.workspace.EventSource;
import io.plumbline.engine.workspace.LeadSource;
import io.plumbline.engine.workspace.OutcomeSource;
import io.plumbline.engine.workspace.SnapshotPolicy.RowOrder;
import io.plumbline.engine.workspace.Source;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.yaml.NearestName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Imports the sources of a workspace.
 *
 * <p>Nothing that was known is lost: events and outcomes are added once, what a newer export corrects or withdraws is
 * marked as replaced from then on, and the attributes that it changes are added to {@code attribute_change}. A file that
 * was the last one imported at its path, by the same definition of its source and with the same declared time, is left
 * alone. Only an absent instant of creation or account is filled in, and the label of a flat table, which has no time,
 * is corrected.
 */
public final class Importer {
    private static final int SHOWN_COLUMNS = 40;

    private final Store store;
    private final Workspace workspace;
    private final ImportProgress progress;
    private int filesToRead;
    private int filesRead;

    public Importer(Store store, Workspace workspace) {
        this(store, workspace, ImportProgress.NONE);
    }

    /** @param progress is told what is done; it must not use the store */
    public Importer(Store store, Workspace workspace, ImportProgress progress) {
        this.store = store;
        this.workspace = workspace;
        this.progress = progress;
    }

    /**
     * Imports all new files. Must run inside a transaction of the store in which {@code lead} and {@code event} were not
     * changed yet; when it throws, the transaction must be rolled back.
     *
     * @param runId the run that the new rows belong to
     * @param asOf  the instant from which on files are known that do not declare when they were exported
     * @throws ProblemException when a file is missing or cannot be read, or lacks a column (all of them at once), or an
     *     attribute has another type than before; the store must then be rolled back
     */
    public ImportSummary run(long runId, Instant asOf) {
        Added added = new StoreColumns(store).add(workspace);
        try (Utf8Copies copies = new Utf8Copies(workspace.directory());
                TextWalks walks = new TextWalks(store::cancel)) {
            Map<Source, List<SourceTable>> tables = inspected(copies, walks);
            begin(tables, walks);
            try {
                return run(tables, runId, asOf, added, walks);
            } catch (RuntimeException e) {
                // What is wrong with the files themselves says more than what came of it, and all of it is told.
                walks.finish();
                throw e;
            }
        }
    }

    private void begin(Map<Source, List<SourceTable>> tables, TextWalks walks) {
        filesToRead = 0;
        filesRead = 0;
        tables.forEach((source, found) -> changed(source, found).forEach(table -> {
            walks.begin(source.file(), table);
            filesToRead++;
        }));
    }

    private ImportSummary run(
            Map<Source, List<SourceTable>> tables, long runId, Instant asOf, Added added, TextWalks walks) {
        List<SourceSummary> summaries = new ArrayList<>();
        tables.forEach(
                (source, found) -> summaries.add(read(source, found, work(source, asOf, added), runId, asOf, walks)));
        if (summaries.stream().anyMatch(summary -> summary.files() > 0)) {
            new LeadsWithoutRow(store).add(runId);
        }
        return new ImportSummary(summaries, unused(tables));
    }

    private List<UnusedColumns> unused(Map<Source, List<SourceTable>> tables) {
        return tables.entrySet().stream()
                .filter(entry -> !(entry.getKey() instanceof AnswerSource))
                .flatMap(entry -> UnusedColumns.of(
                        entry.getKey(),
                        entry.getValue(),
                        work(entry.getKey(), Instant.EPOCH, Added.NONE).columns())
                        .stream())
                .toList();
    }

    /**
     * Looks at all files without importing them.
     *
     * @throws ProblemException with everything that {@link #run} would refuse before it reads the first row
     */
    public void check() {
        new StoreColumns(store).check(workspace);
        try (Utf8Copies copies = new Utf8Copies(workspace.directory());
                TextWalks walks = new TextWalks(store::cancel)) {
            inspected(copies, walks)
                    .forEach((source, found) -> found.forEach(table -> walks.begin(source.file(), table)));
            walks.finish();
        }
    }

    /** Attributes and properties that the store holds with another type than is declared; {@link #run} refuses them. */
    public List<OtherType> otherTypes() {
        return new StoreColumns(store).otherTypes(workspace);
    }

    private List<SourceTable> changed(Source source, List<SourceTable> tables) {
        ImportedFiles files = files(source);
        return tables.stream().filter(table -> !files.knows(table)).toList();
    }

    private ImportedFiles files(Source source) {
        return ImportedFiles.of(
                store, source, work(source, Instant.EPOCH, Added.NONE).definition());
    }

    private SourceSummary read(
            Source source, List<SourceTable> tables, SourceImport work, long runId, Instant asOf, TextWalks walks) {
        List<SourceTable> changed = changed(source, tables);
        if (changed.isEmpty()) {
            return SourceSummary.of(source).read(0, tables.size());
        }
        Exports exports = Exports.of(store, source, changed, asOf);
        Staging staging = new Staging(store, source.file(), walks);
        exports.tables().forEach(table -> {
            progress.file(table.name(), ++filesRead, filesToRead, store::progress);
            staging.read(table, work.plan(table));
        });
        progress.storing(source.name(), store::progress);
        staging.judge(work.plan(changed.get(0)));
        HistoryCounts counts = new HistoryCounts(store);
        counts.begin();
        String newRows = work.store(runId, staging, exports);
        new MergedRecords(store).move(runId);
        staging.report(runId);
        SourceSummary summary = files(source).record(runId, exports, tables.size() - changed.size(), newRows);
        work.forget();
        counts.forget();
        staging.drop();
        return summary;
    }

    private SourceImport work(Source source, Instant asOf, Added added) {
        if (source instanceof LeadSource leads) {
            return new LeadImport(store, leads, periodRunsOf());
        }
        if (source instanceof EventSource events) {
            return new EventImport(store, events, added.properties());
        }
        return source instanceof AnswerSource answers
                ? new AnswerImport(
                        store,
                        answers,
                        Exports.declared(answers.file(), answers.file().pattern())
                                .orElse(asOf))
                : new OutcomeImport(store, (OutcomeSource) source);
    }

    private Optional<String> periodRunsOf() {
        return workspace.training().snapshots() instanceof RowOrder order ? order.periodRunsOf() : Optional.empty();
    }

    /** All files of all sources, looked at before the first is read, so that what is missing is told at once. */
    private Map<Source, List<SourceTable>> inspected(Utf8Copies copies, TextWalks walks) {
        WorkspaceFiles files = new WorkspaceFiles(workspace.directory());
        FileInspector inspector = new FileInspector(store, files, copies);
        Map<Source, List<SourceTable>> tables = new LinkedHashMap<>();
        Problems problems = new Problems();
        ExitCode exitCode = ExitCode.USAGE;
        workspace.sources().all().stream()
                .filter(source -> !(source instanceof AnswerSource))
                .forEach(source -> TimeReadings.changed(store, source).ifPresent(problems::add));
        for (Source source : sources(files)) {
            try {
                List<String> columns = work(source, Instant.EPOCH, Added.NONE).columns();
                List<SourceTable> found = files.of(source.file()).stream()
                        .map(name -> inspector.inspect(source.file(), name))
                        .toList();
                found.forEach(table -> checkColumns(source, table, columns, problems));
                found.forEach(table -> checkTime(source, table, problems));
                tables.put(source, found);
            } catch (ProblemException e) {
                e.problems().forEach(problems::add);
                exitCode = e.exitCode() == ExitCode.FAILED ? ExitCode.FAILED : exitCode;
            }
        }
        if (!problems.isEmpty()) {
            tables.forEach((source, found) -> found.forEach(table -> walks.begin(source.file(), table)));
            exitCode = walks.collect(problems) ? ExitCode.FAILED : exitCode;
        }
        problems.throwIfAny(exitCode);
        return tables;
    }

    /** The sources; of answers each file is one, and there may be none. */
    private List<Source> sources(WorkspaceFiles files) {
        List<Source> sources = new ArrayList<>();
        for (Source source : workspace.sources().all()) {
            if (source instanceof AnswerSource answers) {
                files.ifAny(answers.file())
                        .forEach(name -> sources.add(AnswerFiles.of(answers, name, files.path(name))));
            } else {
                sources.add(source);
            }
        }
        return sources;
    }

    private static void checkTime(Source source, SourceTable table, Problems problems) {
        if (source.file().exportedAt().isPresent()
                && Exports.declared(source.file(), table.name()).isEmpty()) {
            problems.add(Problem.of(
                    table.name(),
                    "Source '" + source.name() + "' cannot tell from the file's name when it was exported.",
                    "name the file as `exported_at.file_name` says, or correct that in plumbline.yaml."));
        }
    }

    private static void checkColumns(Source source, SourceTable table, List<String> columns, Problems problems) {
        Set<String> needed = new LinkedHashSet<>(columns);
        if (needed.size() > 1 && needed.stream().noneMatch(table.columns()::contains)) {
            problems.add(noneFound(source, table, needed));
            return;
        }
        for (String column : needed) {
            long found = table.columns().stream().filter(column::equals).count();
            if (found == 0) {
                problems.add(missing(source, table, column));
            } else if (found > 1) {
                problems.add(new Problem(
                        table.name(),
                        column,
                        "Source '" + source.name() + "' needs the column '" + column + "', which the file has twice.",
                        "give the columns different names."));
            }
        }
    }

    /** The first line may be a lead, so it is not shown. */
    private static Problem noneFound(Source source, SourceTable table, Set<String> needed) {
        boolean delimited = source.file().format().isDelimited();
        String what = "Source '" + source.name() + "' finds none of its columns"
                + (delimited ? " in the first line" : "") + ": " + String.join(", ", needed) + ".";
        return Problem.of(
                table.name(),
                what,
                delimited && table.columns().size() == 1
                        ? "set `csv: { delimiter: ... }` to that of the file."
                        : "put the names of the columns into the file, or correct them in plumbline.yaml.");
    }

    private static Problem missing(Source source, SourceTable table, String column) {
        String what = "Source '" + source.name() + "' needs the column '" + column + "'. The file has: "
                + Some.of(table.columns(), SHOWN_COLUMNS) + ".";
        String fix = NearestName.of(column, table.columns())
                .map(near -> "write '" + near + "' in plumbline.yaml, or rename the column in the file.")
                .orElse("correct the column's name in plumbline.yaml, or add the column to the file.");
        return new Problem(table.name(), column, what, fix);
    }
}
