package io.plumbline.engine.score;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.BuyingStage;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Stage;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A scorecard and a history, and the smaller ones beside them. */
record ScoreCase(Scorecard scorecard, History history, Instant asOf) {

    /** Whether the SQL and the plain scorer disagree. */
    boolean fails(Store store) {
        history.fill(store);
        return !PlainScorer.every(scorecard, History.DECLARATIONS, history, asOf)
                .equals(LeadPoints.of(
                        store,
                        ScorePlan.of(
                                scorecard, History.DECLARATIONS, AttributesAsOf.in(store), Moment.everyLead(asOf))));
    }

    /** The smallest case that can be reached by leaving out one thing after another while it still fails. */
    ScoreCase smallest(Predicate<ScoreCase> fails) {
        Optional<ScoreCase> smaller = smaller().filter(fails).findFirst();
        return smaller.map(found -> found.smallest(fails)).orElse(this);
    }

    private Stream<ScoreCase> smaller() {
        return Stream.of(
                        without(history.leads).map(leads -> with(leads, history.events, history.changes)),
                        halves(history.events).map(events -> with(history.leads, events, history.changes)),
                        without(history.changes).map(changes -> with(history.leads, history.events, changes)),
                        cards().map(card -> new ScoreCase(card, history, asOf)))
                .flatMap(each -> each);
    }

    /** A list without half of it while it is long, then without one of it. */
    private static <T> Stream<List<T>> halves(List<T> list) {
        int half = list.size() / 2;
        return list.size() > 8
                ? Stream.concat(Stream.of(list.subList(0, half), list.subList(half, list.size())), without(list))
                : without(list);
    }

    private static <T> Stream<List<T>> without(List<T> list) {
        return IntStream.range(0, list.size()).mapToObj(i -> {
            List<T> left = new ArrayList<>(list);
            left.remove(i);
            return left;
        });
    }

    private ScoreCase with(List<History.Lead> leads, List<History.Event> events, List<History.Change> changes) {
        History smaller = new History();
        smaller.leads.addAll(leads);
        List<String> left = leads.stream().map(History.Lead::id).toList();
        events.stream().filter(event -> left.contains(event.lead())).forEach(smaller.events::add);
        changes.stream().filter(change -> left.contains(change.lead())).forEach(smaller.changes::add);
        return new ScoreCase(scorecard, smaller, asOf);
    }

    private Stream<Scorecard> cards() {
        return Stream.of(
                        scorecard.segments().isEmpty()
                                ? Stream.<Scorecard>of()
                                : Stream.of(card(scorecard.fit(), scorecard.engagement(), scorecard.stage())),
                        without(scorecard.fit().rules())
                                .map(rules ->
                                        card(of(scorecard.fit(), rules), scorecard.engagement(), scorecard.stage())),
                        without(scorecard.engagement().rules())
                                .map(rules ->
                                        card(scorecard.fit(), of(scorecard.engagement(), rules), scorecard.stage())),
                        without(scorecard.stage().stages())
                                .map(stages -> card(
                                        scorecard.fit(),
                                        scorecard.engagement(),
                                        new BuyingStage(scorecard.stage().bounds(), stages))))
                .flatMap(each -> each);
    }

    private static Dimension of(Dimension dimension, List<Rule> rules) {
        return new Dimension(dimension.bounds(), dimension.groups(), rules);
    }

    /** A card without segments. */
    private Scorecard card(Dimension fit, Dimension engagement, BuyingStage stage) {
        return new Scorecard(
                scorecard.name(),
                fit,
                engagement,
                stage,
                scorecard.points(),
                scorecard.grades(),
                scorecard.levels(),
                scorecard.grid(),
                List.of());
    }

    @Override
    public String toString() {
        return Stream.of(
                        Stream.of("as of " + asOf),
                        Stream.of("fit " + scorecard.fit(), "engagement " + scorecard.engagement()),
                        scorecard.stage().stages().stream().map(Stage::toString),
                        scorecard.segments().stream().map(segment -> "segment " + segment),
                        history.leads.stream().map(History.Lead::toString),
                        history.events.stream().map(History.Event::toString),
                        history.changes.stream().map(History.Change::toString))
                .flatMap(each -> each)
                .collect(Collectors.joining("\n"));
    }
}
