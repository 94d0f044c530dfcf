package io.plumbline.reports.card;

import static io.plumbline.reports.card.Markdown.cells;

import io.plumbline.reports.section.AuditedSource;
import io.plumbline.reports.section.CardSection.Fingerprints;
import io.plumbline.reports.section.CardSection.Note;
import io.plumbline.reports.section.CardSentences;
import io.plumbline.reports.section.ModelSummary;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The model card as Markdown, under the headings that model cards usually have. */
final class MarkdownCard {
    private final ModelCard card;
    private final Words words;
    private final Figures figures;
    private final Markdown page = new Markdown();

    private MarkdownCard(ModelCard card, Words words) {
        this.card = card;
        this.words = words;
        this.figures = words.figures();
    }

    static String of(ModelCard card, Words words) {
        MarkdownCard markdown = new MarkdownCard(card, words);
        markdown.head();
        card.sentences(words)
                .ifPresentOrElse(markdown::model, () -> markdown.page.paragraph(words.say("card.without")));
        markdown.data();
        markdown.people();
        markdown.gate();
        card.subject().model().ifPresent(markdown::fingerprints);
        return markdown.page.toString();
    }

    private void head() {
        page.heading(1, words.say("card.title_of", "workspace", card.subject().workspace()));
        page.paragraph(
                words.say("page.as_of", "date", Figures.instant(card.subject().asOf())));
        if (!card.subject().isWhole()) {
            page.paragraph(words.say("page.segment", "segment", card.subject().segment()));
        }
        if (card.subject().anonymised()) {
            page.paragraph(words.say("page.anonymised"));
        }
    }

    private void model(CardSentences told) {
        page.heading(2, words.say("card.details"));
        page.paragraph(told.status());
        page.paragraph(told.recipe());
        page.heading(2, words.say("card.use"));
        page.paragraph(told.purpose());
        page.paragraph(words.say("card.not_for"));
        page.heading(2, words.say("card.measures"));
        told.quality().forEach(page::paragraph);
        page.table(
                heads("card.measure", "card.score", "card.value", "card.interval", "card.rows", "card.conversions"),
                measures());
        page.heading(2, words.say("card.limits"));
        page.list(told.limits());
        page.heading(2, words.say("card.parts"));
        page.paragraph(words.say("card.parts_meaning"));
        page.table(
                heads("card.part", "card.first", "card.last", "card.rows", "card.leads", "card.conversions"), parts());
        page.heading(2, words.say("card.terms"));
        page.paragraph(words.say("card.terms_meaning"));
        page.table(
                heads("card.term", "card.meaning", "card.transform", "card.coefficient", "card.standard_error"),
                terms());
        page.heading(2, words.say("card.excluded"));
        page.list(excluded(told));
        notes();
    }

    private List<List<String>> measures() {
        return card.card().measures().stream()
                .map(measure -> cells(
                        words.named("card.measure", measure.metric()),
                        words.named("scorer", measure.scorer()),
                        figures.decimal(measure.estimate().value(), measure.decimals()),
                        figures.bounds(measure.estimate(), measure.decimals()),
                        figures.count(measure.rowCount()),
                        figures.count(measure.positiveCount())))
                .toList();
    }

    private List<List<String>> parts() {
        return card.card().parts().stream()
                .map(part -> cells(
                        words.named("card.part", part.name()),
                        part.first(words),
                        part.last(words),
                        figures.count(part.rowCount()),
                        figures.count(part.leadCount()),
                        figures.count(part.positiveCount())))
                .toList();
    }

    private List<List<String>> terms() {
        return card.card().terms().stream()
                .map(term -> cells(
                        term.name(),
                        term.description(),
                        term.transform(),
                        figures.decimal(OptionalDouble.of(term.coefficient()), 3),
                        figures.decimal(term.standardError(), 3)))
                .toList();
    }

    private List<String> excluded(CardSentences told) {
        List<String> excluded = new ArrayList<>();
        card.leakage().leftOut().forEach(source -> excluded.add(suspect(source)));
        card.groups()
                .refused()
                .forEach(attribute -> excluded.add(attribute.words(words) + ": "
                        + words.say("card.excluded_protected", "tells", attribute.kindWords(words))));
        card.card().setAside().forEach(note -> excluded.add(note.text()));
        if (told.excludesNothing()) {
            excluded.add(words.say("card.excluded_nothing"));
        }
        if (card.subject().anonymised()) {
            excluded.add(words.say("card.excluded_hidden"));
        }
        return excluded;
    }

    private String suspect(AuditedSource source) {
        Stream<String> why =
                Stream.concat(Stream.of(words.say("card.excluded_leakage")), source.evidence(words).stream());
        return source.name() + ": " + String.join(" ", why.toList());
    }

