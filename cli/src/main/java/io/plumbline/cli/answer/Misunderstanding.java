package io.plumbline.cli.answer;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.store.StoreException;
import io.plumbline.engine.yaml.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a store did not understand a query, in plain words. Complaints about the text of a query quote the query; others
 * may quote data and are told by their kind.
 */
record Misunderstanding(Store store) {
    private static final List<String> ABOUT_TEXT = List.of("Parser Error", "Binder Error", "Catalog Error");
    private static final Pattern NO_TABLE = Pattern.compile("Table with name (\\S+) does not exist");
    private static final Pattern NO_COLUMN = Pattern.compile("Referenced column \"([^\"]+)\" (?:was )?not found");
    private static final Pattern CANDIDATE = Pattern.compile("\"([^\"]+)\"");

    /** Tables of the store that are not published. */
    private static final Set<String> PRIVATE = Set.of("event", "attribute_change");

    RuntimeException of(StoreException e) {
        String said = e.detail().replaceFirst("^Invalid Input Error: Attempting to execute.*\\R?Error: ", "");
        if (ABOUT_TEXT.stream().noneMatch(said::startsWith)) {
            return e;
        }
        return missingTable(said)
                .or(() -> missingColumn(said))
                .orElseGet(() -> ProblemException.usage(
                        "sql", withoutShift(said), "give one SELECT; 'plumbline sql' alone lists the tables."));
    }

    private Optional<ProblemException> missingTable(String said) {
        Matcher missing = NO_TABLE.matcher(said);
        if (!missing.find()) {
            return Optional.empty();
        }
        String name = missing.group(1);
        if (PRIVATE.contains(name)) {
            return Optional.of(ProblemException.usage(
                    "sql",
                    "The table '" + name + "' is in plumbline.duckdb and not in the published copy.",
                    "open plumbline.duckdb with DuckDB itself while no command runs; 'plumbline sql' alone lists the"
                            + " tables of the copy."));
        }
        return Optional.of(ProblemException.usage(
                "sql",
                "There is no table '" + name + "'.",
                NearestName.of(name, tables())
                                .map(near -> "write '" + near + "'; ")
                                .orElse("") + "'plumbline sql' alone lists the tables."));
    }

    private Optional<ProblemException> missingColumn(String said) {
        Matcher missing = NO_COLUMN.matcher(said);
        if (!missing.find()) {
            return Optional.empty();
        }
        List<String> candidates = CANDIDATE
                .matcher(said.substring(missing.end()).lines().limit(2).reduce("", (a, b) -> a + "\n" + b))
                .results()
                .map(found -> found.group(1).replaceFirst("^.*\\.", ""))
                .distinct()
                .toList();
        return Optional.of(ProblemException.usage(
                "sql",
                "There is no column '" + missing.group(1) + "' in the tables of the query.",
                NearestName.of(missing.group(1), candidates)
                                .map(near -> "write '" + near + "'; ")
                                .orElse("")
                        + "'describe TABLE' lists the columns of a table."));
    }

    private List<String> tables() {
        return store.rows("select table_name from duckdb_tables()", row -> row.text("table_name"));
    }

    /** The query stands inside one of ours and begins on its second line. */
    private static String withoutShift(String said) {
        Matcher line = Pattern.compile("(?m)^LINE (\\d+):").matcher(said.strip());
        return line.replaceAll(found -> "LINE " + Math.max(1, Integer.parseInt(found.group(1)) - 1) + ":");
    }
}
