package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.EnglishFigures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The model card: what the model was made from and what it is made of.
 *
 * @param parts     of the mature rows
 * @param terms     of the linear predictor, strongest first, at most {@value #SHOWN}
 * @param termCount terms in the model, the intercept not counted
 * @param notes     what a reader must know
 * @param run      fingerprints of the run
 */
public record CardSection(
        List<Part> parts, List<Term> terms, long termCount, List<Note> notes, Optional<Fingerprints> run) {
    /** Terms shown. */
    static final int SHOWN = 40;

    private static final String PARTS = """
            select *
            from model_part
            where model_id = %s
            order by case part
                when 'development' then 1
                when 'out_of_fold' then 2
                when 'gap' then 3
                when 'test' then 4
                else 5
            end, part
            """;
    private static final String TERMS = """
            select
                *,
                count(*) over () as term_count
            from model_feature
            where model_id = %s
                and position > 0
            order by abs(coefficient) desc, position
            limit %s
            """;
    private static final String NOTES = """
            select
                topic as topic,
                note as note
            from model_note
            where model_id = %s
            order by position
            """;
    private static final String RUN = """
            select
                coalesce(data_fingerprint, '') as data,
                coalesce(configuration_fingerprint, '') as configuration,
                code_version as code
            from run
            where run_id = %s
            """;

    /** A part of the mature rows; instants are absent for a table without time. */
    public record Part(
            String name,
            Optional<Instant> firstAt,
            Optional<Instant> lastAt,
            long firstNo,
            long lastNo,
            long rowCount,
            long leadCount,
            long positiveCount) {

        /** When it begins, or the number of its first snapshot. */
        public String first() {
            return firstAt.map(EnglishFigures::instant).orElse("number " + firstNo);
        }

        /** When its last snapshot was, or its number. */
        public String last() {
            return lastAt.map(EnglishFigures::instant).orElse("number " + lastNo);
        }
    }

    /**
     * A term of the linear predictor.
     *
     * @param coefficient   change of the log-odds per standard deviation of the encoded value
     * @param standardError absent where it could not be had
     */
    public record Term(
            String name,
            String feature,
            String description,
            String transform,
            double coefficient,
            OptionalDouble standardError,
            long termCount) {}

    /** Something a reader must know. */
    public record Note(String topic, String text) {}

    /** What the run was made from; empty where not recorded. */
    public record Fingerprints(String data, String configuration, String code) {}

    public static CardSection read(Store store, Subject subject) {
        String model = subject.modelId();
        List<Term> terms = terms(store, model);
        return new CardSection(
                parts(store, model),
                terms,
                terms.stream().mapToLong(Term::termCount).findFirst().orElse(0),
                store.rows(NOTES.formatted(model), row -> new Note(row.text("topic"), row.text("note"))),
                store.first(
                        RUN.formatted(Sql.literal(subject.runId())),
                        row -> new Fingerprints(row.text("data"), row.text("configuration"), row.text("code"))));
    }

    private static List<Part> parts(Store store, String model) {
        return store.rows(
                PARTS.formatted(model),
                row -> new Part(
                        row.text("part"),
                        row.optionalInstant("first_snapshot_at"),
                        row.optionalInstant("last_snapshot_at"),
                        row.number("first_snapshot_no"),
                        row.number("last_snapshot_no"),
                        row.number("row_count"),
                        row.number("lead_count"),
                        row.number("positive_count")));
    }

    private static List<Term> terms(Store store, String model) {
        return store.rows(
                TERMS.formatted(model, SHOWN),
                row -> new Term(
                        row.text("term"),
                        row.text("feature"),
                        row.text("description"),
                        row.text("transform"),
                        row.real("coefficient"),
                        row.optionalReal("standard_error"),
                        row.number("term_count")));
    }
}
