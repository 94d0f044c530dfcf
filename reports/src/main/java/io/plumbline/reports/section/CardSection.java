package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The model card: what the model was made from, how good it is and what it is made of.
 *
 * @param parts     of the mature rows
 * @param measures  of the prediction and the points on the held-out rows of the report's segment
 * @param promises  what calling by the prediction promises at each level's threshold
 * @param terms     of the linear predictor, strongest first, at most {@value #SHOWN}
 * @param termCount terms in the model, the intercept not counted
 * @param notes     what the training noted, in English; none where leads are not named, for people wrote some of it
 * @param hindsight whether points of earlier moments are those of a scorecard that was not in force then
 * @param run       fingerprints of what the run read
 * @param training  fingerprints of what the model was made from
 */
public record CardSection(
        List<Part> parts,
        List<Measure> measures,
        List<Promise> promises,
        List<Term> terms,
        long termCount,
        List<Note> notes,
        boolean hindsight,
        Optional<Fingerprints> run,
        Optional<Fingerprints> training) {
    /** Terms shown. */
    static final int SHOWN = 40;

    /** Conversions in a part below which its figures are rough. */
    public static final long ENOUGH_POSITIVES = 200;

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
    private static final String MEASURES = """
            select
                scorer as scorer,
                metric as metric,
                value as value,
                low as low,
                high as high,
                row_count as row_count,
                positive_count as positive_count
            from model_metric
            where model_id = %s
                and part = 'test'
                and unit = 'row'
                and label_step = %s
                and segment = %s
                and scorer in ('predictive', 'points')
                and metric in ('roc_auc', 'average_precision', 'top_decile_lift', 'log_loss', 'brier',
                    'calibration_in_the_large', 'calibration_slope')
            order by
                list_position(['roc_auc', 'average_precision', 'top_decile_lift', 'log_loss', 'brier',
                    'calibration_in_the_large', 'calibration_slope'], metric),
                scorer = 'points'
            """;
    private static final String PROMISES = """
            select *
            from threshold
            where model_id = %s
                and scorer = 'predictive'
                and segment = %s
            order by level
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
    private static final String HINDSIGHT = """
            select model_id
            from comparison
            where model_id = %s
                and baseline = 'points'
                and hindsight
            limit 1
            """;
    private static final String RUN = """
            select
                data_fingerprint as data,
                configuration_fingerprint as configuration,
                code_version as code
            from run
            where run_id = %s
            """;
    private static final String TRAINING = """
            select
                data_fingerprint as data,
                configuration_fingerprint as configuration,
                code_fingerprint as code
            from model
            where model_id = %s
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
        public String first(Words words) {
            return moment(firstAt, firstNo, words);
        }

        /** When its last snapshot was, or its number. */
        public String last(Words words) {
            return moment(lastAt, lastNo, words);
        }

        private static String moment(Optional<Instant> at, long number, Words words) {
            return at.map(Figures::instant)
                    .orElseGet(() ->
                            words.say("card.number", "number", words.figures().count(number)));
        }

        /** Whether it has too few conversions for figures that are more than rough. */
        public boolean isSmall() {
            return positiveCount < ENOUGH_POSITIVES
                    && List.of("development", "test").contains(name);
        }
    }

    /** A metric of a scorer with its interval, and the rows it was measured on. */
    public record Measure(String scorer, String metric, Estimate estimate, long rowCount, long positiveCount) {

        private static Measure of(Row row) {
            return new Measure(
                    row.text("scorer"),
                    row.text("metric"),
                    Estimate.between(row, "value"),
                    row.number("row_count"),
                    row.number("positive_count"));
        }

        /** Decimals it is told with. */
        public int decimals() {
            return switch (metric) {
                case "log_loss", "brier" -> 4;
                case "roc_auc", "average_precision" -> 3;
                default -> 2;
            };
        }
    }

    /** What calling by the prediction promises at the threshold of a level; absent where none could be named. */
    public record Promise(
            String level,
            String labelStep,
            String policy,
            String status,
            OptionalDouble threshold,
            Estimate precision,
            Estimate recall,
            Estimate volumePerMonth) {

        private static Promise of(Row row) {
            return new Promise(
                    row.text("level"),
                    row.text("label_step"),
                    row.text("policy"),
                    row.text("status"),
                    row.optionalReal("threshold"),
                    Estimate.of(row, "promised_precision"),
                    Estimate.of(row, "promised_recall"),
                    Estimate.of(row, "promised_volume_per_month"));
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

    /** What something was made from; absent where not recorded. */
    public record Fingerprints(Optional<String> data, Optional<String> configuration, Optional<String> code) {
        private static Fingerprints of(Row row) {
            return new Fingerprints(
                    row.optionalText("data"), row.optionalText("configuration"), row.optionalText("code"));
        }
    }

    public static CardSection read(Store store, Subject subject) {
        String model = subject.modelId();
        String segment = Sql.literal(subject.segment());
        List<Term> terms = terms(store, model);
        return new CardSection(
                parts(store, model),
                store.rows(MEASURES.formatted(model, subject.target(), segment), Measure::of),
                store.rows(PROMISES.formatted(model, segment), Promise::of),
                terms,
                terms.stream().mapToLong(Term::termCount).findFirst().orElse(0),
                subject.anonymised()
                        ? List.of()
                        : store.rows(NOTES.formatted(model), row -> new Note(row.text("topic"), row.text("note"))),
                store.number(HINDSIGHT.formatted(model)).isPresent(),
                store.first(RUN.formatted(Sql.literal(subject.runId())), Fingerprints::of),
                store.first(TRAINING.formatted(model), Fingerprints::of));
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

    /** Columns and events that the workspace or the training set aside, in English. */
    public List<Note> setAside() {
        return notes.stream().filter(note -> note.topic().equals("set_aside")).toList();
    }

    /** What else the training noted, in English. */
    public List<Note> otherNotes() {
        return notes.stream().filter(note -> !note.topic().equals("set_aside")).toList();
    }

    /** A measure of the prediction, where it has a value. */
    public Optional<Measure> ofPrediction(String metric) {
        return measures.stream()
                .filter(each ->
                        each.scorer().equals("predictive") && each.metric().equals(metric))
                .filter(each -> each.estimate().value().isPresent())
                .findFirst();
    }
}
