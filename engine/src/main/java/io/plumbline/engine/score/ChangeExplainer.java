package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says why a lead's points changed between two moments. Between the two ledgers lie others, each with one thing more as
 * it is now: the scorecard, then time, then the events, the attributes, and last the segment whose scorecard counts. A
 * cause is what a step between two of them changes.
 */
public final class ChangeExplainer {
    private static final Ledger NOTHING =
            new Ledger(Instant.EPOCH, Optional.empty(), List.of(), 0, 0, 0, Optional.empty(), 0, "", List.of());

    private final Store store;
    private final Declarations declared;
    private final String leadId;

    private ChangeExplainer(Store store, Declarations declared, String leadId) {
        this.store = store;
        this.declared = declared;
        this.leadId = leadId;
    }

    /**
     * The change of a lead's points. Leaves nothing in the store but temporary tables.
     *
     * @param then  the scorecard in force at the earlier moment
     * @param now   the scorecard for the later one
     * @param since the earlier moment; before {@code asOf}
     * @throws io.plumbline.engine.problem.ProblemException (usage) when there is no such lead at the later moment
     */
    public static PointsChange explain(
            Store store,
            Scorecard then,
            Scorecard now,
            Declarations declared,
            String leadId,
            Instant since,
            Instant asOf) {
        World.prepare(store, leadId);
        return new ChangeExplainer(store, declared, leadId).change(then, now, since, asOf);
    }

    private PointsChange change(Scorecard then, Scorecard now, Instant since, Instant asOf) {
        Ledger last = ledger(now, World.AS_IT_IS, asOf).orElseThrow(() -> Explainer.unknown(asOf));
        Optional<Ledger> first = ledger(then, World.AS_IT_IS, since);
        ChangePath path = first.map(begin -> path(begin, now, since, asOf, last))
                .orElseGet(
                        () -> new ChangePath(List.of(NOTHING, NOTHING, NOTHING, NOTHING, last, last, last), now, now));
        return new PointsChange(
                since,
                asOf,
                first.flatMap(Ledger::segment),
                last.segment(),
                path.ledgers().get(0).pointsMicros(),
                last.pointsMicros(),
                path.lines());
    }

    private ChangePath path(Ledger first, Scorecard now, Instant since, Instant asOf, Ledger last) {
        Ledger begin = ledger(now, World.AS_IT_IS, since).orElseThrow();
        // For all leads, whatever segment they fall into.
        Scorecard card = now.card(begin.segment()).with(List.of());
        Scorecard shorter = Windows.shorter(Duration.between(since, asOf), card);
        World stopped = new World(Optional.of(since), Optional.of(since));
        World silent = new World(Optional.empty(), Optional.of(since));
        List<Ledger> ledgers = List.of(
                first,
                begin,
                ledger(shorter, World.AS_IT_IS, since).orElseThrow(),
                ledger(card, stopped, asOf).orElseThrow(),
                ledger(card, silent, asOf).orElseThrow(),
                last.segment().equals(begin.segment())
                        ? last
                        : ledger(card, World.AS_IT_IS, asOf).orElseThrow(),
                last);
        return new ChangePath(ledgers, now, card);
    }

    private Optional<Ledger> ledger(Scorecard scorecard, World world, Instant asOf) {
        Declarations held = HeldDeclarations.in(store, declared, scorecard);
        return world.in(store, () -> Explainer.find(store, scorecard, held, leadId, asOf));
    }
}
