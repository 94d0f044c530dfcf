package io.plumbline.engine.ingest;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.SourceFile;

/**
 * The rows of a delimited text that the store's reader could not split into columns. It leaves them out and counts the
 * others without them, so they are refused here and the others get the number that they have in the file.
 */
record BrokenRows(Store store, SourceFile source, SourceTable table) {
    private static final String TABLE = "import_broken_record";

    /** @throws ProblemException when rows are missing for which the reader gave no reason */
    void refuse(int fileNumber) {
        Columns broken =
                store.columns("select distinct greatest(cast(line_byte_position as bigint) - 1, 0) as byte_offset from "
                        + TableReader.BROKEN_ROWS + " order by 1");
        if (broken.size() > 0) {
            double[] offsets = broken.column("byte_offset");
            double[] rows = new LineNumbers(source, table).rowsAt(offsets);
            store.execute("create or replace temp table " + TABLE + " (byte_offset double, row_no double)");
            store.append(TABLE, offsets, rows);
            refuseRows(fileNumber);
            renumberOthers(fileNumber);
        }
        checkNothingIsLost(fileNumber, broken.size());
        store.execute("drop table " + TableReader.BROKEN_ROWS);
        store.execute("drop table import_broken_scan");
    }

    private void refuseRows(int fileNumber) {
        store.execute("""
                insert into %s
                select
                    %s,
                    cast(n.row_no as bigint),
                    null,
                    %s,
                    false
                from (
                    select
                        greatest(cast(line_byte_position as bigint) - 1, 0) as byte_offset,
                        arg_min(error_type, column_idx) as error_type
                    from %s
                    group by line_byte_position
                ) as b
                join %s as n on n.byte_offset = b.byte_offset
                """.formatted(
                        Staging.REFUSED,
                        fileNumber,
                        Reasons.ofBrokenRow("cast(b.error_type as varchar)"),
                        TableReader.BROKEN_ROWS,
                        TABLE));
    }

    /** The n-th row that was read comes after the k-th broken row b when n > b - k. */
    private void renumberOthers(int fileNumber) {
        store.execute("""
                update %s as r
                set row_no = m.read_no + m.shift
                from (
                    select
                        i.row_no as read_no,
                        s.shift as shift
                    from %s as i
                    asof join (
                        select
                            row_no - rank as before,
                            max(rank) as shift
                        from (
                            select
                                cast(row_no as bigint) as row_no,
                                row_number() over (order by row_no) as rank
                            from %s
                        )
                        group by row_no - rank
                    ) as s on i.row_no > s.before
                    where i.file_no = %s
                ) as m
                where r.file_no = %s
                    and r.row_no = m.read_no
                """.formatted(Staging.ROWS, Staging.ROWS, TABLE, fileNumber, fileNumber));
    }

    private void checkNothingIsLost(int fileNumber, long broken) {
        boolean unclosed = store.number("select 1 from " + TableReader.BROKEN_ROWS
                        + " where cast(error_type as varchar) = 'UNQUOTED VALUE' limit 1")
                .isPresent();
        long read = store.number("select count(*) from " + Staging.ROWS + " where file_no = " + fileNumber)
                .orElse(0L);
        if (!unclosed && read + broken != table.text().records()) {
            throw ProblemException.failed(
                    table.name(),
                    "Of " + table.text().records() + " rows only " + (read + broken) + " could be told apart.",
                    "check `csv` in plumbline.yaml: the delimiter and the quote must be those of the file.");
        }
    }
}
