package io.plumbline.engine.score;

import io.plumbline.engine.score.LedgerLine.Balance;
import io.plumbline.engine.score.LedgerLine.FiredRule;
import io.plumbline.engine.score.PointsChange.Cause;
import io.plumbline.engine.score.PointsChange.Line;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The ledgers on the way from a lead's points at one moment to those at another, each with one thing more as it is now.
 *
 * @param ledgers by the scorecard then; by that of now; with windows as they lie now; at the later moment with what was
 *                known at the earlier; with the events known now; with all, in the segment of before; in that of now
 * @param now     the scorecard of now, whose rules are told in its order
 * @param card    that of the segment of before, by which all but the first and the last ledger are made
 */
record ChangePath(List<Ledger> ledgers, Scorecard now, Scorecard card) {
    private static final int THEN = 0;
    private static final int NOW = 1;
    private static final int KNOWN = 5;
    private static final int LAST = 6;
    private static final List<Cause> STEPS =
            List.of(Cause.LEFT_WINDOW, Cause.DECAY, Cause.NEW_EVIDENCE, Cause.CHANGED_ATTRIBUTE);

    List<Line> lines() {
        Set<Name> names = new LinkedHashSet<>();
        ledgers.forEach(ledger -> ledger.lines().forEach(line -> names.add(Name.of(line))));
        List<String> rules = now.rules().stream().map(Rule::id).distinct().toList();
        return names.stream()
                .sorted(Comparator.comparingInt(Name::dimensionNumber)
                        .thenComparing(Name::keptBy)
                        .thenComparingInt(name -> name.place(rules)))
                .map(this::line)
                .filter(line -> !line.causes().isEmpty())
                .toList();
    }

    private Line line(Name name) {
        Map<Cause, Long> causes = new EnumMap<>(Cause.class);
        long[] counted = along(name, LedgerLine::countedMicros);
        long[] free = along(name, line -> line instanceof FiredRule rule ? rule.decayedMicros() : 0);
        add(causes, Cause.CHANGED_SCORECARD, counted[NOW] - counted[THEN]);
        for (int i = NOW; i < KNOWN; i++) {
            Cause cause = STEPS.get(i - NOW);
            boolean ofTime = cause == Cause.DECAY && !decays(name);
            add(causes, ofTime ? Cause.LEFT_WINDOW : cause, free[i + 1] - free[i]);
        }
        add(causes, name.keptBy(), counted[KNOWN] - counted[NOW] - (free[KNOWN] - free[NOW]));
        add(causes, Cause.CHANGED_SEGMENT, counted[LAST] - counted[KNOWN]);
        causes.values().removeIf(micros -> micros == 0);
        return new Line(name.dimension(), name.line(), counted[THEN], counted[LAST], causes);
    }

    private static void add(Map<Cause, Long> causes, Cause cause, long micros) {
        causes.merge(cause, micros, Long::sum);
    }

    private boolean decays(Name name) {
        return card.rules().stream()
                .anyMatch(rule -> rule instanceof EventRule && rule.id().equals(name.line()));
    }

    private long[] along(Name name, ToLongFunction<LedgerLine> micros) {
        return ledgers.stream()
                .mapToLong(ledger -> ledger.lines().stream()
                        .filter(line -> Name.of(line).equals(name))
                        .mapToLong(micros)
                        .sum())
                .toArray();
    }

    /**
     * What a line of a ledger is found again by.
     *
     * @param keptBy the cause of what is not let through: a rule's own limit, or what the line is of
     */
    private record Name(String dimension, String line, Cause keptBy) {
        private static final List<String> DIMENSIONS = List.of("fit", "engagement", "stage", "points");

        static Name of(LedgerLine line) {
            return new Name(
                    line.dimension(), line.name(), line instanceof Balance balance ? cause(balance) : Cause.LIMIT);
        }

        private static Cause cause(Balance balance) {
            return switch (balance.by()) {
                case GROUP_LIMIT -> Cause.GROUP_LIMIT;
                case CLAMP -> Cause.CLAMP;
                case WEIGHT -> Cause.WEIGHT;
            };
        }

        int dimensionNumber() {
            return DIMENSIONS.indexOf(dimension);
        }

        /** Rules of now first, then those that went. */
        int place(List<String> rules) {
            int place = rules.indexOf(line);
            return place < 0 ? rules.size() : place;
        }
    }
}
