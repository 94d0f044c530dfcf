package io.plumbline.cli.command;

import io.plumbline.cli.answer.QueryResult;
import io.plumbline.cli.terminal.Answer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a query over the published copy. */
@Command(name = "sql", description = "Run a SELECT over the published results.")
public final class SqlCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(
            arity = "0..1",
            paramLabel = "QUERY",
            description = "One SELECT, quoted for the shell. Without it the tables are listed.")
    private String query =
            "select table_name, split_part(comment, ';', 1) as comment from duckdb_tables() order by table_name";

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    public SqlCommand(Context context) {
        this.context = context;
    }

    /** How rows are printed. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Override
    public Integer call() {
        String sql = query.strip().replaceAll(";\\s*$", "");
        if (format == Format.JSON || context.options().json) {
            context.terminal().machineText(Reader.read(context, store -> QueryResult.json(store, sql)));
            return 0;
        }
        QueryResult result = Reader.read(context, store -> QueryResult.of(store, sql));
        if (format == Format.CSV) {
            context.terminal().machineText(result.csv());
            return 0;
        }
        Answer table = result::print;
        context.terminal().show(table, false);
        return 0;
    }
}
