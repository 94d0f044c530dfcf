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
    private static final String PHONE = "^[+(9][9 ()/.-]{6,22}( ?(x|ext[.]?) ?9{1,6})?$";

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
        SqlPlan plan = new SqlPlan(List.of(
                new Step("plain", "one row per column and value that is no missing word", plain()),
                new Step("typed", "one row per column and value", typed()),
                new Step("shaped", "one row per column and shape: digits are 9, long values have none", SHAPED),
                new Step("judged", "one row per column and shape", judged()),
                new Step("evidence", "one row per column", SUMS)));
        return store.rows(plan.query(), Evidence::of).stream()
                .collect(Collectors.toMap(Evidence::column, evidence -> evidence));
    }

    private String plain() {
        return """
                select
                    column_no,
                    n,
                    value,
                    length(value) as length,
                    case when length(value) <= 64 then trim(value) end as text
                from %s
                where not %s
                """.formatted(name, isWord());
    }

    private static String typed() {
        return """
                select
                    *,
                    %s as number_value,
                    %s as comma_value,
                    case when length <= 5 then %s end as truth_value
                from plain
                """.formatted(
                        reading(false).value("text", ValueType.NUMBER),
                        reading(true).value("text", ValueType.NUMBER),
                        reading(false).value("text", ValueType.BOOLEAN));
    }

    private static final String SHAPED = """
            select
                column_no,
                translate(lower(text), '0123456789', '9999999999') as shape,
                sum(n) as n,
                count(*) as different,
                max(n) as most,
                max(length) as longest,
                min(length(text)) as shortest,
                coalesce(sum(n) filter (where number_value is not null), 0) as numbers,
                min(number_value) as minimum,
                max(number_value) as maximum,
                coalesce(sum(n) filter (where comma_value is not null), 0) as comma_numbers,
                min(comma_value) as comma_minimum,
                max(comma_value) as comma_maximum,
                coalesce(sum(n) filter (where length > 1 and starts_with(text, '0')), 0) as zero_led,
                coalesce(sum(n) filter (where truth_value is not null), 0) as truths,
                coalesce(sum(n) filter (where text in ('0', '1')), 0) as bits,
                coalesce(sum(n) filter (where starts_with(text, '19') or starts_with(text, '20')), 0) as years,
                coalesce(sum(n) filter (where number_value between 946684800e0 and 2051222399e0), 0) as seconds,
                coalesce(sum(n) filter (where number_value between 946684800e3 and 2051222399e3), 0) as millis,
                coalesce(sum(n) filter (where number_value between 946684800e6 and 2051222399e6), 0) as micros,
                coalesce(sum(n) filter (where contains(value, ';')), 0) as semicolons,
                coalesce(sum(n) filter (where contains(value, '|')), 0) as pipes,
                coalesce(sum(n) filter (where contains(value, ',')), 0) as commas,
                coalesce(sum(n) filter (where starts_with(value, '[') and ends_with(value, ']')), 0) as arrays
            from typed
            group by
                column_no,
                shape
            """;

    /** What depends on the shape alone is judged once for all values of it. */
    private static String judged() {
        return """
                select
                    *,
                    regexp_full_match(shape, '9+') as is_digits,
                    regexp_full_match(shape, '[-+]?(9+|9{1,3}(,999)+)?[.]9+')
                        and not regexp_full_match(shape, '[-+]?9{1,3}[.]999') as is_only_point,
                    regexp_full_match(shape, '[-+]?(9+|9{1,3}([.]999)+)?,9+')
                        and not regexp_full_match(shape, '[-+]?9{1,3},999') as is_only_comma,
                    regexp_matches(shape, %s) as is_time_like,
                    regexp_full_match(shape, %s) and length(regexp_replace(shape, '[^9]', '', 'g')) between 7 and 15
                        as is_phone,
                    regexp_full_match(shape, '[-+]?[$\u20ac\u00a3\u00a5] ?[-+]?9[9.,]*|[-+]?9[9.,]* ?[$\u20ac\u00a3\u00a5%%]')
                        as is_currency
                from shaped
                """.formatted(Sql.literal(TIME_LIKE), Sql.literal(PHONE));
    }

    private static final String SUMS = """
            select
                column_no,
                cast(sum(n) as bigint) as present,
                cast(sum(different) as bigint) as different,
                max(most) as most,
                max(longest) as longest,
                cast(sum(numbers) as bigint) as numbers,
                min(minimum) as minimum,
                max(maximum) as maximum,
                cast(sum(comma_numbers) as bigint) as comma_numbers,
                min(comma_minimum) as comma_minimum,
                max(comma_maximum) as comma_maximum,
                cast(coalesce(sum(n) filter (where is_only_point), 0) as bigint) as only_point,
                cast(coalesce(sum(n) filter (where is_only_comma), 0) as bigint) as only_comma,
                cast(coalesce(sum(n) filter (where is_digits), 0) as bigint) as digits,
                cast(coalesce(sum(zero_led) filter (
                    where regexp_full_match(shape, '9+(e9+)?')
                ), 0) as bigint) as zero_led,
                coalesce(min(shortest) filter (where is_digits), 0) as shortest,
                cast(sum(truths) as bigint) as truths,
                cast(sum(bits) as bigint) as bits,
                cast(coalesce(sum(n) filter (where is_phone), 0) as bigint) as phones,
                cast(coalesce(sum(n) filter (where is_time_like), 0) as bigint) as time_like,
                cast(coalesce(sum(years) filter (
                    where is_digits and shortest in (8, 12, 14)
                ), 0) as bigint) as compact,
                cast(coalesce(sum(seconds) filter (where is_digits), 0) as bigint) as seconds,
                cast(coalesce(sum(millis) filter (where is_digits), 0) as bigint) as millis,
                cast(coalesce(sum(micros) filter (where is_digits), 0) as bigint) as micros,
                cast(sum(semicolons) as bigint) as semicolons,
                cast(sum(pipes) as bigint) as pipes,
                cast(sum(commas) as bigint) as commas,
                cast(sum(arrays) as bigint) as arrays,
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
