package io.plumbline.reports.card;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.ReportRequest;
import io.plumbline.reports.page.WholeFile;
import io.plumbline.reports.section.CardSection;
import io.plumbline.reports.section.CardSentences;
import io.plumbline.reports.section.GateSection;
import io.plumbline.reports.section.GroupSection;
import io.plumbline.reports.section.LeakageSection;
import io.plumbline.reports.section.MaturitySection;
import io.plumbline.reports.section.Measured;
import io.plumbline.reports.section.SourceSection;
import io.plumbline.reports.section.Subject;
import io.plumbline.reports.words.Words;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The model card of a report: what the model is for, what it was made from, how good it is and what limits that. The
 * same that the page says at its end.
 */
public record ModelCard(
        Subject subject,
        CardSection card,
        SourceSection sources,
        LeakageSection leakage,
        MaturitySection maturity,
        GroupSection groups,
        GateSection gate) {

    public static ModelCard read(Store store, ReportRequest request) {
        Subject subject =
                Subject.read(store, request.workspace(), request.runId(), request.segment(), request.anonymised());
        return new ModelCard(
                subject,
                CardSection.read(store, subject),
                SourceSection.read(store, subject),
                LeakageSection.read(store, subject),
                MaturitySection.of(store, subject, Measured.read(store, subject)),
                GroupSection.read(store, subject),
                GateSection.read(store, subject));
    }

    /**
     * Writes the card as Markdown, in the language of the request, and as JSON.
     *
     * @param markdown where to write, replaced if there; its folder must exist
     * @param json     the same
     * @throws ProblemException when the store has no such run or segment, or a file cannot be written
     */
    public static void write(Store store, ReportRequest request, Path markdown, Path json) {
        ModelCard card = read(store, request);
        WholeFile.write(markdown, MarkdownCard.of(card, request.words()));
        WholeFile.write(json, JsonCard.of(card));
    }

    /** What it says in sentences; empty without a model. */
    Optional<CardSentences> sentences(Words words) {
        return subject.model().map(model -> new CardSentences(model, card, leakage, maturity, groups, words));
    }
}
