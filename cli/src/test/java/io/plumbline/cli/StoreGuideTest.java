package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on the store's tables says what the tables say. Rewritten by {@code -Dtest.args=-Dgolden.rewrite=true}. */
class StoreGuideTest {
    private static final String HEAD = """
            # The store's tables

            Notebooks, BI tools and the report read these tables; they are a public interface. `plumbline-read.duckdb` holds all of them but
            `event`, `attribute_change`, `lead_export`, `export_attribute` and `exported_lead`, with the same names. This page is made from the tables themselves: the text under each name is its
            comment in the database, which begins with what one row is. `plumbline sql` lists them.

            Points are decimals with six places in `lead_score`; instants are UTC; probabilities and shares are 0 to 1. Where a figure is undefined, the
            cell is empty. Every derived row carries the number of its run, or of its model, which carries the run's.

            ```sql
            select
                s.lead_id,
                s.points,
                p.probability
            from lead_score as s
            join prediction as p on p.run_id = s.run_id
                and p.lead_id = s.lead_id
            where s.run_id = (select max(run_id) from run where command = 'run')
                and p.open
            order by p.probability desc
            limit 20
            ```
            """;

    private record Table(String name, String comment) {}

    private record Column(String name, String type, boolean optional) {}

    @Test
    void thePageSaysWhatTheTablesSay() throws IOException {
        Path page = Path.of("..", "docs", "guide", "store.md");
        String expected = page();
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(page, expected);
        }
        assertEquals(expected, Files.readString(page));
    }

    @Test
    void theQueryShownRuns() {
        String query = HEAD.substring(HEAD.indexOf("```sql") + 6, HEAD.lastIndexOf("```"));
        try (Store store = Store.inMemory()) {
            assertEquals(List.of(), store.rows(query, row -> row));
        }
    }

    private static String page() {
        try (Store store = Store.inMemory()) {
            StringBuilder page = new StringBuilder(HEAD);
            store.rows("""
                            select
                                table_name,
                                comment
                            from duckdb_tables()
                            order by table_name
                            """, row -> new Table(row.text("table_name"), row.text("comment")))
                    .forEach(table -> page.append(section(store, table)));
            return page.toString();
        }
    }

    private static String section(Store store, Table table) {
        StringBuilder section = new StringBuilder("\n## " + table.name() + "\n" + sentence(table.comment())
                + "\n\n| column | type | may be empty |\n|---|---|---|\n");
        store.rows(
                        """
                        select
                            column_name,
                            data_type,
                            is_nullable
                        from duckdb_columns()
                        where table_name = '%s'
                        order by column_index
                        """.formatted(table.name()),
                        row -> new Column(row.text("column_name"), row.text("data_type"), row.truth("is_nullable")))
                .forEach(column -> section.append("| `%s` | %s | %s |%n"
                        .formatted(column.name(), column.type(), column.optional() ? "yes" : "")
                        .replace(System.lineSeparator(), "\n")));
        return section.toString();
    }

    private static String sentence(String comment) {
        return Character.toUpperCase(comment.charAt(0)) + comment.substring(1) + ".";
    }
}
