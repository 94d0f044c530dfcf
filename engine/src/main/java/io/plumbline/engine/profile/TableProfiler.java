package io.plumbline.engine.profile;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.FileFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks at files without any configuration.
 *
 * <p>Of a text of up to 32 MiB all rows are looked at; of a larger file a sample spread over it. What the profile says
 * is what the import will read, because it is tried with the import's own SQL.
 */
public final class TableProfiler {
    private final Store scratch;
    private final Path folder;
    private int tables;

    /**
     * A profiler that writes nowhere else.
     *
     * @param scratch a store that may be filled with temporary tables; best {@link Store#inMemory(Path)}
     * @param folder  there already, for files that do not outlive a look
     */
    public TableProfiler(Store scratch, Path folder) {
        this.scratch = scratch;
        this.folder = folder;
    }

    /**
     * Looks at a file.
     *
     * @throws ProblemException when it is no table: not readable, empty, without rows, of one column, or something else
     *                          than its name says
     */
    public TableProfile profile(Path file) {
        FileFormat format = NoTable.format(file);
        String relation = "profile_" + ++tables;
        String rows = relation + "_row";
        Looked looked = format.isDelimited()
                ? new TextLooker(scratch, folder, file, format).into(rows)
                : new ObjectLooker(scratch, folder, file, format).into(rows);
        CellTable cells = CellTable.of(scratch, rows, looked.names().size(), relation + "_value");
        try {
            return profile(looked, cells, rows, relation);
        } finally {
            cells.drop();
        }
    }

    private TableProfile profile(Looked looked, CellTable cells, String rows, String relation) {
        Understanding understanding = Understanding.of(
                cells.evidence(), cells.words(), looked.format().isDelimited());
        present(rows, relation, looked.names().size(), understanding.missing());
        Map<Integer, TimeProfile> times = new TimeProfiles(cells, understanding, looked).all();
        Map<Integer, String> lists = new ListColumns(cells, understanding.missing())
                .separators(understanding.evidence().values());
        Map<Integer, List<ValueCount>> commonest = cells.commonest(understanding.missing());
        ColumnTypes types = new ColumnTypes(understanding, times);
        List<ColumnProfile> columns = new ArrayList<>();
        for (int i = 0; i < looked.names().size(); i++) {
            columns.add(column(i, looked, understanding, types, lists, commonest.getOrDefault(i, List.of())));
        }
        CsvFormat csv = looked.csv();
        return new TableProfile(
                looked.file(),
                looked.format(),
                new CsvFormat(
                        csv.delimiter(),
                        csv.quote(),
                        understanding.decimalComma(),
                        understanding.missing(),
                        looked.encoding()),
                looked.encoding(),
                looked.headerLine(),
                looked.rows(),
                looked.looked(),
                looked.sampled(),
                relation,
                columns,
                Remarks.of(looked, understanding, columns),
                looked.obstacles());
    }

    private void present(String rows, String relation, int columns, List<String> missing) {
        String cells = IntStream.range(0, columns)
                .mapToObj(i ->
                        "case when c" + i + " in " + Sql.literals(missing) + " then null else c" + i + " end as c" + i)
                .collect(Collectors.joining(",\n    "));
        scratch.execute("create or replace temp view " + relation + " as\nselect\n    " + cells + "\nfrom " + rows);
    }

    private static ColumnProfile column(
            int position,
            Looked looked,
            Understanding understanding,
            ColumnTypes types,
            Map<Integer, String> lists,
            List<ValueCount> commonest) {
        ColumnTypes.Choice choice = types.of(position, looked.names().get(position));
        Evidence evidence = understanding.evidence().get(position);
        boolean text = choice.type() == ValueType.TEXT;
        return new ColumnProfile(
                looked.names().get(position),
                position,
                "c" + position,
                !looked.nameless().contains(position),
                understanding.present(position),
                understanding.distinct(position),
                choice.type(),
                choice.fit(),
                choice.time(),
                Optional.ofNullable(lists.get(position)).filter(separator -> text),
                commonest,
                choice.minimum(),
                choice.maximum(),
                understanding.most(position) == 1,
                choice.code(),
                evidence == null ? 0 : evidence.longest());
    }
}
