package io.plumbline.engine.scorecard;

import io.plumbline.engine.fingerprint.Sha256;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of a canonical text of a tree of records: each record by its name and components, texts with their length. */
final class Fingerprint {
    private final StringBuilder canonical = new StringBuilder();

    private Fingerprint() {}

    static String of(Record tree) {
        return Sha256.hex(canonicalText(tree));
    }

    static String canonicalText(Record tree) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.append(tree);
        return fingerprint.canonical.toString();
    }

    private void append(@Nullable Object value) {
        if (value instanceof Record part) {
            appendRecord(part);
        } else if (value instanceof List<?> list) {
            canonical.append('[');
            list.forEach(this::append);
            canonical.append(']');
        } else if (value instanceof Optional<?> optional) {
            append(optional.map(present -> List.<Object>of(present)).orElse(List.of()));
        } else if (value instanceof OptionalDouble number) {
            append(number.isPresent() ? List.of(number.getAsDouble()) : List.of());
        } else {
            String text = String.valueOf(value);
            canonical.append(text.length()).append(':').append(text);
        }
    }

    private void appendRecord(Record part) {
        canonical.append(part.getClass().getSimpleName()).append('(');
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            Object value = read(part, component);
            if (!isLeftOut(component, value)) {
                canonical.append(component.getName()).append('=');
                append(value);
            }
        }
        canonical.append(')');
    }

    private static boolean isLeftOut(RecordComponent component, @Nullable Object value) {
        return component.isAnnotationPresent(AddedLater.class)
                && (List.of().equals(value) || Optional.empty().equals(value));
    }

    private static @Nullable Object read(Record part, RecordComponent component) {
        try {
            return component.getAccessor().invoke(part);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + component.getName(), e);
        }
    }
}
