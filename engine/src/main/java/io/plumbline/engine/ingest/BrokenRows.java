package io.plumbline.engine.ingest;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.SourceFile;

/**
 * The rows of a delimited text that the store's reader could not split into columns. It leaves them out and counts the
 * others without them, so they are refused here and the others get the number that they have in the file.
 */
record BrokenRows(Store store, SourceFile source, SourceTable table, TextWalks walks) {
    /** The temporary table of the broken rows of the file read last. */
    static final String TABLE = "import_broken_record";

    /**
     * Refuses them.
     *
     * @param readRows number of rows that the reader could split
     * @throws ProblemException when rows are missing for which the reader gave no reason
     */
    void refuse(int fileNumber, long readRows) {
        store.execute("create or replace temp table " + TABLE + " (byte_offset double, row_no double)");
        Columns broken =
                store.columns("select distinct greatest(cast(line_byte_position as bigint) - 1, 0) as byte_offset from "
                        + TableReader.BROKEN_ROWS + " order by 1");
        if (broken.size() > 0) {
            double[] offsets = broken.column("byte_offset");
            store.append(TABLE, offsets, new LineNumbers(source, table, walks).rowsAt(offsets));
            refuseRows(fileNumber);
        }
        checkNothingIsLost(readRows + broken.size());
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
                        Reasons.ofBrokenRow(
                                "cast(b.error_type as varchar)",
                                "n.row_no = " + walks.of(source, table).unclosed()),
                        TableReader.BROKEN_ROWS,
                        TABLE));
    }

    /**
     * How far the numbers of the rows are from those among the rows that were read: a SELECT of {@code before,
     * shift}, by which a row that is read after {@code before} others of its file has its number among these, and
     * {@code shift} more. For the k-th broken row b the former is b - k and the latter k.
     */
    static String shifts() {
        return """
                select
                    before,
                    max(shift) as shift
                from (
                    select
                        0 as before,
                        0 as shift
                    union all
                    select
                        cast(row_no as bigint) - row_number() over (order by row_no),
                        row_number() over (order by row_no)
                    from %s
                )
                group by before
                """.formatted(TABLE);
    }

    private void checkNothingIsLost(long found) {
        boolean unclosed = store.number("select 1 from " + TableReader.BROKEN_ROWS
                        + " where cast(error_type as varchar) = 'UNQUOTED VALUE' limit 1")
                .isPresent();
        long records = walks.of(source, table).records();
        if (!unclosed && found != records) {
            throw ProblemException.failed(
                    table.name(),
                    "Of " + records + " rows only " + found + " could be told apart.",
                    "check `csv` in plumbline.yaml: the delimiter and the quote must be those of the file.");
        }
    }
}