    private void notes() {
        List<Note> notes = card.card().otherNotes();
        if (!notes.isEmpty()) {
            page.heading(2, words.say("card.notes"));
            page.list(notes.stream()
                    .map(note -> words.named("card.topic", note.topic()) + ": " + note.text())
                    .toList());
        }
    }

    private void data() {
        page.heading(2, words.say("sources.title"));
        page.table(
                heads(
                        "sources.source",
                        "sources.kind",
                        "sources.file",
                        "sources.accepted",
                        "sources.rejected",
                        "sources.ignored",
                        "sources.known"),
                card.sources().files().stream()
                        .map(file -> cells(
                                file.source(),
                                words.named("sources.kind_of", file.kind()),
                                file.path().orElse(Figures.ABSENT),
                                figures.count(file.accepted()),
                                figures.count(file.rejected()),
                                figures.count(file.ignored()),
                                figures.count(file.known())))
                        .toList());
        page.table(
                heads("sources.source", "sources.column", "sources.reason", "sources.rows"),
                card.sources().rejections().stream()
                        .map(refused -> cells(
                                refused.source(),
                                refused.column(),
                                refused.reason(),
                                figures.count(refused.rowCount())))
                        .toList());
        if (!card.maturity().exclusions().isEmpty()) {
            page.heading(2, words.say("maturity.left_out"));
            page.paragraph(words.say("maturity.left_out_meaning"));
        }
        page.table(
                heads("maturity.reason", "maturity.rows", "maturity.share"),
                card.maturity().exclusions().stream()
                        .map(each -> cells(
                                words.named("maturity.because", each.reason()),
                                figures.count(each.rowCount()),
                                figures.share(each.share())))
                        .toList());
    }

    private void people() {
        if (card.groups().isEmpty()) {
            return;
        }
        page.heading(2, words.say("protected.title"));
        page.table(
                heads("protected.attribute", "protected.tells", "protected.may", "protected.rules"),
                card.groups().attributes().stream()
                        .map(each -> cells(
                                each.words(words),
                                each.kindWords(words),
                                each.statusWords(words),
                                each.readBy().orElse(Figures.ABSENT)))
                        .toList());
        page.paragraph(words.say("protected.meaning"));
        page.list(card.groups().findings(words));
        page.table(
                heads(
                        "protected.attribute",
                        "protected.test_rows",
                        "protected.rows",
                        "protected.leads",
                        "protected.converted",
                        "protected.predicted"),
                card.groups().groups().stream()
                        .map(group -> cells(
                                group.attribute(),
                                group.words(words),
                                figures.count(group.rowCount()),
                                figures.count(group.leadCount()),
                                figures.share(group.conversion()),
                                figures.share(group.probability())))
                        .toList());
    }

    private void gate() {
        card.gate().judged().ifPresent(judged -> {
            page.heading(2, words.say("gate.title"));
            page.paragraph(judged.held(words));
            page.table(
                    heads("gate.check", "gate.segment", "gate.result", "gate.found", "gate.allowed"),
                    card.gate().checks().stream()
                            .map(check -> cells(
                                    words.named("gate.check", check.name()),
                                    words.named("segment", check.segment()),
                                    words.say(check.passed() ? "gate.passed" : "gate.failed"),
                                    check.found(figures),
                                    check.allowed(words)))
                            .toList());
        });
        if (!card.gate().history().isEmpty()) {
            page.heading(2, words.say("gate.history"));
        }
        page.table(
                heads("gate.model", "gate.trained", "gate.now", "gate.because"),
                card.gate().history().stream()
                        .map(change -> cells(
                                String.valueOf(change.modelId()),
                                Figures.instant(change.asOf()),
                                words.named("gate.status", change.status()),
                                words.named("gate.cause", change.cause())
                                        + change.reason()
                                                .map(reason -> ": " + reason)
                                                .orElse("")))
                        .toList());
    }

    private void fingerprints(ModelSummary model) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(cells(words.say("card.fingerprint_model"), model.fingerprint()));
        card.card().training().ifPresent(made -> {
            add(rows, "card.fingerprint_training_data", made.data());
            add(rows, "card.fingerprint_training_configuration", made.configuration());
            add(rows, "card.fingerprint_training_code", made.code());
        });
        Optional<Fingerprints> run = card.card().run();
        run.ifPresent(read -> {
            add(rows, "card.fingerprint_data", read.data());
            add(rows, "card.fingerprint_configuration", read.configuration());
            add(rows, "card.fingerprint_code", read.code());
        });
        page.heading(2, words.say("card.fingerprints"));
        page.table(heads("card.of", "card.fingerprint"), rows);
    }

    private void add(List<List<String>> rows, String key, Optional<String> fingerprint) {
        rows.add(cells(words.say(key), fingerprint.orElse(Figures.ABSENT)));
    }

    private List<String> heads(String... keys) {
        return Stream.of(keys).map(words::say).toList();
    }
}
