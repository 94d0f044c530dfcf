package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rules of one scorecard.
 *
 * @param segment            {@code all} for the base scorecard, else the name of the scorecard's segment
 * @param labelStep          whoever comes to it has converted
 * @param learnedFrom        first day looked at; absent for a table without dates
 * @param learnedUntil       the last one
 * @param rowCount           leads at moments looked at, count
 * @param positiveCount      those of them that converted
 * @param pointsToDoubleOdds the scale of the points; absent where they have none
 * @param declared           whether scoring.yaml says what the scale is
 * @param isJudged           whether enough converted to judge any rule
 * @param rules              those that part most from what they should give come first
 * @param windows            half-lives and windows
 */
public record AuditCard(
        String segment,
        String labelStep,
        Optional<Instant> learnedFrom,
        Optional<Instant> learnedUntil,
        long rowCount,
        long leadCount,
        long positiveCount,
        OptionalDouble pointsToDoubleOdds,
        boolean declared,
        boolean isJudged,
        List<RuleLine> rules,
        RuleWindows windows) {
    /** Rules in a table. */
    static final int SHOWN = 200;

    private static final String CARDS = """
            select *
            from points_audit
            where model_id = %s
            order by
                segment != 'all',
                segment
            """;

    static List<AuditCard> read(Store store, Subject subject) {
        return store.rows(CARDS.formatted(subject.modelId()), row -> of(store, subject, row));
    }

    private static AuditCard of(Store store, Subject subject, Row row) {
        String segment = row.text("segment");
        return new AuditCard(
                segment,
                row.text("label_step"),
                day(row, "learned_from"),
                day(row, "learned_until"),
                row.number("row_count"),
                row.number("lead_count"),
                row.number("positive_count"),
                row.optionalReal("points_to_double_odds"),
                row.optionalText("scale_basis").filter("declared"::equals).isPresent(),
                row.text("status").equals("judged"),
                RuleLine.read(store, subject, segment),
                RuleWindows.read(store, subject, segment));
    }

    private static Optional<Instant> day(Row row, String column) {
        return row.optionalInstant(column).map(instant -> instant.truncatedTo(ChronoUnit.DAYS));
    }

    /** The first {@value #SHOWN} rules. */
    public List<RuleLine> shown() {
        return rules.subList(0, Math.min(SHOWN, rules.size()));
    }

    public boolean isBase() {
        return segment.equals(Subject.ALL);
    }

    /** Rules that the points contain. */
    public long weighed() {
        return rules.stream().filter(RuleLine::isWeighed).count();
    }

    public long earning() {
        return rules.stream().filter(RuleLine::isEarning).count();
    }

    /** Rules of which the data cannot tell. */
    public long open() {
        return rules.stream().filter(RuleLine::isOpen).count();
    }
}
