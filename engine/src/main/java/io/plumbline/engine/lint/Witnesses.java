package io.plumbline.engine.lint;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.TextPart;
import io.plumbline.engine.scorecard.Value;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Values on which a few comparisons can differ: if none of these does something, no value does.
 *
 * @param values values of a column; empty for a missing one
 */
record Witnesses(Set<Optional<Value>> values) {
    private static final int MOST = 2_000;

    /** The values that can meet all of some comparisons; empty where that cannot be told. */
    static Optional<Witnesses> ofAll(ValueType type, Collection<Comparison> comparisons) {
        if (comparisons.stream().anyMatch(Comparison::isOfMoment)) {
            return Optional.empty();
        }
        return switch (type) {
            case TEXT -> ofTexts(comparisons);
            case BOOLEAN, LIST -> Optional.empty();
            case NUMBER, DATE, TIMESTAMP -> Optional.of(ofCells(comparisons));
        };
    }

    /** The values between which some comparisons of one column tell; empty where they tell texts by more than being equal. */
    static Optional<Witnesses> between(ValueType type, Collection<Comparison> comparisons) {
        if (type != ValueType.TEXT) {
            return ofAll(type, comparisons);
        }
        if (!comparisons.stream().allMatch(Witnesses::isFinite)) {
            return Optional.empty();
        }
        Set<Optional<Value>> values = texts(comparisons);
        values.add(Optional.of(new Value.Text("\u0001 none of these")));
        return limited(values);
    }

    private static Optional<Witnesses> ofTexts(Collection<Comparison> comparisons) {
        boolean missing = comparisons.stream().anyMatch(Comparison.IsMissing.class::isInstance);
        boolean finite = comparisons.stream()
                .anyMatch(each -> isFinite(each) && !texts(List.of(each)).equals(Set.of(Optional.empty())));
        return missing || finite ? limited(texts(comparisons)) : Optional.empty();
    }

    private static Optional<Witnesses> limited(Set<Optional<Value>> values) {
        return values.size() <= MOST ? Optional.of(new Witnesses(values)) : Optional.empty();
    }

    /** Whether only some texts, or all but these, meet it. */
    static boolean isFinite(Comparison comparison) {
        return comparison instanceof Comparison.Equals
                || comparison instanceof Comparison.In
                || (comparison instanceof Comparison.InList in && in.part() == TextPart.WHOLE)
                || comparison instanceof Comparison.IsMissing;
    }

    private static Set<Optional<Value>> texts(Collection<Comparison> comparisons) {
        Set<Optional<Value>> values = new LinkedHashSet<>();
        values.add(Optional.empty());
        comparisons.stream()
                .filter(Witnesses::isFinite)
                .flatMap(Witnesses::constants)
                .forEach(value -> values.add(Optional.of(value)));
        return values;
    }

    private static Witnesses ofCells(Collection<Comparison> comparisons) {
        Set<Optional<Value>> values = new LinkedHashSet<>();
        values.add(Optional.empty());
        comparisons.stream()
                .flatMap(Witnesses::constants)
                .flatMap(Witnesses::neighbours)
                .forEach(value -> values.add(Optional.of(value)));
        return new Witnesses(values);
    }

    private static Stream<Value> neighbours(Value value) {
        if (value instanceof Value.Real real) {
            return Stream.of(
                    new Value.Real(Math.nextDown(real.number())), real, new Value.Real(Math.nextUp(real.number())));
        }
        if (value instanceof Value.Day day) {
            return Stream.of(
                    new Value.Day(day.day().minusDays(1)),
                    day,
                    new Value.Day(day.day().plusDays(1)));
        }
        return value instanceof Value.Time time
                ? Stream.of(
                        new Value.Time(time.instant().minus(1, ChronoUnit.MICROS)),
                        time,
                        new Value.Time(time.instant().plus(1, ChronoUnit.MICROS)))
                : Stream.of(value);
    }

    /** The values that a comparison names. */
    private static Stream<Value> constants(Comparison comparison) {
        if (comparison instanceof Comparison.Equals each) {
            return Stream.of(each.value());
        }
        if (comparison instanceof Comparison.NotEquals each) {
            return Stream.of(each.value());
        }
        if (comparison instanceof Comparison.In each) {
            return each.values().stream();
        }
        if (comparison instanceof Comparison.NotIn each) {
            return each.values().stream();
        }
        if (comparison instanceof Comparison.InList each) {
            return each.list().entries().stream().map(Value.Text::new);
        }
        if (comparison instanceof Comparison.Between each) {
            return Stream.of(each.low(), each.high());
        }
        if (comparison instanceof Comparison.AtLeast each) {
            return Stream.of(each.value());
        }
        return comparison instanceof Comparison.AtMost each ? Stream.of(each.value()) : Stream.empty();
    }
}
