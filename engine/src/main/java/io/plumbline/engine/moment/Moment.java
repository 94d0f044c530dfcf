package io.plumbline.engine.moment;

import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which leads are looked at, each as of one instant. A lead occurs at most once. The instant is exclusive: what
 * happened at or after it is not known.
 *
 * <p>Every plan about leads begins with {@link #step()}, and reads the instant with {@link #asOfMicros}.
 *
 * @param table  table or view with one row per lead and columns {@code lead_id} and, when there is no common instant,
 *               {@code as_of_us} (microseconds since 1970); empty for every lead that exists
 * @param common the instant, when it is the same for all leads; always there when {@code table} is empty
 */
public record Moment(Optional<String> table, Optional<Instant> common) {

    /** Name of the first step of every plan: one row per lead, with {@code lead_id} and {@code as_of_us}. */
    public static final String STEP = "moment";

    public Moment {
        if (table.isEmpty() && common.isEmpty()) {
            throw new IllegalArgumentException("A moment needs a table of leads, a common instant, or both.");
        }
        common = common.map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Every lead that exists at the instant: created before it, neither deleted nor merged into another. Leads without a
     * creation instant exist from the start.
     */
    public static Moment everyLead(Instant asOf) {
        return new Moment(Optional.empty(), Optional.of(asOf));
    }

    /** The leads of a table, all as of one instant. */
    public static Moment of(String table, Instant asOf) {
        return new Moment(Optional.of(table), Optional.of(asOf));
    }

    /** The leads of a table, each as of its own {@code as_of_us}. */
    public static Moment of(String table) {
        return new Moment(Optional.of(table), Optional.empty());
    }

    /** The step named {@link #STEP}. */
    public Step step() {
        return new Step(STEP, "one row per lead", table.map(this::ofTable).orElseGet(this::ofEveryLead));
    }

    /**
     * The instant in microseconds, as an SQL expression: a literal when it is common to all leads.
     *
     * @param alias alias of a relation in scope that has {@code as_of_us}; not used for a common instant
     */
    public String asOfMicros(String alias) {
        return common.map(Sql::microseconds).orElse(alias + ".as_of_us");
    }

    /** The instant as an SQL timestamp; a literal when common, so that blocks of other times need not be read. */
    String asOf(String alias) {
        return common.map(Sql::literal).orElseGet(() -> Dialect.DUCKDB.timestamp(alias + ".as_of_us"));
    }

    /**
     * FROM and WHERE of a SELECT over the leads of the moment with what the store holds of them now, {@code l}. Where the
     * moment is every lead, each is read once.
     *
     * @param joins more joins to {@code l}
     */
    String leads(String joins) {
        return table.isEmpty()
                ? "from lead as l" + joins + "\nwhere " + exists()
                : "from " + STEP + " as m\njoin lead as l on l.lead_id = m.lead_id" + joins;
    }

    private String ofTable(String name) {
        return """
                select
                    t.lead_id as lead_id,
                    %s as as_of_us
                from %s as t
                """.formatted(asOfMicros("t"), Sql.identifier(name));
    }

    private static String nested(String condition) {
        return condition.indent(4).strip();
    }

    private String ofEveryLead() {
        return """
                select
                    l.lead_id as lead_id,
                    %s as as_of_us
                from lead as l
                where %s
                """.formatted(asOfMicros("l"), exists());
    }

    /** Whether {@code l} is a lead at the common instant. */
    private String exists() {
        return """
                (l.created_at is null or l.created_at < %s)
                    and %s
                    and %s""".formatted(
                        asOf("l"),
                        nested(Known.ofItsOwn("l.lead_id", asOf("l"))),
                        nested(Known.notDeleted("l.lead_id", asOf("l"))));
    }
}
