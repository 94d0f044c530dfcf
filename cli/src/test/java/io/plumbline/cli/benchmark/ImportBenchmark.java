package io.plumbline.cli.benchmark;

import io.plumbline.engine.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Writes the workspaces that {@code benchmarks/import.sh} imports, and does the least that any import must do.
 *
 * <p>Each workspace holds leads with ten attributes and events with two properties, in no order inside their file: one
 * lead in seventeen is told of by its events alone, a row in 100,000 is broken, and one in 10,000 stands twice. The same
 * arguments make the same rows.
 */
public final class ImportBenchmark {
    private static final int MONTHS = 24;

    private ImportBenchmark() {}

    /** {@code generate FOLDER LEADS EVENTS} writes the workspaces; {@code floor WORKSPACE} reads one with DuckDB alone. */
    public static void main(String[] args) throws IOException, SQLException {
        Path folder = Path.of(args[1]);
        if (args[0].equals("generate")) {
            generate(folder, Long.parseLong(args[2]), Long.parseLong(args[3]));
        } else {
            floor(folder);
        }
    }

    /** The ways in which the same rows are written. */
    private enum Layout {
        CSV_ONE("csv.gz", 1),
        CSV_MONTHLY("csv.gz", MONTHS),
        PARQUET_ONE("parquet", 1),
        PARQUET_MONTHLY("parquet", MONTHS);

        private final String ending;
        private final int files;

        Layout(String ending, int files) {
            this.ending = ending;
            this.files = files;
        }

        String folder() {
            return (ending.equals("parquet") ? "parquet" : "csv") + (files == 1 ? "-one" : "-monthly");
        }

        String options() {
            return ending.equals("parquet") ? "(format parquet)" : "(format csv, header true, compression gzip)";
        }
    }

