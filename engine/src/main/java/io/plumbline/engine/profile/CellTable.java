package io.plumbline.engine.profile;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.ingest.ImportReading;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.FileFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The different values of all columns of a relation with their counts, one row per column and value: whatever is asked
 * of columns is one statement however many there are, and each value is judged once however often it occurs.
 *
 * @param name name of the table
 */
record CellTable(Store store, String name) {
    private static final String TIME_LIKE =
            "^([a-z]{3,9},? )?([0-9]{1,4}[-/. ]([0-9]{1,2}|[a-z]{3,9}[.]?)[-/. ,]{1,2}[0-9]{1,4}"
                    + "|[a-z]{3,9}[-. ]{1,2}[0-9]{1,2},? ?[0-9]{2,4})([^0-9].*)?$";
    private static final String PHONE = "^[+(0-9][0-9 ()/.-]{6,22}( ?(x|ext[.]?) ?[0-9]{1,6})?$";

    /** One row per column and value; NULL cells are left out. */
    static CellTable of(Store store, String relation, int columns, String name) {
        String cells = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(", ", "[", "]"));
        store.execute("""
                create or replace temp table %s as
                select
                    column_no,
                    value,
                    count(*) as n
                from (
                    select
                        unnest(range(%s)) as column_no,
                        unnest(%s) as value
                    from %s
                )
                where value is not null
                group by
                    column_no,
                    value
                """.formatted(name, columns, cells, relation));
        return new CellTable(store, name);
    }

    void drop() {
        store.execute("drop table " + name);
    }

    /** A missing word in a column. */
    record Word(int column, String text, long count) {}

    /** The cells that may mean no value. */
    List<Word> words() {
        return store.rows(
                "select column_no, value, n from " + name + " where " + isWord() + " order by column_no, n desc, value",
                row -> new Word((int) row.number("column_no"), row.text("value"), row.number("n")));
    }

    private static String isWord() {
        return "(length(value) <= 20 and (trim(value) = '' or lower(trim(value)) in "
                + Sql.literals(MissingWords.folded()) + "))";
    }

    /** What the columns' cells look like; a column without any is left out. */
    Map<Integer, Evidence> evidence() {
        return store
                .rows(
                        new SqlPlan(List.of(
                                        new Step(
                                                "plain",
                                                "one row per column and value that is no missing word",
                                                """
                                                select
                                                    column_no,
                                                    n,
                                                    value,
                                                    length(value) as length,
                                                    case when length(value) <= 64 then trim(value) end as text,
                                                    case when length(value) <= 64 then lower(trim(value)) end as folded
                                                from %s
                                                where not %s
                                                """.formatted(name, isWord())),
                                        new Step("judged", "one row per column and value", judged()),
                                        new Step("evidence", "one row per column", SUMS)))
                                .query(),
                        Evidence::of)
                .stream()
                .collect(Collectors.toMap(Evidence::column, evidence -> evidence));
    }

    private static String judged() {
        return """
                select
                    *,
                    %s as number_value,
                    %s as comma_value,
                    %s as truth_value,
                    regexp_full_match(text, '[0-9]+') as is_digits,
                    regexp_full_match(text, '[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?[.][0-9]+')
                        and not regexp_full_match(text, '[-+]?[0-9]{1,3}[.][0-9]{3}') as is_only_point,
                    regexp_full_match(text, '[-+]?([0-9]+|[0-9]{1,3}([.][0-9]{3})+)?,[0-9]+')
                        and not regexp_full_match(text, '[-+]?[0-9]{1,3},[0-9]{3}') as is_only_comma,
                    regexp_matches(folded, %s) as is_time_like,
                    regexp_full_match(text, %s) and length(regexp_replace(text, '[^0-9]', '', 'g')) between 7 and 15
                        as is_phone,
                    regexp_full_match(text, '[-+]?[$\u20ac\u00a3\u00a5] ?[-+]?[0-9][0-9.,]*|[-+]?[0-9][0-9.,]* ?[$\u20ac\u00a3\u00a5%%]')
                        as is_currency
                from plain
                """.formatted(
                        reading(false).value("text", ValueType.NUMBER),
                        reading(true).value("text", ValueType.NUMBER),
                        reading(false).value("text", ValueType.BOOLEAN),
                        Sql.literal(TIME_LIKE),
                        Sql.literal(PHONE));
    }

    private static final String SUMS = """
            select
                column_no,
                cast(sum(n) as bigint) as present,
                count(*) as different,
                max(n) as most,
                max(length) as longest,
                cast(coalesce(sum(n) filter (where number_value is not null), 0) as bigint) as numbers,
                min(number_value) as minimum,
                max(number_value) as maximum,
                cast(coalesce(sum(n) filter (where comma_value is not null), 0) as bigint) as comma_numbers,
                min(comma_value) as comma_minimum,
                max(comma_value) as comma_maximum,
                cast(coalesce(sum(n) filter (where is_only_point), 0) as bigint) as only_point,
                cast(coalesce(sum(n) filter (where is_only_comma), 0) as bigint) as only_comma,
                cast(coalesce(sum(n) filter (where is_digits), 0) as bigint) as digits,
                cast(coalesce(sum(n) filter (where is_digits and length > 1 and text[1] = '0'), 0) as bigint) as zero_led,
                coalesce(min(length) filter (where is_digits), 0) as shortest,
                cast(coalesce(sum(n) filter (where truth_value is not null), 0) as bigint) as truths,
                cast(coalesce(sum(n) filter (where text in ('0', '1')), 0) as bigint) as bits,
                cast(coalesce(sum(n) filter (where is_phone), 0) as bigint) as phones,
                cast(coalesce(sum(n) filter (where is_time_like), 0) as bigint) as time_like,
                cast(coalesce(sum(n) filter (
                    where is_digits and length in (8, 12, 14) and text[1:2] in ('19', '20')
                ), 0) as bigint) as compact,
                cast(coalesce(sum(n) filter (
                    where is_digits and number_value between 946684800e0 and 2051222399e0
                ), 0) as bigint) as seconds,
                cast(coalesce(sum(n) filter (
                    where is_digits and number_value between 946684800e3 and 2051222399e3
                ), 0) as bigint) as millis,
                cast(coalesce(sum(n) filter (
                    where is_digits and number_value between 946684800e6 and 2051222399e6
                ), 0) as bigint) as micros,
                cast(coalesce(sum(n) filter (where contains(value, ';')), 0) as bigint) as semicolons,
                cast(coalesce(sum(n) filter (where contains(value, '|')), 0) as bigint) as pipes,
                cast(coalesce(sum(n) filter (where contains(value, ',')), 0) as bigint) as commas,
                cast(coalesce(sum(n) filter (where value[1] = '[' and value[-1] = ']'), 0) as bigint) as arrays,
                cast(coalesce(sum(n) filter (where is_currency), 0) as bigint) as currencies
            from judged
            group by column_no
            """;

    /** The most frequent values of each column; of a column without repeated values a choice of them. */
    Map<Integer, List<ValueCount>> commonest(List<String> words) {
        record Counted(int column, ValueCount value) {}
        return store
                .rows(
                        """
                        select
                            v.column_no as column_no,
                            v.value as value,
                            v.n as n
                        from %s as v
                        join (
                            select
                                column_no,
                                count(*) as different
                            from %s
                            group by column_no
                        ) as s on s.column_no = v.column_no
                        where (v.n > 1 or s.different <= 2000 or hash(v.value) %% 512 = 0)
                            and length(v.value) <= 200
                            and not contains(v.value, chr(0))
                            and v.value not in %s
                        qualify row_number() over (partition by v.column_no order by v.n desc, v.value) <= 50
                        order by
                            v.column_no,
                            v.n desc,
                            v.value
                        """.formatted(name, name, Sql.literals(words)),
                        row -> new Counted(
                                (int) row.number("column_no"), new ValueCount(row.text("value"), row.number("n"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Counted::column, Collectors.mapping(Counted::value, Collectors.toList())));
    }

    /** The import's reading with a decimal point or comma. */
    static ImportReading reading(boolean decimalComma) {
        return ImportReading.of(FileFormat.CSV, csv(decimalComma), Optional.empty());
    }

    static CsvFormat csv(boolean decimalComma) {
        return new CsvFormat(",", "\"", decimalComma, List.of(""), StandardCharsets.UTF_8);
    }
}
