package io.plumbline.engine.qualification;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people said of leads' levels: the table {@code level_override}. Of what was said of a lead and a level before an
 * instant the newest counts. Nothing of it enters the grid, which stays what Plumbline recommends.
 */
public record Overrides(Store store) {

    /** Whether the store knows a lead. */
    public boolean isKnown(String leadId) {
        return !store.rows("select 1 from lead where lead_id = " + Sql.literal(leadId) + " limit 1", row -> 1)
                .isEmpty();
    }

    /**
     * Keeps what was said.
     *
     * @param from inclusive: from when on it counts
     */
    public void add(List<LevelOverride> said, long runId, Instant from) {
        long number =
                store.number("select max(override_no) from level_override").orElse(0L);
        for (LevelOverride each : said) {
            number++;
            add(number, each, runId, from);
        }
    }

    private void add(long number, LevelOverride each, long runId, Instant from) {
        store.insert(
                "insert into level_override values (?, ?, ?, ?, ?, ?, %s, %s, ?)"
                        .formatted(
                                Sql.literal(from),
                                each.until().map(Sql::literal).orElse("null")),
                number,
                each.leadId(),
                each.level(),
                each.action().word(),
                each.reason().orElse(null),
                each.by().orElse(null),
                runId);
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

    /** {@link #at}, where what was said after the instant counts already. */
    public static String newest(Instant instant) {
        return counting("true", instant);
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
                    from level_override as o
                    where %s
                    qualify row_number() over (partition by o.lead_id, o.level order by o.override_no desc) = 1
                ) as n
                where n.action <> 'clear'
                    and (n.until_at is null or n.until_at > %s)
                """.formatted(words("n"), known, Sql.literal(instant));
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
