package io.plumbline.engine.version;

import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.Bounds;
import io.plumbline.engine.scorecard.BuyingStage;
import io.plumbline.engine.scorecard.Combination;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.Grades;
import io.plumbline.engine.scorecard.LevelCondition;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.scorecard.Value;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** A value of any type that a scorecard is made of; absent is never what it is, and a list has one of each kind. */
final class Specimens {
    private static final Map<Class<?>, Object> PLAIN = Map.ofEntries(
            Map.entry(String.class, "Käse \"und\" \\ Brot"),
            Map.entry(double.class, 1 / 3.0),
            Map.entry(long.class, 1_234_567_890_123L),
            Map.entry(Long.class, 1_234_567_890_123L),
            Map.entry(int.class, 7),
            Map.entry(boolean.class, true),
            Map.entry(OptionalDouble.class, OptionalDouble.of(0.1)),
            Map.entry(OptionalLong.class, OptionalLong.of(5)),
            Map.entry(Duration.class, Duration.ofHours(36)),
            Map.entry(Instant.class, Instant.parse("2026-03-01T12:34:56.789012Z")),
            Map.entry(LocalDate.class, LocalDate.parse("2026-03-01")),
            Map.entry(
                    LevelCondition.Combined.class,
                    new LevelCondition.Combined(Combination.NONE_OF, List.of(new LevelCondition.Fired("pages")))),
            Map.entry(Bounds.class, new Bounds(-5_000_000, 40_000_000)),
            Map.entry(Segment.class, segment()),
            Map.entry(Grades.class, new Grades(List.of(3L, 2L, 1L), List.of(6L, 5L, 4L))));

    private Specimens() {}

    /** A segment holds a scorecard, which may hold none. */
    private static Segment segment() {
        return new Segment(
                "enterprise",
                List.of(new AttributeCondition("employees", new Comparison.AtLeast(new Value.Real(1_000)))),
                new Scorecard(
                        "base",
                        Dimension.EMPTY,
                        Dimension.EMPTY,
                        BuyingStage.EMPTY,
                        new PointsScore(1, 0.5, 0, Bounds.USUAL),
                        Grades.USUAL,
                        List.of()));
    }

    static Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> each = (Class<?>) type;
        if (PLAIN.containsKey(each)) {
            return PLAIN.get(each);
        }
        if (each.isEnum()) {
            return each.getEnumConstants()[each.getEnumConstants().length - 1];
        }
        return each.isSealed() ? kinds(each).findFirst().orElseThrow() : record(each);
    }

    private static Object ofGeneric(Class<?> raw, Type[] arguments) {
        if (raw == Optional.class) {
            return Optional.of(of(arguments[0]));
        }
        if (raw == List.class) {
            return arguments[0] instanceof Class<?> element && element.isSealed()
                    ? kinds(element).toList()
                    : List.of(of(arguments[0]));
        }
        if (raw == Set.class) {
            return Set.of(of(arguments[0]));
        }
        if (raw == Map.class) {
            return Map.of(of(arguments[0]), of(arguments[1]));
        }
        throw new IllegalArgumentException("A component of type " + raw + " has no specimen; add one.");
    }

    private static Stream<Object> kinds(Class<?> type) {
        return Stream.of(type.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? kinds(kind) : Stream.of(of(kind)));
    }

    static Object record(Class<?> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = Stream.of(components)
                    .map(RecordComponent::getGenericType)
                    .map(Specimens::of)
                    .toArray();
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("A record " + type + " has no specimen; add one.", e);
        }
    }
}
