package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.score.LedgerLine.FiredRule;
import io.plumbline.engine.score.PointsChange.Cause;
import io.plumbline.engine.score.PointsChange.Line;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Says why a lead's points changed between two moments. Between the two ledgers lie others, each with one thing more as
 * it is now: the scorecard, then time, then the events, then the attributes. A cause is what a step between two of them
 * changes.
 */
public final class ChangeExplainer {
    private static final Ledger NOTHING =
            new Ledger(Instant.EPOCH, List.of(), 0, 0, 0, Optional.empty(), 0, "", List.of());

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
        List<Ledger> path = first.map(begin -> path(begin, now, since, asOf, last))
                .orElseGet(() -> List.of(NOTHING, NOTHING, NOTHING, NOTHING, last, last));
        return new PointsChange(
                since, asOf, path.get(0).pointsMicros(), last.pointsMicros(), new Path(path, now.rules()).lines());
    }

    private List<Ledger> path(Ledger first, Scorecard now, Instant since, Instant asOf, Ledger last) {
        Scorecard shorter = Windows.shorter(Duration.between(since, asOf), now);
        World stopped = new World(Optional.of(since), Optional.of(since));
        World silent = new World(Optional.empty(), Optional.of(since));
        return List.of(
                first,
                ledger(now, World.AS_IT_IS, since).orElseThrow(),
                ledger(shorter, World.AS_IT_IS, since).orElseThrow(),
                ledger(now, stopped, asOf).orElseThrow(),
                ledger(now, silent, asOf).orElseThrow(),
                last);
    }

    private Optional<Ledger> ledger(Scorecard scorecard, World world, Instant asOf) {
        Declarations held = HeldDeclarations.in(store, declared, scorecard);
        return world.in(store, () -> Explainer.find(store, scorecard, held, leadId, asOf));
    }

    /**
     * The ledgers on the way.
     *
     * @param ledgers by the scorecard then; by that of now; with windows as they lie now; at the later moment with what
     *                was known at the earlier; with the events known now; with all
     * @param rules   those of now, in the order in which they are told
     */
    private record Path(List<Ledger> ledgers, List<Rule> rules) {
        private static final int THEN = 0;
        private static final int NOW = 1;
        private static final int LAST = 5;
        private static final List<Cause> STEPS =
                List.of(Cause.LEFT_WINDOW, Cause.DECAY, Cause.NEW_EVIDENCE, Cause.CHANGED_ATTRIBUTE);

        List<Line> lines() {
            Set<Name> names = new LinkedHashSet<>();
            ledgers.forEach(ledger -> ledger.lines().forEach(line -> names.add(Name.of(line))));
            return names.stream()
                    .sorted(Comparator.comparingInt(Name::place).thenComparingInt(this::place))
                    .map(this::line)
                    .filter(line -> !line.causes().isEmpty())
                    .toList();
        }

        /** Rules of now, then those that went, then the balancing lines. */
        private int place(Name name) {
            return name.rule()
                    ? IntStream.range(0, rules.size())
                            .filter(i -> rules.get(i).id().equals(name.line()))
                            .findFirst()
                            .orElse(rules.size())
                    : rules.size() + 1;
        }

        private boolean decays(Name name) {
            return rules.stream()
                    .anyMatch(rule -> rule instanceof EventRule && rule.id().equals(name.line()));
        }

        private Line line(Name name) {
            Map<Cause, Long> causes = new EnumMap<>(Cause.class);
            long[] counted = along(name, LedgerLine::countedMicros);
            long[] free = along(name, line -> line instanceof FiredRule rule ? rule.decayedMicros() : 0);
            add(causes, Cause.CHANGED_SCORECARD, counted[NOW] - counted[THEN]);
            for (int i = NOW; i < LAST; i++) {
                Cause cause = STEPS.get(i - NOW);
                boolean ofTime = cause == Cause.DECAY && !decays(name);
                add(causes, ofTime ? Cause.LEFT_WINDOW : cause, free[i + 1] - free[i]);
            }
            add(causes, Cause.LIMIT, counted[LAST] - counted[NOW] - (free[LAST] - free[NOW]));
            causes.values().removeIf(micros -> micros == 0);
            return new Line(name.dimension(), name.line(), counted[THEN], counted[LAST], causes);
        }

        private static void add(Map<Cause, Long> causes, Cause cause, long micros) {
            causes.merge(cause, micros, Long::sum);
        }

        private long[] along(Name name, ToLongFunction<LedgerLine> micros) {
            return ledgers.stream()
                    .mapToLong(ledger -> ledger.lines().stream()
                            .filter(line -> Name.of(line).equals(name))
                            .mapToLong(micros)
                            .sum())
                    .toArray();
        }
    }

    private record Name(String dimension, String line, boolean rule) {
        private static final List<String> DIMENSIONS = List.of("fit", "engagement", "stage", "points");

        static Name of(LedgerLine line) {
            return new Name(line.dimension(), line.name(), line instanceof FiredRule);
        }

        int place() {
            return DIMENSIONS.indexOf(dimension);
        }
    }
}
