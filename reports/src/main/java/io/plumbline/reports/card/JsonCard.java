package io.plumbline.reports.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.reports.section.CardSection.Fingerprints;
import io.plumbline.reports.section.CardSentences;
import io.plumbline.reports.section.ModelSummary;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The model card as JSON of the shape that {@code model-card.schema.json} describes: English keys, numbers as numbers,
 * shares of 1, and what is absent left out.
 *
 * @param version of the shape
 */
record JsonCard(
        int version,
        String workspace,
        long runId,
        Instant asOf,
        String segment,
        boolean anonymised,
        Optional<Model> model,
        List<String> intendedUse,
        List<String> limits,
        List<Measure> measures,
        List<Threshold> thresholds,
        List<Part> parts,
        List<Term> terms,
        long termCount,
        List<Source> sources,
        List<Attribute> protectedAttributes,
        List<Group> groups,
        List<File> files,
        List<Refusal> refusedRows,
        List<Rows> rows,
        Optional<Gate> gate,
        List<Change> history,
        Fingerprinted fingerprints) {
    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(each -> each.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    record Model(
            long modelId,
            String status,
            Instant trainedAsOf,
            String target,
            OptionalDouble horizonDays,
            String kind,
            double regularisationC,
            String calibration,
            String snapshots,
            boolean pointInTimeChecked,
            long rowCount,
            long leadCount,
            long positiveCount) {}

    record Measure(String scorer, String metric, Figure figure, long rowCount, long positiveCount) {}

    record Threshold(
            String level,
            String labelStep,
            String policy,
            String status,
            OptionalDouble threshold,
            Figure precision,
            Figure recall,
            Figure volumePerMonth) {}

    record Part(
            String part,
            Optional<Instant> firstSnapshotAt,
            Optional<Instant> lastSnapshotAt,
            long firstSnapshotNo,
            long lastSnapshotNo,
            long rowCount,
            long leadCount,
            long positiveCount) {}

    record Term(
            String term,
            String feature,
            String description,
            String transform,
            double coefficient,
            OptionalDouble standardError) {}

    record Source(String kind, String source, long featureCount, String verdict, boolean dated, boolean alwaysKnown) {}

    record Attribute(String belongsTo, String name, String tells, String status, Optional<String> readBy) {}

    record Group(
            String attribute,
            String basis,
            Optional<String> value,
            long rowCount,
            long leadCount,
            Figure conversion,
            Figure prediction,
            Figure points) {}

    record File(
            String source,
            String kind,
            Optional<String> file,
            String sha256,
            long accepted,
            long refused,
            long ignored,
            long known) {}

    record Refusal(String source, Optional<String> column, String reason, long rowCount) {}

    record Rows(String reason, long rowCount, long snapshotCount) {}

    record Gate(
            long modelId,
            String status,
            Optional<Long> championId,
            String basis,
            long rowCount,
            long positiveCount,
            List<Check> checks) {}

    record Check(String check, String segment, boolean passed, Figure measured, OptionalDouble bound) {}

    record Change(long modelId, Instant trainedAsOf, String status, String cause, Optional<String> reason) {}

    record Fingerprinted(Optional<String> model, Optional<Made> training, Optional<Made> run) {}

    record Made(Optional<String> data, Optional<String> configuration, Optional<String> code) {
        private static Made of(Fingerprints made) {
            return new Made(made.data(), made.configuration(), made.code());
        }
    }

    /** A number with its 95 % interval, each where there is one. */
    record Figure(OptionalDouble value, OptionalDouble low, OptionalDouble high) {
        private static Figure of(Estimate estimate) {
            return new Figure(estimate.value(), estimate.low(), estimate.high());
        }
    }

    static String of(ModelCard card) {
        return MAPPER.writeValueAsString(shape(card)) + "\n";
    }

    private static JsonCard shape(ModelCard card) {
        Optional<CardSentences> told = card.sentences(Words.english());
        return new JsonCard(
                VERSION,
                card.subject().workspace(),
                card.subject().runId(),
                card.subject().asOf(),
                card.subject().segment(),
                card.subject().anonymised(),
                card.subject().model().map(JsonCard::model),
                told.map(each -> List.of(each.purpose(), Words.english().say("card.not_for")))
                        .orElse(List.of()),
                told.map(CardSentences::limits).orElse(List.of()),
                measures(card),
                thresholds(card),
                parts(card),
                terms(card),
                card.card().termCount(),
                sources(card),
                attributes(card),
                groups(card),
                files(card),
                refusals(card),
                card.maturity().exclusions().stream()
                        .map(each -> new Rows(each.reason(), each.rowCount(), each.snapshotCount()))
                        .toList(),
                gate(card),
                history(card),
                fingerprints(card));
    }

    private static Model model(ModelSummary model) {
        return new Model(
                model.modelId(),
                model.status(),
                model.asOf(),
                model.target(),
                model.horizonDays(),
                "logistic_regression_l2",
                model.regularisationC(),
                model.calibration(),
                model.snapshotPolicy(),
                model.pointInTimeChecked(),
                model.rowCount(),
                model.leadCount(),
                model.positiveCount());
    }

    private static List<Measure> measures(ModelCard card) {
        return card.card().measures().stream()
                .map(each -> new Measure(
                        each.scorer(),
                        each.metric(),
                        Figure.of(each.estimate()),
                        each.rowCount(),
                        each.positiveCount()))
                .toList();
    }

    private static List<Threshold> thresholds(ModelCard card) {
        return card.card().promises().stream()
                .map(each -> new Threshold(
                        each.level(),
                        each.labelStep(),
                        each.policy(),
                        each.status(),
                        each.threshold(),
                        Figure.of(each.precision()),
                        Figure.of(each.recall()),
                        Figure.of(each.volumePerMonth())))
                .toList();
    }

    private static List<Part> parts(ModelCard card) {
        return card.card().parts().stream()
                .map(each -> new Part(
                        each.name(),
                        each.firstAt(),
                        each.lastAt(),
                        each.firstNo(),
                        each.lastNo(),
                        each.rowCount(),
                        each.leadCount(),
                        each.positiveCount()))
                .toList();
    }

    private static List<Term> terms(ModelCard card) {
        return card.card().terms().stream()
                .map(each -> new Term(
                        each.name(),
                        each.feature(),
                        each.description(),
                        each.transform(),
                        each.coefficient(),
                        each.standardError()))
                .toList();
    }

    private static List<Source> sources(ModelCard card) {
        return card.leakage().sources().stream()
                .map(each -> new Source(
                        each.kind(),
                        each.name(),
                        each.featureCount(),
                        each.verdict(),
                        each.dated(),
                        each.isTakenAsAlwaysKnown()))
                .toList();
    }

    private static List<Attribute> attributes(ModelCard card) {
        return card.groups().attributes().stream()
                .map(each -> new Attribute(each.belongsTo(), each.name(), each.kind(), each.status(), each.readBy()))
                .toList();
    }

    private static List<Group> groups(ModelCard card) {
        return card.groups().groups().stream()
                .map(each -> new Group(
                        each.attribute(),
                        each.basis(),
                        each.value(),
                        each.rowCount(),
                        each.leadCount(),
                        Figure.of(each.conversion()),
                        Figure.of(each.probability()),
                        Figure.of(each.points())))
                .toList();
    }

    private static List<File> files(ModelCard card) {
        return card.sources().files().stream()
                .map(each -> new File(
                        each.source(),
                        each.kind(),
                        each.path(),
                        each.sha256(),
                        each.accepted(),
                        each.rejected(),
                        each.ignored(),
                        each.known()))
                .toList();
    }

    private static List<Refusal> refusals(ModelCard card) {
        return card.sources().rejections().stream()
                .map(each -> new Refusal(
                        each.source(),
                        Optional.of(each.column()).filter(column -> !column.isEmpty()),
                        each.reason(),
                        each.rowCount()))
                .toList();
    }

    private static Optional<Gate> gate(ModelCard card) {
        return card.gate()
                .judged()
                .map(judged -> new Gate(
                        judged.modelId(),
                        judged.status(),
                        judged.championId(),
                        judged.basis(),
                        judged.rowCount(),
                        judged.positiveCount(),
                        card.gate().checks().stream()
                                .map(each -> new Check(
                                        each.name(),
                                        each.segment(),
                                        each.passed(),
                                        Figure.of(each.measured()),
                                        each.bound()))
                                .toList()));
    }

    private static List<Change> history(ModelCard card) {
        return card.gate().history().stream()
                .map(each -> new Change(each.modelId(), each.asOf(), each.status(), each.cause(), each.reason()))
                .toList();
    }

    private static Fingerprinted fingerprints(ModelCard card) {
        return new Fingerprinted(
                card.subject().model().map(ModelSummary::fingerprint),
                card.card().training().map(Made::of),
                card.card().run().map(Made::of));
    }
}