    private static void generate(Path folder, long leads, long events) throws IOException, SQLException {
        for (Layout layout : Layout.values()) {
            Path workspace = folder.resolve(layout.folder());
            Files.createDirectories(workspace.resolve("events"));
            Files.writeString(workspace.resolve("plumbline.yaml"), PLUMBLINE_YAML.replace("ENDING", layout.ending));
            Files.writeString(workspace.resolve("scoring.yaml"), SCORING_YAML);
            Files.writeString(workspace.resolve("outcomes.csv"), "lead_id,step,occurred_at\n");
            boolean typed = layout.ending.equals("parquet");
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute(DRAW);
                copy(statement, leads(leads), workspace.resolve("leads." + layout.ending), layout);
                for (int file = 0; file < layout.files; file++) {
                    long from = events * file / layout.files;
                    long to = events * (file + 1) / layout.files;
                    String name = "events/part-%02d.%s".formatted(file + 1, layout.ending);
                    copy(statement, events(leads, events, from, to, typed), workspace.resolve(name), layout);
                }
            }
        }
    }

    private static void copy(Statement statement, String query, Path file, Layout layout) throws SQLException {
        statement.execute("copy (" + query + ") to " + Sql.literal(file.toString()) + " " + layout.options());
    }

    /** A number from 0 on, below the size, that seems drawn at random. */
    private static final String DRAW = "create macro draw(n, salt, size) as cast(hash(n, salt) % size as bigint)";

    private static String leads(long leads) {
        return """
                select
                    'L' || lpad(cast(i as varchar), 8, '0') as lead_id,
                    timestamp '2023-01-01' + to_seconds(draw(i, 1, 94608000)) as created_at,
                    ['DE', 'FR', 'US', 'GB', 'NL', 'ES', 'IT', 'PL'][1 + draw(i, 2, 8)] as country,
                    'Industry ' || draw(i, 3, 40) as industry,
                    1 + draw(i, 4, 20000) as employees,
                    draw(i, 5, 1000000000) / 100 as revenue,
                    'Title ' || draw(i, 6, 500) as title,
                    ['web', 'event', 'partner', 'referral'][1 + draw(i, 7, 4)] as channel,
                    draw(i, 8, 3) = 0 as newsletter,
                    date '1950-01-01' + cast(draw(i, 9, 27000) as integer) as founded,
                    case when draw(i, 10, 5) > 0 then 'Tool ' || draw(i, 11, 60) end as technology,
                    draw(i, 12, 100) as seats
                from range(%s) as leads(i)
                """.formatted(leads);
    }

    /** The months are slices of the numbers, so that one file and 24 hold the same rows. */
    private static String events(long leads, long all, long from, long to, boolean typed) {
        String time = "timestamp '2024-01-01' + to_milliseconds(cast(%s + draw(n, 1, %s) as bigint))"
                .formatted("n * 24 // " + all + " * 2629800000", "2629800000");
        return """
                select
                    lower(hex(hash(n, 2))) as event_id,
                    case
                        when i %% 100000 = 7 then null
                        else 'L' || lpad(cast(draw(n, 3, %s) as varchar), 8, '0')
                    end as lead_id,
                    %s as occurred_at,
                    ['page_view', 'email_open', 'email_click', 'form_submit', 'login'][1 + draw(n, 4, 5)] as type,
                    '/path/' || draw(n, 5, 300) as page,
                    %s as seconds
                from (
                    select
                        i,
                        case when i %% 10000 = 3 then i - 1 else i end as n
                    from range(%s, %s) as events(i)
                )
                """.formatted(
                        leads * 17 / 16,
                        typed ? time : "strftime(" + time + ", '%Y-%m-%dT%H:%M:%S.%gZ')",
                        typed
                                ? "draw(n, 6, 10000) / 10"
                                : "case when i % 100000 = 9 then 'many' else cast(draw(n, 6, 10000) / 10 as varchar) end",
                        from,
                        to);
    }

    /** One table of leads and one of events in the order of time, with the types of the store. */
    private static void floor(Path workspace) throws IOException, SQLException {
        Path file = workspace.resolve("floor.duckdb");
        Files.deleteIfExists(file);
        boolean parquet = Files.exists(workspace.resolve("leads.parquet"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("create table lead as from " + read(workspace, "leads", parquet, List.of()));
            statement.execute("create table event as from " + read(workspace, "events/*", parquet, EVENT_COLUMNS)
                    + " order by occurred_at");
        }
        Files.deleteIfExists(file);
    }

    private static String read(Path workspace, String name, boolean parquet, List<String> columns) {
        String file = Sql.literal(
                workspace.resolve(name + (parquet ? ".parquet" : ".csv.gz")).toString());
        if (parquet) {
            return "read_parquet(" + file + ")";
        }
        return columns.isEmpty()
                ? "read_csv(" + file + ")"
                : "read_csv(" + file + ", header = true, ignore_errors = true, columns = {" + String.join(", ", columns)
                        + "})";
    }

    private static final List<String> EVENT_COLUMNS = List.of(
            "event_id: 'VARCHAR'",
            "lead_id: 'VARCHAR'",
            "occurred_at: 'TIMESTAMP'",
            "type: 'VARCHAR'",
            "page: 'VARCHAR'",
            "seconds: 'DOUBLE'");

    private static final String PLUMBLINE_YAML = """
            version: 1
            name: benchmark
            sources:
              leads:
                - name: crm
                  file: leads.ENDING
                  columns: { lead_id: lead_id, created_at: created_at }
                  attributes:
                    country: text
                    industry: text
                    employees: number
                    revenue: number
                    title: text
                    channel: text
                    newsletter: boolean
                    founded: date
                    technology: text
                    seats: number
              events:
                - name: web
                  file: "events/*.ENDING"
                  columns: { event_id: event_id, lead_id: lead_id, occurred_at: occurred_at, type: type }
                  types:
                    page_view: { properties: { page: text, seconds: number } }
                    email_open: { properties: { page: text, seconds: number } }
                    email_click: { properties: { page: text, seconds: number } }
                    form_submit: { properties: { page: text, seconds: number } }
                    login: { properties: { page: text, seconds: number } }
              outcomes:
                - name: steps
                  file: outcomes.csv
                  columns: { lead_id: lead_id, step: step, occurred_at: occurred_at }
            outcome: { target: customer, horizon: 30d }
            training: { snapshots: monthly }
            """;

    private static final String SCORING_YAML = """
            version: 1
            name: benchmark
            fit:
              rules:
                - { id: size, points: 40, when: { attribute: employees, at_least: 100 } }
            engagement:
              rules:
                - { id: pages, points: 5, event: page_view, half_life: 30d, limit: 40 }
            points:
              weights: { fit: 0.5, engagement: 0.5 }
            """;
}
