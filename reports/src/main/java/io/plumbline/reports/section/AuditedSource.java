package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A source of features and what its audit found.
 *
 * @param kind         attribute, event or computed
 * @param name         of the source
 * @param featureCount features derived from it
 * @param dated        whether the data tell when its values became known
 * @param lagDays      half of what leads have of it was known so many days after the event, or the lead's creation, or sooner
 * @param late         values that became known only after the outcome; absent where nothing was told
 * @param filled       values there now; absent for events and what is computed
 * @param alone        how well it ranks by itself; absent where too few converted to judge
 * @param without      average precision of a model without it, against one of all
 * @param shifted      average precision with it one snapshot earlier, against it as it is
 * @param verdict      clean, left_out, kept or reported
 * @param reason       what speaks against it
 */
public record AuditedSource(
        String kind,
        String name,
        long featureCount,
        boolean dated,
        OptionalDouble lagDays,
        Optional<Late> late,
        Optional<Filled> filled,
        Optional<Alone> alone,
        Optional<Against> without,
        Optional<Against> shifted,
        String verdict,
        String reason) {

    private static final String SOURCES = """
            select *
            from leakage_audit
            where model_id = %s
            order by
                verdict = 'clean',
                case kind when 'attribute' then 1 when 'event' then 2 else 3 end,
                source
            """;

    /**
     * What leads that came to a step have of the source.
     *
     * @param step       the ending it was looked at for
     * @param count      values or events that these leads have
     * @param afterCount those among them that became known only afterwards
     */
    public record Late(String step, long count, long afterCount) {

        public OptionalDouble share() {
            return ratio(afterCount, count);
        }
    }

    /** Leads that have a value now, among those that came to a step and among the others. */
    public record Filled(String step, long ended, long filledEnded, long other, long filledOther) {

        public OptionalDouble shareEnded() {
            return ratio(filledEnded, ended);
        }

        public OptionalDouble shareOther() {
            return ratio(filledOther, other);
        }
    }

    /** The strongest feature of the source by itself. */
    public record Alone(String feature, double rocAuc) {}

    /** An average precision beside the one it is held against. */
    public record Against(double value, double baseline) {}

    static List<AuditedSource> read(Store store, Subject subject) {
        return store.rows(SOURCES.formatted(subject.modelId()), AuditedSource::of);
    }

    private static AuditedSource of(Row row) {
        return new AuditedSource(
                row.text("kind"),
                row.text("source"),
                row.number("feature_count"),
                row.truth("dated"),
                row.optionalReal("median_lag_days"),
                late(row),
                filled(row),
                row.optionalText("strongest_feature").map(feature -> new Alone(feature, row.real("roc_auc"))),
                against(row, "average_precision_without", "average_precision_all"),
                row.truth("dated")
                        ? against(row, "average_precision_shifted", "average_precision_unshifted")
                        : Optional.empty(),
                row.text("verdict"),
                row.text("reason"));
    }

    private static Optional<Late> late(Row row) {
        return row.optionalText("late_ending")
                .filter(step -> row.number("told_count") > 0)
                .map(step -> new Late(step, row.number("told_count"), row.number("told_after_count")));
    }

    private static Optional<Filled> filled(Row row) {
        return row.optionalText("filled_ending")
                .map(step -> new Filled(
                        step,
                        row.number("ended_count"),
                        row.number("filled_ended_count"),
                        row.number("other_count"),
                        row.number("filled_other_count")));
    }

    private static Optional<Against> against(Row row, String column, String baseline) {
        OptionalDouble value = row.optionalReal(column);
        OptionalDouble against = row.optionalReal(baseline);
        return value.isPresent() && against.isPresent()
                ? Optional.of(new Against(value.getAsDouble(), against.getAsDouble()))
                : Optional.empty();
    }

    public boolean isSuspect() {
        return !verdict.equals("clean");
    }

    /** Whether the model uses it although nothing tells when its values became known. */
    public boolean isTakenAsAlwaysKnown() {
        return kind.equals("attribute") && !dated && !verdict.equals("left_out");
    }

    /** When its values became known. */
    public String known(Words words) {
        if (!dated) {
            return words.say("leakage.known.not_told");
        }
        return lagDays.isEmpty() || kind.equals("computed")
                ? words.say("leakage.known.as_it_happened")
                : words.say(
                        "leakage.known.later",
                        "kind",
                        kind,
                        "days",
                        words.figures().number(lagDays));
    }

    /** What its figures say of it, as sentences; none where nothing could be counted. */
    public List<String> evidence(Words words) {
        List<String> evidence = new ArrayList<>();
        late.filter(told -> told.afterCount() > 0)
                .ifPresent(told -> evidence.add(words.say(
                        "leakage.evidence.late",
                        "kind",
                        kind,
                        "count",
                        told.count(),
                        "step",
                        told.step(),
                        "share",
                        words.figures().share(told.share()))));
        filled.ifPresent(values -> evidence.add(words.say(
                "leakage.evidence.filled",
                "step",
                values.step(),
                "ended",
                words.figures().share(values.shareEnded()),
                "other",
                words.figures().share(values.shareOther()))));
        alone.ifPresent(best -> evidence.add(words.say(
                "leakage.evidence.alone",
                "feature",
                best.feature(),
                "auc",
                words.figures().decimal(OptionalDouble.of(best.rocAuc()), 3))));
        return List.copyOf(evidence);
    }

    private static OptionalDouble ratio(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
