package io.plumbline.engine.qualification;

import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What people said of leads' levels: the table {@code level_override}. Of what was said of a lead and a level before an
 * instant the newest counts. What was said of a record that is part of another lead by then counts for that lead, unless
 * something was said of the lead itself. Nothing of it enters the grid, which stays what Plumbline recommends.
 */
public record Overrides(Store store) {
    private static final String TEXTS = "override_text";

    /** ISO 8601 in UTC with seconds, which the store reads as an instant. */
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ISO_LOCAL_DATE_TIME.withZone(ZoneOffset.UTC);

    /** Those of some ids that the store knows as leads. */
    public Set<String> known(Collection<String> leadIds) {
        Set<String> known = new HashSet<>();
        withTexts(
                leadIds.stream().map(id -> List.of(Optional.of(id))).toList(),
                1,
                () -> store.each(
                        "select distinct l.lead_id as lead_id from lead as l join " + TEXTS
                                + " as t on t.c1 = l.lead_id",
                        row -> known.add(row.text("lead_id"))));
        return known;
    }

    /** Keeps what was said, in its order. */
    public void add(List<LevelOverride> said, long runId) {
        long before =
                store.number("select max(override_no) from level_override").orElse(0L);
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (LevelOverride each : said) {
            rows.add(List.of(
                    Optional.of(Long.toString(before + rows.size() + 1)),
                    Optional.of(each.leadId()),
                    Optional.of(each.level()),
                    Optional.of(each.action().word()),
                    each.reason(),
                    each.by(),
                    Optional.of(INSTANT.format(each.from())),
                    each.until().map(INSTANT::format),
                    Optional.of(Long.toString(runId))));
        }
        insert("level_override", rows, 9);
    }

    /**
     * A row of a file that says nothing.
     *
     * @param line   of the file, from 1
     * @param column in which something is wrong
     * @param reason what is wrong, without the value
     */
    public record Refused(long line, String column, String reason) {}

    /** Keeps which rows of a file say nothing. */
    public void refuse(String file, List<Refused> refused, long runId) {
        insert(
                "rejected_row",
                refused.stream()
                        .map(each -> Stream.of(
                                        Long.toString(runId),
                                        "override",
                                        file,
                                        Long.toString(each.line()),
                                        each.column(),
                                        each.reason())
                                .map(Optional::of)
                                .toList())
                        .toList(),
                6);
    }

    private void insert(String table, List<List<Optional<String>>> rows, int columns) {
        withTexts(rows, columns, () -> store.execute("insert into " + table + "\nselect * from " + TEXTS));
    }

    private void withTexts(List<List<Optional<String>>> rows, int columns, Runnable work) {
        store.execute("create or replace temp table " + TEXTS
                + IntStream.rangeClosed(1, columns)
                        .mapToObj(column -> "c" + column + " varchar")
                        .collect(Collectors.joining(", ", " (", ")")));
        store.append(TEXTS, rows);
        work.run();
        store.execute("drop table " + TEXTS);
    }

    /**
     * What counts at an instant.
     *
     * @param action {@code give} or {@code withhold}
     * @param words  by whom and why
     * @param until  exclusive; empty for good
     */
    public record Standing(
            String leadId, String level, String action, String words, Instant from, Optional<Instant> until) {}

    /** What counts at an instant, by level and lead. */
    public List<Standing> standing(Instant instant) {
        return store.rows(
                at(instant) + "order by level, lead_id",
                row -> new Standing(
                        row.text("lead_id"),
                        row.text("level"),
                        row.text("action"),
                        row.text("words"),
                        row.instant("from_at"),
                        row.optionalInstant("until_at")));
    }

    /**
     * SELECT of what counts at an instant: one row per lead and level with {@code lead_id, level, action, words, from_at,
     * until_at}; {@code words} say by whom and why.
     */
    public static String at(Instant instant) {
        return counting("o.from_at <= " + Sql.literal(instant), instant);
    }

    /** {@link #at}, where what was said after the instant, and to count at once, counts already. */
    public static String newest(Instant instant) {
        String atOnce = "o.from_at <= (select r.as_of from run as r where r.run_id = o.run_id)";
        return counting("(o.from_at <= " + Sql.literal(instant) + " or " + atOnce + ")", instant);
    }

    /**
     * SELECT of the columns of {@code level_override}, each row of the lead that its record is part of at an instant, and
     * {@code of_itself}: whether it was said of that lead itself.
     */
    public static String ofLeads(Instant instant) {
        return """
                select
                    v.* replace (coalesce(g.into_lead_id, v.lead_id) as lead_id),
                    g.lead_id is null as of_itself
                from level_override as v
                left join (
                %s) as g on g.lead_id = v.lead_id
                """.formatted((Known.merges(Sql.literal(instant)) + "\n").indent(4));
    }

    /**
     * SELECT of the times in which levels were given, as {@link #at} would tell at each instant: {@code lead_id, level,
     * from_at, to_at}, the last exclusive.
     *
     * @param instant at which it is known what was said, and which records are merged
     */
    public static String given(Instant instant) {
        return """
                select
                    g.lead_id as lead_id,
                    g.level as level,
                    g.from_at as from_at,
                    g.to_at as to_at
                from (
                    select
                        o.*,
                        least(
                            coalesce(o.until_at, timestamp '9999-01-01'),
                            coalesce(
                                min(o.from_at) over (
                                    partition by o.lead_id, o.level
                                    order by o.of_itself, o.override_no
                                    rows between 1 following and unbounded following
                                ),
                                timestamp '9999-01-01'
                            )
                        ) as to_at
                    from (
                    %s) as o
                ) as g
                where g.action = 'give'
                    and g.to_at > g.from_at
                """.formatted(ofLeads(instant).indent(8));
    }

    private static String counting(String known, Instant instant) {
        return """
                select
                    n.lead_id as lead_id,
                    n.level as level,
                    n.action as action,
                    %s as words,
                    n.from_at as from_at,
                    n.until_at as until_at
                from (
                    select
                        o.*
                    from (
                    %s) as o
                    where %s
                    qualify row_number() over (
                        partition by o.lead_id, o.level
                        order by o.of_itself desc, o.override_no desc
                    ) = 1
                ) as n
                where n.action <> 'clear'
                    and (n.until_at is null or n.until_at > %s)
                """.formatted(words("n"), ofLeads(instant).indent(8), known, Sql.literal(instant));
    }

    private static String words(String row) {
        return """
                concat(
                        case %1$s.action when 'give' then 'given' else 'withheld' end,
                        ' by ',
                        coalesce(%1$s.by_name, 'people'),
                        ': ',
                        %1$s.reason
                    )""".formatted(row);
    }
}
