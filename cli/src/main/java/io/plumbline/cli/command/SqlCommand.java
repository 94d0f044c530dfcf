package io.plumbline.cli.command;

import io.plumbline.cli.answer.Query;
import io.plumbline.cli.answer.QueryCsv;
import io.plumbline.cli.answer.QueryForm;
import io.plumbline.cli.answer.QueryJson;
import io.plumbline.cli.answer.QueryMarkdown;
import io.plumbline.cli.answer.QueryTable;
import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a query over the published copy. */
@Command(name = "sql", description = "Run a SELECT over the published results.")
public final class SqlCommand implements Callable<Integer> {
    private static final String TABLES =
            "select table_name, split_part(comment, ';', 1) as comment from duckdb_tables() order by table_name";

    private final Context context;

    @Parameters(
            arity = "0..1",
            paramLabel = "QUERY",
            description = "One SELECT, quoted for the shell; - reads it from standard input. Without it the tables are"
                    + " listed.")
    private Optional<String> query = Optional.empty();

    @Option(names = "--file", paramLabel = "FILE", description = "A file with one SELECT, instead of QUERY.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", description = "One of ${COMPLETION-CANDIDATES}. Default: table.")
    private Format format = Format.TABLE;

    @Option(
            names = "--exact",
            description = "csv: leave texts that begin with = + - or @ as they are. Without it an apostrophe stands"
                    + " before them, so that no spreadsheet runs them as formulas.")
    private boolean exact;

    public SqlCommand(Context context) {
        this.context = context;
    }

    /** How rows are printed. */
    enum Format {
        TABLE,
        CSV,
        JSON,
        MARKDOWN;

        /** The word on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        String sql = text();
        QueryForm form = form();
        return Reader.read(context, store -> {
            form.write(Query.of(store, sql), context.terminal());
            return 0;
        });
    }

    private QueryForm form() {
        return switch (context.options().json ? Format.JSON : format) {
            case TABLE -> new QueryTable();
            case CSV -> new QueryCsv(exact);
            case JSON -> new QueryJson();
            case MARKDOWN -> new QueryMarkdown();
        };
    }

    private String text() {
        if (file.isPresent() && query.isPresent()) {
            throw ProblemException.usage("sql", "A query and a file with a query are given.", "give one of them.");
        }
        try {
            if (file.isPresent()) {
                return decoded(Files.readAllBytes(file.get()));
            }
            return query.orElse(TABLES).equals("-") ? decoded(System.in.readAllBytes()) : query.orElse(TABLES);
        } catch (IOException e) {
            throw ProblemException.usage(
                    "sql", "The query cannot be read.", "check that the file is there and is UTF-8 text.");
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
