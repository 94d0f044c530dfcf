package io.plumbline.engine.ingest;

import io.plumbline.engine.ingest.StagingPlan.Refusal;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.store.StoreException;
import io.plumbline.engine.workspace.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of a source on their way into the store: {@link #ROWS}, one row per row of its new files that could be split
 * into columns, and the temporary table {@link #REFUSED}, one row per refusal.
 *
 * <p>Numbering the rows as they are read would leave all the work to one thread. The store keeps the order in which it
 * reads, so a row's place in the table tells its number: {@code row_no} of {@link #ROWS} ascends in the order of the
 * files and their rows, and {@link #numbered} turns it into the number of the row in its file.
 */
final class Staging {
    /** The relation to read: {@code file_no, row_no} and the columns of the plan. */
    static final String ROWS = "import_row";

    static final String REFUSED = "import_refused";
    private static final String TABLE = "import_staged";
    private static final String STRETCHES = "import_stretch";
    private static final String LINES = "import_line";

    /** Refusals of the plan are numbered from 1, those that come later down from here. */
    private static final int LAST_REFUSAL = 255;

    private final Store store;
    private final SourceFile source;
    private final TextWalks walks;
    private final List<SourceTable> tables = new ArrayList<>();
    private Map<String, Integer> cellNumbers = Map.of();
    private int refusedLater;

    Staging(Store store, SourceFile source, TextWalks walks) {
        this.store = store;
        this.source = source;
        this.walks = walks;
        store.execute("create or replace temp table " + REFUSED
                + " (file_no integer, row_no bigint, column_name varchar, reason varchar, is_cell boolean)");
        store.execute("create or replace temp table " + STRETCHES + " (first_row_no bigint, shift bigint)");
        store.execute("create or replace temp table " + LINES + " (file_no double, row_no double, line double)");
    }

    /** The files read, in order; a file's number is its index. */
    List<SourceTable> tables() {
        return tables;
    }

    /** The number N of {@code bad_N} by column, for the columns that may be refused alone. */
    Map<String, Integer> cellNumbers() {
        return cellNumbers;
    }

    /** Reads one file. */
    void read(SourceTable table, StagingPlan plan) {
        int number = tables.size();
        tables.add(table);
        walks.requireNoneFailed();
        try {
            store.execute(
                    (number == 0 ? "create or replace temp table " + TABLE + " as\n" : "insert into " + TABLE + "\n")
                            + plan.query(number));
        } catch (StoreException e) {
            throw TableReader.unreadable(source.format(), table.name(), e);
        }
        if (number == 0) {
            store.execute("create or replace temp view " + ROWS + " as select *, rowid as row_no from " + TABLE);
        }
        long read = requireOrder(number);
        if (source.format().isDelimited()) {
            new BrokenRows(store, source, table, walks).refuse(number, read);
        }
        store.execute("""
                insert into %s
                select
                    r.first_row_no + s.before,
                    1 - r.first_row_no + s.shift
                from (select min(row_no) as first_row_no from %s where file_no = %s) as r
                cross join (%s) as s
                where r.first_row_no is not null
                """.formatted(
                        STRETCHES,
                        ROWS,
                        number,
                        source.format().isDelimited() ? BrokenRows.shifts() : "select 0 as before, 0 as shift"));
    }

    /** The rows of a file are numbered without a gap, or their lines could not be told. */
    private long requireOrder(int number) {
        String rows = " from " + ROWS + " where file_no = " + number;
        long read = store.number("select count(*)" + rows).orElse(0L);
        long span = store.number("select max(row_no) - min(row_no) + 1" + rows).orElse(0L);
        if (span != read) {
            throw new IllegalStateException("The store did not keep the order of the rows.");
        }
        return read;
    }

    /**
     * SELECT of {@code file_no, row_no}, the number of the row in its file from 1, and {@code staged_no}, that in
     * {@link #ROWS}.
     *
     * @param condition over {@link #ROWS}
     */
    static String numbered(String condition) {
        return """
                select
                    r.file_no,
                    r.row_no + s.shift as row_no,
                    r.row_no as staged_no
                from (select file_no, row_no from %s where %s) as r
                asof join %s as s on r.row_no >= s.first_row_no
                """.formatted(ROWS, condition, STRETCHES);
    }

    /** Notes what the plan found wrong, once all files are read; the plan is that of any of them. */
    void judge(StagingPlan plan) {
        cellNumbers = plan.cellNumbers();
        plan.refusals().forEach(refusal -> insert(refusal, "refusal = " + refusal.number(), false));
        bad(plan.cells())
                .forEach(cell -> insert(cell, "refusal is null and not ignored and bad_" + cell.number(), true));
    }

    /** The cells that are refused in any row: mostly few of many, and each costs a pass over all rows. */
    private List<Refusal> bad(List<Refusal> cells) {
        if (cells.isEmpty()) {
            return cells;
        }
        String any = cells.stream()
                .map(cell -> "coalesce(bool_or(bad_%s), false) as bad_%s".formatted(cell.number(), cell.number()))
                .collect(Collectors.joining(",\n    ", "select\n    ", "\nfrom "));
        Columns found = store.columns(any + ROWS + "\nwhere refusal is null\n    and not ignored");
        return cells.stream()
                .filter(cell -> found.truth("bad_" + cell.number())[0])
                .toList();
    }

    /** Refuses rows that are fine so far, by a condition over {@link #ROWS}. */
    void refuse(String condition, String column, String reason) {
        int number = LAST_REFUSAL - refusedLater++;
        store.execute("update " + TABLE + " set refusal = " + number + " where rowid in (select row_no from " + ROWS
                + " where refusal is null and not ignored and " + condition + ")");
        insert(new Refusal(number, condition, column, reason), "refusal = " + number, false);
    }

    /** Refuses a cell in rows that are kept, by a condition over {@link #ROWS}. */
    void refuseCell(String condition, String column, String reason) {
        insert(new Refusal(0, condition, column, reason), "refusal is null and not ignored and " + condition, true);
    }

    /** Gives the rows of a table without ids of its own their numbers as ids. */
    void setLeadIds() {
        store.execute("""
                update %s as t
                set lead_id = cast(n.row_no as varchar)
                from (%s) as n
                where t.rowid = n.staged_no
                """.formatted(TABLE, numbered("true")));
    }

    /**
     * Tells repeated rows of an event apart: from the second on its number is added to the id.
     *
     * @param repeated SELECT of {@code row_no, event_id, repetition}
     */
    void setEventIds(String repeated) {
        store.execute("""
                update %s as t
                set event_id = concat(r.event_id, '-', r.repetition)
                from (%s) as r
                where t.rowid = r.row_no
                    and r.repetition > 1
                """.formatted(TABLE, repeated));
    }

    /** Moves the refusals into {@code rejected_row}. */
    void report(long runId) {
        for (int number = 0; number < tables.size(); number++) {
            locate(number);
            store.execute("""
                    insert into rejected_row
                    select
                        %s,
                        %s,
                        %s,
                        cast(l.line as bigint),
                        r.column_name,
                        r.reason
                    from %s as r
                    join %s as l on l.file_no = r.file_no
                        and l.row_no = r.row_no
                    where r.file_no = %s
                    order by
                        l.line,
                        r.column_name
                    """.formatted(
                            runId,
                            Sql.literal(source.source()),
                            Sql.literal(tables.get(number).name()),
                            REFUSED,
                            LINES,
                            number));
        }
    }

    /** Forgets everything staged. */
    void drop() {
        store.execute("drop view " + ROWS);
        List.of(TABLE, REFUSED, STRETCHES, LINES, BrokenRows.TABLE)
                .forEach(table -> store.execute("drop table if exists " + table));
    }

    private void locate(int number) {
        double[] rows = store.columns(
                        "select distinct row_no from " + REFUSED + " where file_no = " + number + " order by row_no")
                .column("row_no");
        if (rows.length > 0) {
            double[] file = new double[rows.length];
            Arrays.fill(file, number);
            store.append(LINES, file, rows, new LineNumbers(source, tables.get(number), walks).ofRows(rows));
        }
    }

    private void insert(Refusal refusal, String condition, boolean isCell) {
        String column = refusal.column().isEmpty() ? "null" : Sql.literal(refusal.column());
        store.execute("""
                insert into %s
                select
                    file_no,
                    row_no,
                    %s,
                    %s,
                    %s
                from (%s)
                """.formatted(REFUSED, column, Sql.literal(refusal.reason()), isCell, numbered(condition)));
    }
}
